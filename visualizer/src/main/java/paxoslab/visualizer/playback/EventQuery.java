package paxoslab.visualizer.playback;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.RandomAccess;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.DoublePredicate;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import paxoslab.api.AcceptArgs;
import paxoslab.api.ChooseArgs;
import paxoslab.api.PrepareArgs;
import paxoslab.api.Request;
import paxoslab.api.SeqArgs;
import paxoslab.trace.TraceEvent;
import paxoslab.wire.Messages;

/**
 * Which events somebody looks for. All terms must hold:
 *
 * <ul>
 *   <li>{@code peer:p2}: it happens at p2, or comes from there
 *   <li>{@code kind:send}: its kind as in a trace, or what a message is: {@code prepare}, {@code
 *       accept}, {@code choose}, {@code done} for requests and all that follows from them, {@code
 *       promise}, {@code accepted} and {@code reject} for replies
 *   <li>{@code kind:get}, {@code kind:put}, {@code kind:append}: a client's operation, and all that
 *       clients and servers say of it; {@code client:c1} and {@code key:k}: whose, and on which key
 *   <li>{@code n>=20}, {@code seq=3}, {@code t<4.5}: its ballot, its instance, its time in virtual
 *       milliseconds; with {@code = != < <= > >=}
 *   <li>{@code dropped}: a message ends here without arriving
 *   <li>{@code finding}: a rule is seen to be broken here
 *   <li>any other word: its sentence contains it, in whatever case
 * </ul>
 *
 * <pre>{@code
 * EventQuery query = EventQuery.parse("peer:p2 kind:promise n>=20", timeline);
 * int next = query.next(playhead.index());
 * }</pre>
 */
public final class EventQuery {
  private static final int STEP = 8_192;
  private static final Pattern COMPARISON =
      Pattern.compile("(n|seq|t)(>=|<=|!=|=|>|<)(\\d+(?:\\.\\d+)?)");
  private static final Pattern LOOKS_LIKE_ONE = Pattern.compile("(n|seq|t)[<>=!].*");
  private static final Set<String> REQUESTS = Set.of("prepare", "accept", "choose", "done");
  private static final Set<String> OPERATIONS = Set.of("get", "put", "append");
  private static final Set<String> REPLIES = Set.of("promise", "accepted", "reject");
  private static final Set<String> KINDS =
      Set.of(
          "call",
          "result",
          "send",
          "reply",
          "deliver",
          "deliver-reply",
          "drop",
          "duplicate",
          "timeout",
          "timer",
          "partition",
          "heal",
          "deaf",
          "kill",
          "log",
          "note");

  private final Timeline timeline;
  private final Captions captions;
  private final Matter matter;
  private final List<IntPredicate> terms = new ArrayList<>();
  private final BitSet found = new BitSet();
  private Matches matches = new Matches(found);

  /** Is told how far a search has got. */
  @FunctionalInterface
  public interface Progress {
    /**
     * So many events have been looked at.
     *
     * @return false to look at no more
     */
    boolean at(int events);
  }

  private EventQuery(Timeline timeline) {
    this.timeline = timeline;
    this.captions = new Captions(timeline);
    this.matter = new Matter(timeline);
  }

  /**
   * Looks for what a text says; an empty text finds nothing.
   *
   * @throws IllegalArgumentException naming the term that says nothing, and what would
   */
  public static EventQuery parse(String text, Timeline timeline) {
    return parse(text, timeline, events -> true);
  }

  /**
   * The same in a long run, where words take seconds.
   *
   * @param progress is told of every so many events
   * @throws IllegalArgumentException as {@link #parse(String, Timeline)}
   * @throws CancellationException if no more is wanted
   */
  public static EventQuery parse(String text, Timeline timeline, Progress progress) {
    EventQuery query = new EventQuery(timeline);
    for (String term : text.strip().split("\\s+")) {
      if (!term.isEmpty()) {
        query.terms.add(query.term(term));
      }
    }
    query.look(progress);
    return query;
  }

  private void look(Progress progress) {
    int size = terms.isEmpty() ? 0 : timeline.size();
    for (int i = 0; i < size; i++) {
      if (i % STEP == 0 && !progress.at(i)) {
        throw new CancellationException();
      }
      if (holds(i)) {
        found.set(i);
      }
    }
    matches = new Matches(found);
  }

  private boolean holds(int index) {
    for (IntPredicate term : terms) {
      if (!term.test(index)) {
        return false;
      }
    }
    return true;
  }

  /** What the last word of a text may become, in alphabetical order; nothing for an empty one. */
  public static List<String> completions(String text, Timeline timeline) {
    String word = text.substring(text.lastIndexOf(' ') + 1);
    List<String> all = new ArrayList<>(List.of("dropped", "finding", "n>=", "seq=", "t<"));
    timeline.laneNames().forEach(name -> all.add("peer:" + name));
    if (timeline.hasClients()) {
      OPERATIONS.forEach(op -> all.add("kind:" + op));
      clients(timeline).forEach(name -> all.add("client:" + name));
      timeline.operations().keys().forEach(key -> all.add("key:" + key));
    }
    for (Set<String> kinds : List.of(REQUESTS, REPLIES, KINDS)) {
      kinds.forEach(kind -> all.add("kind:" + kind));
    }
    return all.stream()
        .filter(term -> !word.isEmpty() && term.startsWith(word) && !term.equals(word))
        .sorted()
        .toList();
  }

  /** The indexes of the events that were found, rising; not to be changed. */
  public List<Integer> matches() {
    return matches;
  }

