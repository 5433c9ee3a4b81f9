package paxoslab.check;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import paxoslab.api.AcceptArgs;
import paxoslab.api.AcceptReply;
import paxoslab.api.ChooseArgs;
import paxoslab.api.Fate;
import paxoslab.api.PrepareArgs;
import paxoslab.api.PrepareReply;
import paxoslab.api.Request;
import paxoslab.api.SeqArgs;
import paxoslab.trace.Header;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceEvent.Call;
import paxoslab.trace.TraceEvent.Deliver;
import paxoslab.trace.TraceEvent.DeliverReply;
import paxoslab.trace.TraceEvent.Drop;
import paxoslab.trace.TraceEvent.Duplicate;
import paxoslab.trace.TraceEvent.Reply;
import paxoslab.trace.TraceEvent.Result;
import paxoslab.trace.TraceEvent.Send;
import paxoslab.wire.Messages;
import paxoslab.wire.Value;

/**
 * What a run has shown so far: the facts that several checks share.
 *
 * <p>All checks of one run hold the same Run. It sees each event before they do.
 */
final class Run {
  private final Header header;
  private final int peers;
  private final InFlight flight = new InFlight();
  private final TreeMap<Integer, Instance> instances = new TreeMap<>();

  /** The instance that was looked up last: the next event mostly concerns it, too. */
  private @Nullable Instance latest;

  private final int[] min;
  private final int[] minAt;
  private final int[] done;
  private final int[] doneAt;
  private int floor;
  private @Nullable Handling handling;
  private InFlight.@Nullable Answer answer;

  Run(Header header) {
    this.header = header;
    this.peers = header.peers();
    int nodes = header.nodes().size();
    min = new int[nodes];
    minAt = new int[nodes];
    done = new int[nodes];
    doneAt = new int[nodes];
    Arrays.fill(minAt, TraceEvent.NONE);
    Arrays.fill(done, -1);
    Arrays.fill(doneAt, TraceEvent.NONE);
  }

  /** How many peers take part. */
  int peers() {
    return peers;
  }

  /** How many nodes the trace has; a peer is an index below it. */
  int nodes() {
    return header.nodes().size();
  }

  boolean isPeer(int node) {
    return header.nodes().get(node).isPeer();
  }

  /** The least number of peers that is more than half. */
  int majority() {
    return peers / 2 + 1;
  }

  /** A peer's name. */
  String name(int peer) {
    return header.nodes().get(peer).name();
  }

  /** A peer's last answer to min(), 0 if it was never asked. */
  int min(int peer) {
    return min[peer];
  }

  /** The event of that answer, or NONE. */
  int minAt(int peer) {
    return minAt[peer];
  }

  /** The highest done that the application called at this peer, or -1. */
  int done(int peer) {
    return done[peer];
  }

  /** The event of that call, or NONE. */
  int doneAt(int peer) {
    return doneAt[peer];
  }

  /** Every peer answers a min() of at least this: what is below is gone for good. */
  int floor() {
    return floor;
  }

  /** What is known of this instance, or null if every peer has forgotten it. */
  @Nullable Instance instance(int seq) {
    if (seq < floor) {
      return null;
    }
    if (latest != null && latest.seq == seq) {
      return latest;
    }
    Instance instance = instances.get(seq);
    if (instance == null) {
      instance = new Instance(seq, nodes());
      instances.put(seq, instance);
    }
    latest = instance;
    return instance;
  }

  /** The handling that the current event begins (Deliver) or ends (Reply), or null. */
  @Nullable Handling handling() {
    return handling;
  }

  /** What the current event (DeliverReply) brings to its caller, or null. */
  InFlight.@Nullable Answer answer() {
    return answer;
  }

  /** Takes in the next event. */
  void see(TraceEvent event) {
    handling = null;
    answer = null;
    if (event instanceof Send send) {
      sent(send);
    } else if (event instanceof Deliver deliver) {
      delivered(deliver);
    } else if (event instanceof Reply reply) {
      replied(reply);
    } else if (event instanceof DeliverReply got) {
      received(got);
    } else if (event instanceof Drop drop) {
      flight.dropped(drop);
    } else if (event instanceof Duplicate duplicate) {
      flight.duplicated(duplicate);
    } else if (event instanceof Call call) {
      called(call);
    } else if (event instanceof Result result) {
      told(result);
    }
  }

