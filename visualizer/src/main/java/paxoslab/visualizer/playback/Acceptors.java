package paxoslab.visualizer.playback;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import paxoslab.api.AcceptArgs;
import paxoslab.api.AcceptReply;
import paxoslab.api.PrepareArgs;
import paxoslab.api.PrepareReply;
import paxoslab.api.Request;
import paxoslab.api.SeqArgs;
import paxoslab.trace.TraceEvent;
import paxoslab.wire.Messages;

/**
 * The acceptors' state at every event. For each instance it keeps the events that tell something,
 * and the state at some of them: a look-up starts at the last such checkpoint, and reads on.
 */
public final class Acceptors {
  private static final int LOOK_BACK = 5_000;

  private final Timeline timeline;
  private final Map<Integer, Told> told = new HashMap<>();
  private final boolean manyInstances;

  /** Reads the whole timeline once. */
  public Acceptors(Timeline timeline) {
    this.timeline = timeline;
    int first = -1;
    boolean many = false;
    for (int i = 0; i < timeline.size(); i++) {
      if (many && !mayTell(i)) {
        continue;
      }
      TraceEvent event = timeline.event(i);
      int instance = instanceOf(event);
      many |= instance >= 0 && first >= 0 && instance != first;
      first = first < 0 ? instance : first;
      if (tells(event)) {
        told.computeIfAbsent(instance, key -> new Told(this, timeline.laneNames().size())).add(i);
      }
    }
    manyInstances = many;
    told.values().forEach(Told::trim);
  }

  /** The state of a peer's acceptor right after the event at {@code index}. */
  public AcceptorState at(int index, int instance, int peer) {
    Told events = told.get(instance);
    return events == null ? AcceptorState.UNKNOWN : events.at(index, peer);
  }

  /** True if the event at {@code index} changed what is known of this acceptor. */
  public boolean changedAt(int index, int instance, int peer) {
    Told events = told.get(instance);
    return events != null
        && index >= 0
        && timeline.lane(index) == peer
        && !events.at(index, peer).equals(events.at(index - 1, peer));
  }

  /** The instance that an event is about, or -1. */
  public int instance(int index) {
    return instanceOf(timeline.event(index));
  }

  /** The instances spoken of at or before the event, latest first, at most {@code limit}. */
  public List<Integer> recentInstances(int index, int limit) {
    Set<Integer> recent = new LinkedHashSet<>();
    int last = Math.max(0, index - LOOK_BACK);
    for (int i = index; i >= last && recent.size() < limit; i--) {
      int instance = instance(i);
      if (instance >= 0) {
        recent.add(instance);
      }
    }
    return List.copyOf(recent);
  }

  /** True if the run speaks of more than one instance. */
  public boolean manyInstances() {
    return manyInstances;
  }

  private int instanceOf(TraceEvent e) {
    if (e instanceof TraceEvent.Call c) {
      return c.op().equals("start") ? c.seq() : TraceEvent.NONE;
    } else if (e instanceof TraceEvent.Result r) {
      return r.op().equals("status") ? r.seq() : TraceEvent.NONE;
    } else if (e instanceof TraceEvent.Send s) {
      return instanceOf(s.msg());
    } else if (e instanceof TraceEvent.Reply r) {
      return timeline.requestOf(r).map(Acceptors::instanceOf).orElse(TraceEvent.NONE);
    } else if (e instanceof TraceEvent.Deliver d) {
      return instanceOfMessage(d.send());
    } else if (e instanceof TraceEvent.DeliverReply d) {
      return instanceOfMessage(d.send());
    } else if (e instanceof TraceEvent.Drop d) {
      return instanceOfMessage(d.send());
    }
    return TraceEvent.NONE;
  }

  private int instanceOfMessage(int id) {
    return timeline.message(id).map(this::instanceOf).orElse(TraceEvent.NONE);
  }

  private static int instanceOf(Request<?> request) {
    return request instanceof SeqArgs || Messages.isOfStore(request)
        ? TraceEvent.NONE
        : Messages.seq(request);
  }

  /** False if an event surely doesn't tell anything: found without making it. */
  private boolean mayTell(int index) {
    Record answer = timeline.carries(index);
    return answer instanceof PrepareReply
        || answer instanceof AcceptReply
        || timeline.type(index) == TraceEvent.Result.class;
  }

  /** True if an event tells something of the state of its peer. */
  private boolean tells(TraceEvent e) {
    if (e instanceof TraceEvent.Reply r) {
      return (r.msg() instanceof PrepareReply || r.msg() instanceof AcceptReply)
          && timeline.requestOf(r).isPresent();
    }
    return e instanceof TraceEvent.Result r && r.op().equals("status");
  }

  /** What is known after an event that tells something of this peer, from what was known before. */
  AcceptorState after(AcceptorState before, int index) {
    TraceEvent e = timeline.event(index);
    if (e instanceof TraceEvent.Result r) {
      return before.answered(r.fate(), r.value());
    } else if (e instanceof TraceEvent.Reply r) {
      return timeline.requestOf(r).map(request -> after(before, r, request)).orElse(before);
    }
    return before;
  }

  private static AcceptorState after(
      AcceptorState before, TraceEvent.Reply reply, Request<?> request) {
    if (request instanceof PrepareArgs prepare && reply.msg() instanceof PrepareReply answer) {
      AcceptorState claimed =
          answer.ok() && answer.na() > before.na()
              ? before.accepted(answer.na(), answer.va())
              : before;
      return claimed.promised(answer.ok() ? prepare.n() : answer.n());
    } else if (request instanceof AcceptArgs accept && reply.msg() instanceof AcceptReply answer) {
      return answer.ok() ? before.accepted(accept.n(), accept.v()) : before.promised(answer.n());
    }
    return before;
  }

  /** The lane of an event. */
  int lane(int index) {
    return timeline.lane(index);
  }
}
