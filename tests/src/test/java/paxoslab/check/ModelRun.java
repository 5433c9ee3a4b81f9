package paxoslab.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import paxoslab.api.Fate;
import paxoslab.api.Request;
import paxoslab.trace.Header;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceEvent.Call;
import paxoslab.trace.TraceEvent.Deliver;
import paxoslab.trace.TraceEvent.DeliverReply;
import paxoslab.trace.TraceEvent.Drop;
import paxoslab.trace.TraceEvent.Duplicate;
import paxoslab.trace.TraceEvent.Reply;
import paxoslab.trace.TraceEvent.Result;
import paxoslab.trace.TraceEvent.Send;
import paxoslab.trace.TraceEvent.Timeout;
import paxoslab.wire.Value;

/**
 * A random walk through a small model of a run: peers in one of many legal styles, a network that
 * loses, repeats, delays and reorders, handlers that answer late. With a fault, exactly one line of
 * a peer is wrong.
 */
final class ModelRun {
  static final int INSTANCES = 3;
  private static final int STEPS = 4000;

  final Random random;
  final Set<ModelPeer.Style> styles;
  final ModelPeer.Fault fault;
  final int peers;

  private final boolean lossy;
  private final List<TraceEvent> events = new ArrayList<>();
  private final List<Runnable> pending = new ArrayList<>();
  private final List<ModelPeer> group = new ArrayList<>();
  private final Map<String, String> answers = new HashMap<>();
  private int rpcs;
  private int cause = TraceEvent.NONE;

  ModelRun(long seed, int peers, Set<ModelPeer.Style> styles, ModelPeer.Fault fault) {
    this.random = new Random(seed);
    this.peers = peers;
    this.styles = styles;
    this.fault = fault;
    this.lossy = random.nextBoolean();
    IntStream.range(0, peers).forEach(p -> group.add(new ModelPeer(p, this)));
  }

  Trace play() {
    group.forEach(p -> ask(p.me));
    for (ModelPeer peer : group) {
      for (int seq = 0; seq < INSTANCES; seq++) {
        int instance = seq;
        later(() -> start(peer, instance));
        later(() -> start(peer, instance));
      }
    }
    for (int i = 0; i < STEPS && !pending.isEmpty(); i++) {
      pending.remove(random.nextInt(pending.size())).run();
    }
    List<Header.Node> nodes =
        IntStream.range(0, peers).mapToObj(p -> new Header.Node("p" + p, "peer")).toList();
    Header header = new Header("M", "model", 0, Map.of(), nodes, "model", "", 500_000);
    return new Trace(header, List.of(), events, List.of());
  }

  private void start(ModelPeer peer, int seq) {
    Value value = new Value.Text("v" + peer.me + seq);
    stimulus(new Call(id(), id(), peer.me, "start", seq, value));
    peer.start(seq, value);
    ask(peer.me);
    if (random.nextBoolean()) {
      later(() -> done(peer, seq));
    }
  }

  private void done(ModelPeer peer, int seq) {
    if (peer.status(seq) == Fate.PENDING) {
      return;
    }
    stimulus(new Call(id(), id(), peer.me, "done", seq, null));
    peer.done(seq);
    ask(peer.me);
  }

  /** Does this some time, as a stimulus of nobody. */
  void later(Runnable action) {
    pending.add(action);
  }

  /** Lets a peer do this when its timer ends. */
  void timer(int peer, Runnable action) {
    later(
        () -> {
          stimulus(new TraceEvent.Timer(id(), id(), peer, TraceEvent.NONE));
          action.run();
          ask(peer);
        });
  }

  private void stimulus(TraceEvent event) {
    cause = event.id();
    events.add(event);
  }

  /** A call: {@code answered} gets the reply, or null after a timeout. */
  void call(int from, int to, Request<?> msg, Consumer<Record> answered) {
    int rpc = rpcs++;
    Send send = new Send(id(), id(), rpc, from, to, msg, cause, null);
    events.add(send);
    boolean[] over = new boolean[1];
    if (from != to && lossy && random.nextInt(8) == 0) {
      events.add(new Duplicate(id(), id(), send.id()));
      later(() -> deliver(send, over, answered));
    }
    if (from != to && lossy && random.nextInt(6) == 0) {
      events.add(new Drop(id(), id(), send.id(), TraceEvent.Why.LOSS));
    } else {
      later(() -> deliver(send, over, answered));
    }
    if (from != to) {
      later(() -> timeout(send, over, answered));
    }
  }

  private void timeout(Send send, boolean[] over, Consumer<Record> answered) {
    if (over[0] || random.nextInt(4) > 0) {
      return;
    }
    over[0] = true;
    stimulus(new Timeout(id(), id(), send.rpc(), send.from(), send.id()));
    answered.accept(null);
    ask(send.from());
  }

  private void deliver(Send send, boolean[] over, Consumer<Record> answered) {
    Deliver deliver = new Deliver(id(), id(), send.rpc(), send.from(), send.to(), send.id());
    stimulus(deliver);
    ModelPeer peer = group.get(send.to());
    Consumer<Record> reply = msg -> reply(send, deliver, msg, over, answered);
    if (!styles.contains(ModelPeer.Style.HANDLER_WAITS) || random.nextInt(3) == 0) {
      reply.accept(peer.handle(send.msg()));
    } else if (random.nextBoolean()) {
      Record msg = peer.handle(send.msg());
      timer(send.to(), () -> reply.accept(msg));
    } else {
      timer(send.to(), () -> reply.accept(peer.handle(send.msg())));
    }
    ask(send.to());
  }

  private void reply(
      Send send, Deliver deliver, Record msg, boolean[] over, Consumer<Record> answered) {
    Reply reply =
        new Reply(id(), id(), send.rpc(), send.to(), send.from(), msg, deliver.id(), null);
    events.add(reply);
    if (send.from() != send.to() && lossy && random.nextInt(6) == 0) {
      events.add(new Drop(id(), id(), reply.id(), TraceEvent.Why.LOSS));
      return;
    }
    later(() -> receive(send, reply, over, answered));
  }

  private void receive(Send send, Reply reply, boolean[] over, Consumer<Record> answered) {
    if (over[0]) {
      events.add(new Drop(id(), id(), reply.id(), TraceEvent.Why.LATE));
      return;
    }
    over[0] = true;
    stimulus(new DeliverReply(id(), id(), send.rpc(), send.to(), send.from(), reply.id()));
    answered.accept(reply.msg());
    ask(send.from());
  }

  /** Asks a peer everything; writes what changed. */
  private void ask(int p) {
    ModelPeer peer = group.get(p);
    for (int seq = 0; seq < INSTANCES; seq++) {
      Fate fate = peer.status(seq);
      Value value = fate == Fate.CHOSEN ? peer.chosen(seq) : null;
      if (changed(p + "status" + seq, fate + "" + value)) {
        events.add(Result.status(id(), id(), p, seq, fate, value, cause));
      }
    }
    if (changed(p + "min", "" + peer.min())) {
      events.add(Result.number(id(), id(), p, "min", peer.min(), cause));
    }
    if (changed(p + "max", "" + peer.max())) {
      events.add(Result.number(id(), id(), p, "max", peer.max(), cause));
    }
  }

  private boolean changed(String question, String answer) {
    return !answer.equals(answers.put(question, answer));
  }

  private int id() {
    return events.size();
  }
}
