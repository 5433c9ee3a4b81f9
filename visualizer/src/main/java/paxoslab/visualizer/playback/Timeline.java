package paxoslab.visualizer.playback;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import paxoslab.api.Request;
import paxoslab.trace.EventColumns;
import paxoslab.trace.Finding;
import paxoslab.trace.Header;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;

/**
 * A trace, indexed for watching. Events are known by index (0 is the first); their place along the
 * diagram is a column. One column holds one step: a stimulus at a peer and what the peer did at
 * once.
 */
public final class Timeline {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

  private final Trace trace;
  private final EventColumns events;
  private final short[] lanes;
  private final Steps columns;
  private final List<String> laneNames;
  private final Arrows arrows;
  private final List<Cut> cuts = new ArrayList<>();
  private final Map<Integer, Integer> kills = new HashMap<>();
  private @Nullable Operations operations;

  /** Indexes a trace; takes time and memory linear in its events. */
  public Timeline(Trace trace) {
    this.trace = trace;
    this.laneNames = trace.header().nodes().stream().map(Header.Node::name).toList();
    this.events = EventColumns.of(trace.events());
    this.lanes = new short[events.size()];
    this.columns = new Steps(events.size());
    for (int i = 0; i < lanes.length; i++) {
      TraceEvent event = event(i);
      // Columns hold no larger ones.
      lanes[i] = (short) laneOf(event);
      columns.add(i, i == 0 || !continuesStep(i, event));
    }
    this.arrows = ArrowMatcher.match(this);
    collectCutsAndKills();
  }

  public Trace trace() {
    return trace;
  }

  /** How many events there are. */
  public int size() {
    return events.size();
  }

  /** The event at an index from 0 to {@code size() - 1}. */
  public TraceEvent event(int index) {
    return events.get(index);
  }

  /** The record that an event is, without making it. */
  Class<? extends Record> type(int index) {
    return events.type(index);
  }

  /** What a Send or Reply carries, without making the event; null for all else. */
  @Nullable Record carries(int index) {
    return events.message(index);
  }

  /** The index of the event that this one refers to, as cause or message; -1 if there is none. */
  int referred(int index) {
    int id = events.reference(index);
    return id < 0 ? -1 : indexOf(id);
  }

  /** True if two events say the same, but for what they refer to. */
  boolean isAlike(int index, Timeline other, int otherIndex) {
    return events.isAlike(index, other.events, otherIndex);
  }

  /** The virtual time of an event, in microseconds. */
  public long time(int index) {
    return events.time(index);
  }

  /** The index of the event with this id, or -1. */
  public int indexOf(int id) {
    return Math.max(-1, events.indexOf(id));
  }

