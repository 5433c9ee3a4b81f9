package paxoslab.check;

import java.util.BitSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import paxoslab.api.Fate;
import paxoslab.api.SeqReply;
import paxoslab.trace.Finding;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceEvent.Call;
import paxoslab.trace.TraceEvent.Deaf;
import paxoslab.trace.TraceEvent.DeliverReply;
import paxoslab.trace.TraceEvent.Drop;
import paxoslab.trace.TraceEvent.Heal;
import paxoslab.trace.TraceEvent.Kill;
import paxoslab.trace.TraceEvent.Partition;
import paxoslab.trace.TraceEvent.Result;
import paxoslab.trace.TraceEvent.Send;
import paxoslab.trace.TraceEvent.Timeout;
import paxoslab.wire.Messages;

/**
 * When all that was started is decided at every live peer, and every call was answered, there is
 * nothing to send.
 *
 * <p>Whatever could be a reason to speak starts the time anew: a call of the application, a changed
 * answer, a lost message, a call without reply, news that was not acknowledged. While peers are cut
 * off nothing is judged.
 */
final class QuietWhenDone extends Monitor
    implements Sees.Sends, Sees.Answers, Sees.Calls, Sees.Results, Sees.World {
  /** Virtual microseconds: long enough for the slowest pause between two tries. */
  private static final long PATIENCE = 10_000_000;

  private final TreeSet<Integer> started = new TreeSet<>();

  /** By instance: the live peers that owe a decision. */
  private final Map<Integer, BitSet> open = new LinkedHashMap<>();

  private final BitSet live = new BitSet();
  private boolean apart;
  private long since;
  private int sinceEvent = TraceEvent.NONE;

  QuietWhenDone(Run run, Consumer<Finding> sink) {
    super(Rules.QUIET_WHEN_DONE, run, sink);
    for (int node = 0; node < run.nodes(); node++) {
      live.set(node, run.isPeer(node));
    }
  }

  @Override
  public void sent(Send send) {
    if (apart || !open.isEmpty() || send.t() - since <= PATIENCE) {
      return;
    }
    report(
        send.from(),
        send.id(),
        send.from(),
        send.at(),
        "%s still sends %s, %d s after the last event that could be a reason."
            .formatted(
                name(send.from()), Messages.name(send.msg()), (send.t() - since) / 1_000_000),
        List.of(sinceEvent));
  }

  @Override
  public void called(Call call) {
    disturb(call);
    if (call.op().equals("start") && call.seq() >= run.min(call.peer())) {
      started.headSet(run.floor()).clear();
      if (started.add(call.seq())) {
        open.put(call.seq(), owing(call.seq()));
      }
    } else if (call.op().equals("done")) {
      settleWhereDone(call.peer(), call.seq());
    }
  }

  private BitSet owing(int seq) {
    BitSet peers = (BitSet) live.clone();
    for (int peer = 0; peer < run.nodes(); peer++) {
      if (seq <= run.done(peer)) {
        peers.clear(peer);
      }
    }
    return peers;
  }

  @Override
  public void answered(Result result) {
    disturb(result);
    if (result.op().equals("status") && result.fate() != Fate.PENDING) {
      BitSet owing = open.get(result.seq());
      if (owing != null) {
        owing.clear(result.peer());
        if (owing.isEmpty()) {
          open.remove(result.seq());
        }
      }
    }
  }

  /** After its own done a peer owes nothing. */
  private void settleWhereDone(int peer, int seq) {
    for (Iterator<Map.Entry<Integer, BitSet>> it = open.entrySet().iterator(); it.hasNext(); ) {
      Map.Entry<Integer, BitSet> entry = it.next();
      if (entry.getKey() <= seq) {
        entry.getValue().clear(peer);
        if (entry.getValue().isEmpty()) {
          it.remove();
        }
      }
    }
  }

  @Override
  public void received(InFlight.Answer answer, DeliverReply got) {
    if (answer.reply().msg() instanceof SeqReply news && !news.ok()) {
      disturb(got);
    }
  }

  @Override
  public void happened(TraceEvent event) {
    if (event instanceof Kill kill) {
      live.clear(kill.peer());
      settleWhereDone(kill.peer(), Integer.MAX_VALUE);
      disturb(event);
    } else if (event instanceof Partition || event instanceof Deaf) {
      apart = true;
    } else if (event instanceof Heal) {
      apart = false;
      disturb(event);
    } else if (event instanceof Drop || event instanceof Timeout) {
      disturb(event);
    }
  }

  private void disturb(TraceEvent event) {
    since = event.t();
    sinceEvent = event.id();
  }
}