  private @Nullable Instance instanceOf(Request<?> msg) {
    boolean none = msg instanceof SeqArgs || Messages.isOfStore(msg);
    return none ? null : instance(Messages.seq(msg));
  }

  private void sent(Send send) {
    flight.sent(send);
    int n = Messages.ballot(send.msg());
    boolean voted = send.msg() instanceof PrepareArgs || send.msg() instanceof AcceptArgs;
    Instance instance = voted ? instanceOf(send.msg()) : null;
    if (instance == null) {
      return;
    }
    Ballot ballot = instance.ballot(n);
    Round round = ballot.round(send.from());
    if (round == null) {
      round = new Round(send, n);
      ballot.rounds().add(round);
    }
    round.sent(send);
  }

  private void delivered(Deliver deliver) {
    Send send = flight.delivered(deliver.send());
    if (send == null || Messages.isOfStore(send.msg())) {
      return;
    }
    Instance instance = instanceOf(send.msg());
    handling = new Handling(send, deliver.id(), instance, min[send.to()]);
    flight.handling(handling);
    if (instance == null) {
      return;
    }
    if (send.msg() instanceof ChooseArgs choose) {
      instance.tell(send.to(), (Value) choose.v(), deliver.id());
    } else {
      handling.acceptor().begin(handling);
    }
  }

  private void replied(Reply reply) {
    handling = flight.replied(reply);
    if (handling == null || handling.instance == null) {
      return;
    }
    if (handling.send.msg() instanceof ChooseArgs choose) {
      if (!handling.forgotten()) {
        handling.instance.handledChoose(handling.peer(), (Value) choose.v(), reply.id());
      }
      return;
    }
    handling.acceptor().end(handling, reply);
    if (reply.msg() instanceof AcceptReply a
        && a.ok()
        && handling.send.msg() instanceof AcceptArgs args) {
      handling.instance.ballot(args.n()).tally((Value) args.v()).add(handling.peer(), reply.id());
    }
  }

  private void received(DeliverReply got) {
    InFlight.Answer answer = flight.received(got);
    this.answer = answer;
    Instance instance = answer == null ? null : instanceOf(answer.send().msg());
    if (answer == null || instance == null) {
      return;
    }
    Send send = answer.send();
    Round round = instance.round(send.from(), Messages.ballot(send.msg()));
    if (round == null) {
      return;
    }
    if (answer.reply().msg() instanceof PrepareReply p) {
      if (p.ok()) {
        round.promised(send.to(), p, got);
      } else {
        round.told(send.to(), p, got);
      }
    } else if (answer.reply().msg() instanceof AcceptReply a && a.ok()) {
      round.accepted(send.to(), got);
    }
  }

  private void called(Call call) {
    if (call.op().equals("done") && call.seq() > done[call.peer()]) {
      done[call.peer()] = call.seq();
      doneAt[call.peer()] = call.id();
    } else if (call.op().equals("start")) {
      Instance instance = instance(call.seq());
      if (instance != null) {
        instance.start(call.peer(), call.value(), call.id());
      }
    }
  }

  private void told(Result result) {
    if (result.op().equals("min")) {
      min[result.peer()] = result.number();
      minAt[result.peer()] = result.id();
      raiseFloor();
    } else if (result.op().equals("status") && result.fate() == Fate.CHOSEN) {
      Instance instance = instance(result.seq());
      if (instance != null) {
        instance.chose(result);
      }
    }
  }

  private void raiseFloor() {
    int lowest = Integer.MAX_VALUE;
    for (int p = 0; p < min.length; p++) {
      if (isPeer(p)) {
        lowest = Math.min(lowest, min[p]);
      }
    }
    if (lowest > floor && lowest != Integer.MAX_VALUE) {
      floor = lowest;
      Map<Integer, Instance> gone = instances.headMap(floor);
      gone.clear();
    }
  }
}
