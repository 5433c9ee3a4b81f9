package paxoslab.visualizer.playback;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
  private final List<Integer> matches = new ArrayList<>();

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
    EventQuery query = new EventQuery(timeline);
    List<IntPredicate> terms = new ArrayList<>();
    for (String term : text.strip().split("\\s+")) {
      if (!term.isEmpty()) {
        terms.add(query.term(term));
      }
    }
    for (int i = 0; i < timeline.size() && !terms.isEmpty(); i++) {
      int index = i;
      if (terms.stream().allMatch(term -> term.test(index))) {
        query.matches.add(i);
      }
    }
    return query;
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

  /** The indexes of the events that were found, rising. */
  public List<Integer> matches() {
    return List.copyOf(matches);
  }

  /** The first match after an index, or else the first of all; -1 if there is none. */
  public int next(int index) {
    return matches.stream()
        .filter(match -> match > index)
        .findFirst()
        .orElseGet(() -> matches.isEmpty() ? -1 : matches.get(0));
  }

  /** The last match before an index, or else the last of all; -1 if there is none. */
  public int previous(int index) {
    return matches.stream()
        .filter(match -> match < index)
        .reduce((a, b) -> b)
        .orElseGet(() -> matches.isEmpty() ? -1 : matches.get(matches.size() - 1));
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
      return i -> timeline.event(i) instanceof TraceEvent.Drop;
    } else if (lower.equals("finding")) {
      return i -> timeline.trace().findings().stream().anyMatch(f -> timeline.indexOf(f) == i);
    }
    return i -> captions.at(i).toLowerCase(Locale.ROOT).contains(lower);
  }

  private IntPredicate peer(String name) {
    int lane = timeline.laneNames().indexOf(name);
    if (lane < 0) {
      throw new IllegalArgumentException(
          "peer:%s: this run has %s".formatted(name, String.join(", ", timeline.laneNames())));
    }
    return i -> timeline.lane(i) == lane || sender(timeline.event(i)) == lane;
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

  private static int sender(TraceEvent event) {
    if (event instanceof TraceEvent.Deliver d) {
      return d.from();
    }
    return event instanceof TraceEvent.DeliverReply d ? d.from() : TraceEvent.NONE;
  }

  private IntPredicate kind(String kind) {
    if (OPERATIONS.contains(kind)) {
      IntPredicate wanted = operation(o -> o.op().equals(kind));
      return i -> wanted.test(i) && !timeline.operations().speaksOfInstance(i);
    } else if (REQUESTS.contains(kind)) {
      return i -> matter.request(i).filter(request -> name(request).equals(kind)).isPresent();
    } else if (REPLIES.contains(kind)) {
      return i -> matter.reply(i).filter(r -> says(r).startsWith(kind)).isPresent();
    } else if (!KINDS.contains(kind)) {
      throw new IllegalArgumentException(
          "kind:%s: there is no such kind; try send, deliver, drop, prepare, promise or reject"
              .formatted(kind));
    }
    String type = kind.replace("-", "");
    return i -> timeline.event(i).getClass().getSimpleName().toLowerCase(Locale.ROOT).equals(type);
  }

  private static String says(TraceEvent.Reply reply) {
    return Wording.label(reply.msg());
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
          i ->
              matter
                  .request(i)
                  .map(Messages::ballot)
                  .filter(n -> n >= 0 && holds.test(n))
                  .isPresent();
      case "seq" ->
          i -> matter.instance(i).map(seq -> (double) seq).filter(holds::test).isPresent();
      default -> i -> holds.test(timeline.event(i).t() / 1_000.0);
    };
  }
}
