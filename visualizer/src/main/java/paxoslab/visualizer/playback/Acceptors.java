package paxoslab.visualizer.playback;

import java.util.Arrays;
import java.util.LinkedHashMap;
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
 * The acceptors' state at every event. Each acceptor's checkpoints stand at the events that change
 * it, so a look-up at any event is a binary search, and memory grows with the changes only.
 */
public final class Acceptors {
  private static final int LOOK_BACK = 5_000;

  private final Timeline timeline;
  private final int[] instances;
  private final boolean manyInstances;
  private final Map<Key, History<AcceptorState>> histories = new LinkedHashMap<>();

  /** Reads the whole timeline once. */
  public Acceptors(Timeline timeline) {
    this.timeline = timeline;
    this.instances = new int[timeline.size()];
    for (int i = 0; i < timeline.size(); i++) {
      instances[i] = instanceOf(timeline.event(i));
      on(i, timeline.event(i));
    }
    this.manyInstances =
        Arrays.stream(instances).filter(i -> i >= 0).distinct().limit(2).count() > 1;
  }

  /** The state of a peer's acceptor right after the event at {@code index}. */
  public AcceptorState at(int index, int instance, int peer) {
    History<AcceptorState> history = histories.get(new Key(instance, peer));
    return history == null ? AcceptorState.UNKNOWN : history.at(index);
  }

  /** True if the event at {@code index} changed what is known of this acceptor. */
  public boolean changedAt(int index, int instance, int peer) {
    History<AcceptorState> history = histories.get(new Key(instance, peer));
    return history != null && history.changedAt(index);
  }

  /** The instance that an event is about, or -1. */
  public int instance(int index) {
    return instances[index];
  }

  /** The instances spoken of at or before the event, latest first, at most {@code limit}. */
  public List<Integer> recentInstances(int index, int limit) {
    Set<Integer> recent = new LinkedHashSet<>();
    int last = Math.max(0, index - LOOK_BACK);
    for (int i = index; i >= last && recent.size() < limit; i--) {
      if (instances[i] >= 0) {
        recent.add(instances[i]);
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
    return request instanceof SeqArgs ? TraceEvent.NONE : Messages.seq(request);
  }

  private void on(int i, TraceEvent e) {
    if (e instanceof TraceEvent.Reply r) {
      timeline.requestOf(r).ifPresent(request -> onReply(i, r, request));
    } else if (e instanceof TraceEvent.Result r && r.op().equals("status")) {
      record(i, r.seq(), r.peer(), at(i, r.seq(), r.peer()).answered(r.fate(), r.value()));
    }
  }

  private void onReply(int i, TraceEvent.Reply reply, Request<?> request) {
    int seq = Messages.seq(request);
    AcceptorState before = at(i, seq, reply.from());
    if (request instanceof PrepareArgs prepare && reply.msg() instanceof PrepareReply answer) {
      AcceptorState claimed =
          answer.ok() && answer.na() > before.na()
              ? before.accepted(answer.na(), answer.va())
              : before;
      record(i, seq, reply.from(), claimed.promised(answer.ok() ? prepare.n() : answer.n()));
    } else if (request instanceof AcceptArgs accept && reply.msg() instanceof AcceptReply answer) {
      record(
          i,
          seq,
          reply.from(),
          answer.ok() ? before.accepted(accept.n(), accept.v()) : before.promised(answer.n()));
    }
  }

  private void record(int i, int instance, int peer, AcceptorState state) {
    histories
        .computeIfAbsent(new Key(instance, peer), k -> new History<>(AcceptorState.UNKNOWN))
        .add(i, state);
  }

  private record Key(int instance, int peer) {}
}