  /** The index of the last event whose id is not above {@code id}; 0 if there is none. */
  public int indexAtOrBefore(int id) {
    int low = 0;
    int high = size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (events.id(middle) <= id) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** What clients of a store were asked for; nothing in a run of peers alone. */
  public Operations operations() {
    operations = operations == null ? new Operations(this) : operations;
    return operations;
  }

  /** True if a lane is that of a client of a store: it has no vote, and no acceptor. */
  public boolean isClient(int lane) {
    return lane >= 0
        && lane < laneNames.size()
        && trace.header().nodes().get(lane).role().equals(Header.Node.CLIENT);
  }

  /** True if clients of a store take part. */
  public boolean hasClients() {
    return trace.header().peers() < laneNames.size();
  }

  /** The lanes of the peers, without those of clients. */
  public List<Integer> peerLanes() {
    return IntStream.range(0, laneNames.size()).filter(l -> !isClient(l)).boxed().toList();
  }

  /** Who a partition's groups are: where clients take part, their names instead of numbers. */
  public String names(String groups) {
    return hasClients()
        ? NUMBER
            .matcher(groups)
            .replaceAll(n -> Matcher.quoteReplacement(laneName(Integer.parseInt(n.group()))))
        : groups;
  }

  /** A value in a few words: if it stands for a client's operation, that; {@code –} for none. */
  public String words(@Nullable Object value, int limit) {
    return hasClients() ? operations().words(value, limit) : Wording.value(value, limit);
  }

  /** A label for a request or reply, with its value in such words. */
  public String label(Record message) {
    return Wording.label(message, this::words);
  }

  /** The names of peers and clients, in lane order. */
  public List<String> laneNames() {
    return laneNames;
  }

  /** The name of a lane, or {@code peer 7} for a lane that the header does not list. */
  public String laneName(int lane) {
    return lane >= 0 && lane < laneNames.size() ? laneNames.get(lane) : "peer " + lane;
  }

  /** The lane on which an event happens, or -1 for what concerns the whole network. */
  public int lane(int index) {
    return lanes[index];
  }

  /** The lane at which a message arrives that leaves at this event; -1 if none does. */
  int receiver(int index) {
    TraceEvent event = event(index);
    if (event instanceof TraceEvent.Send s) {
      return s.to();
    }
    return event instanceof TraceEvent.Reply r ? r.to() : TraceEvent.NONE;
  }

  /** The column of an event, from 0; never falls from one event to the next. */
  public int column(int index) {
    return columns.of(index);
  }

  /** How many columns there are. */
  public int columnCount() {
    return columns.count();
  }

  /** The ways of all messages, in the order in which they leave. */
  public Arrows arrows() {
    return arrows;
  }

  /** The partitions, in order. */
  public List<Cut> cuts() {
    return cuts;
  }

  /** The partitions that stand at any event between two, in order; they don't overlap. */
  public List<Cut> cuts(int first, int last) {
    int from = firstCut(cut -> cut.end() >= first);
    return cuts.subList(from, Math.max(from, firstCut(cut -> cut.start() > last)));
  }

  private int firstCut(Predicate<Cut> reached) {
    int low = 0;
    int high = cuts.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (reached.test(cuts.get(middle))) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** The index of the event that killed the peer, or the number of events if it lives. */
  public int killedAt(int lane) {
    return kills.getOrDefault(lane, size());
  }

  /** The index of the event at which a finding shows; the last event if it names none. */
  public int indexOf(Finding finding) {
    int index = indexOf(finding.at());
    return index >= 0 ? index : Math.max(0, size() - 1);
  }

  /** The Send or Reply with this id; empty if the trace lacks it. */
  public Optional<TraceEvent> message(int id) {
    int index = indexOf(id);
    return index < 0 ? Optional.empty() : Optional.of(event(index));
  }

  /** The id of the Send or Reply whose message an event brings, loses, doubles or waits for. */
  static int carried(TraceEvent event) {
    if (event instanceof TraceEvent.Deliver d) {
      return d.send();
    } else if (event instanceof TraceEvent.DeliverReply d) {
      return d.send();
    } else if (event instanceof TraceEvent.Drop d) {
      return d.send();
    } else if (event instanceof TraceEvent.Duplicate d) {
      return d.send();
    }
    return event instanceof TraceEvent.Timeout t ? t.send() : TraceEvent.NONE;
  }

  /** The request that a Reply answers, if the trace holds it. */
  Optional<Request<?>> requestOf(TraceEvent.Reply reply) {
    return message(reply.cause())
        .flatMap(e -> e instanceof TraceEvent.Deliver d ? message(d.send()) : Optional.empty())
        .flatMap(e -> e instanceof TraceEvent.Send s ? Optional.of(s.msg()) : Optional.empty());
  }

  private int laneOf(TraceEvent e) {
    if (e instanceof TraceEvent.Call c) {
      return c.peer();
    } else if (e instanceof TraceEvent.Result r) {
      return r.peer();
    } else if (e instanceof TraceEvent.Send s) {
      return s.from();
    } else if (e instanceof TraceEvent.Deliver d) {
      return d.to();
    } else if (e instanceof TraceEvent.Reply r) {
      return r.from();
    } else if (e instanceof TraceEvent.DeliverReply d) {
      return d.to();
    } else if (e instanceof TraceEvent.Drop d) {
      return senderOf(d.send());
    } else if (e instanceof TraceEvent.Duplicate d) {
      return senderOf(d.send());
    }
    return laneOfLocal(e);
  }

  private static int laneOfLocal(TraceEvent e) {
    if (e instanceof TraceEvent.Timeout t) {
      return t.peer();
    } else if (e instanceof TraceEvent.Timer t) {
      return t.peer();
    } else if (e instanceof TraceEvent.Deaf d) {
      return d.peer();
    } else if (e instanceof TraceEvent.Kill k) {
      return k.peer();
    } else if (e instanceof TraceEvent.Log l) {
      return l.peer();
    }
    return TraceEvent.NONE;
  }

  private int senderOf(int id) {
    return message(id).map(this::laneOf).orElse(TraceEvent.NONE);
  }

  private boolean continuesStep(int i, TraceEvent e) {
    boolean effect =
        e instanceof TraceEvent.Send
            || e instanceof TraceEvent.Reply
            || e instanceof TraceEvent.Result
            || e instanceof TraceEvent.Log
            || leavesInThisStep(e, i);
    return effect
        && lanes[i] != TraceEvent.NONE
        && lanes[i] == lanes[i - 1]
        && e.t() == events.time(i - 1);
  }

  private boolean leavesInThisStep(TraceEvent e, int i) {
    int message =
        e instanceof TraceEvent.Drop drop
            ? indexOf(drop.send())
            : e instanceof TraceEvent.Duplicate copy ? indexOf(copy.send()) : -1;
    return message >= 0 && message < i && columns.of(message) == columns.of(i - 1);
  }

  private void collectCutsAndKills() {
    int open = -1;
    for (int i = 0; i < size(); i++) {
      Class<? extends Record> type = type(i);
      boolean partition = type == TraceEvent.Partition.class;
      if (open >= 0 && (partition || type == TraceEvent.Heal.class)) {
        addCut(open, i);
        open = -1;
      }
      if (partition) {
        open = i;
      } else if (type == TraceEvent.Kill.class) {
        kills.putIfAbsent(lane(i), i);
      }
    }
    if (open >= 0) {
      addCut(open, size());
    }
  }

  private void addCut(int start, int end) {
    cuts.add(new Cut(start, end, ((TraceEvent.Partition) event(start)).groups()));
  }
}