  /** The first match after an index, or else the first of all; -1 if there is none. */
  public int next(int index) {
    int next = found.nextSetBit(Math.max(0, index + 1));
    return next >= 0 ? next : found.nextSetBit(0);
  }

  /** The last match before an index, or else the last of all; -1 if there is none. */
  public int previous(int index) {
    int previous = index <= 0 ? -1 : found.previousSetBit(index - 1);
    return previous >= 0 ? previous : found.length() - 1;
  }

  /** Numbers, four bytes each. */
  private static final class Matches extends AbstractList<Integer> implements RandomAccess {
    private final int[] indexes;

    Matches(BitSet found) {
      indexes = found.stream().toArray();
    }

    @Override
    public Integer get(int place) {
      return indexes[place];
    }

    @Override
    public int size() {
      return indexes.length;
    }
  }

  private IntPredicate term(String term) {
    String lower = term.toLowerCase(Locale.ROOT);
    Matcher comparison = COMPARISON.matcher(lower);
    if (lower.startsWith("peer:")) {
      return peer(term.substring("peer:".length()));
    } else if (lower.startsWith("kind:")) {
      return kind(lower.substring("kind:".length()));
    } else if (lower.startsWith("client:")) {
      return client(term.substring("client:".length()));
    } else if (lower.startsWith("key:")) {
      String key = term.substring("key:".length());
      return operation(o -> o.key().equals(key));
    } else if (comparison.matches()) {
      return number(comparison);
    } else if (LOOKS_LIKE_ONE.matcher(lower).matches()) {
      throw new IllegalArgumentException(
          term + ": write n, seq or t, then =, <, >= …, then a number");
    } else if (lower.equals("dropped")) {
      return i -> timeline.type(i) == TraceEvent.Drop.class;
    } else if (lower.equals("finding")) {
      BitSet places = new BitSet();
      timeline.trace().findings().forEach(f -> places.set(timeline.indexOf(f)));
      return places::get;
    }
    return i -> captions.at(i).toLowerCase(Locale.ROOT).contains(lower);
  }

  private IntPredicate peer(String name) {
    int lane = timeline.laneNames().indexOf(name);
    if (lane < 0) {
      throw new IllegalArgumentException(
          "peer:%s: this run has %s".formatted(name, String.join(", ", timeline.laneNames())));
    }
    return i -> timeline.lane(i) == lane || sender(i) == lane;
  }

  private int sender(int index) {
    Class<? extends Record> type = timeline.type(index);
    boolean arrives = type == TraceEvent.Deliver.class || type == TraceEvent.DeliverReply.class;
    int message = arrives ? timeline.referred(index) : -1;
    return message < 0 ? TraceEvent.NONE : timeline.lane(message);
  }

  private IntPredicate client(String name) {
    int lane = timeline.laneNames().indexOf(name);
    if (!timeline.isClient(lane)) {
      List<String> clients = clients(timeline);
      throw new IllegalArgumentException(
          "client:%s: this run has %s"
              .formatted(name, clients.isEmpty() ? "no clients" : String.join(", ", clients)));
    }
    return operation(o -> o.client() == lane);
  }

  private static List<String> clients(Timeline timeline) {
    return IntStream.range(0, timeline.laneNames().size())
        .filter(timeline::isClient)
        .mapToObj(timeline::laneName)
        .toList();
  }

  private IntPredicate operation(Predicate<ClientOperation> wanted) {
    return i -> timeline.operations().at(i).filter(wanted).isPresent();
  }

  private IntPredicate kind(String kind) {
    if (OPERATIONS.contains(kind)) {
      IntPredicate wanted = operation(o -> o.op().equals(kind));
      return i -> wanted.test(i) && !timeline.operations().speaksOfInstance(i);
    } else if (REQUESTS.contains(kind)) {
      return i -> {
        Request<?> request = matter.asked(i);
        return request != null && name(request).equals(kind);
      };
    } else if (REPLIES.contains(kind)) {
      return i -> {
        Record answer = matter.answer(i);
        return answer != null && Wording.label(answer).startsWith(kind);
      };
    } else if (!KINDS.contains(kind)) {
      throw new IllegalArgumentException(
          "kind:%s: there is no such kind; try send, deliver, drop, prepare, promise or reject"
              .formatted(kind));
    }
    String type = kind.replace("-", "");
    Map<Class<? extends Record>, Boolean> known = new HashMap<>();
    return i ->
        known.computeIfAbsent(
            timeline.type(i), c -> c.getSimpleName().toLowerCase(Locale.ROOT).equals(type));
  }

  private static String name(Request<?> request) {
    if (request instanceof PrepareArgs) {
      return "prepare";
    } else if (request instanceof AcceptArgs) {
      return "accept";
    }
    if (request instanceof ChooseArgs) {
      return "choose";
    }
    return request instanceof SeqArgs ? "done" : "";
  }

  private IntPredicate number(Matcher term) {
    double wanted = Double.parseDouble(term.group(3));
    DoublePredicate holds =
        switch (term.group(2)) {
          case ">=" -> value -> value >= wanted;
          case "<=" -> value -> value <= wanted;
          case "!=" -> value -> value != wanted;
          case "=" -> value -> value == wanted;
          case ">" -> value -> value > wanted;
          default -> value -> value < wanted;
        };
    return switch (term.group(1)) {
      case "n" ->
          i -> {
            Request<?> request = matter.asked(i);
            int n = request == null ? -1 : Messages.ballot(request);
            return n >= 0 && holds.test(n);
          };
      case "seq" ->
          i -> {
            int seq = matter.instanceOf(i);
            return seq >= 0 && holds.test(seq);
          };
      default -> i -> holds.test(timeline.time(i) / 1_000.0);
    };
  }
}
