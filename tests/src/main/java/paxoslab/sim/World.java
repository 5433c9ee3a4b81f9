package paxoslab.sim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import paxoslab.host.Conductor;
import paxoslab.host.Cue;
import paxoslab.host.Effect;
import paxoslab.host.Host;
import paxoslab.host.Stage;
import paxoslab.host.Stimulus;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceEvent.Why;
import paxoslab.wire.Messages;
import paxoslab.wire.Value;

/**
 * One run: peers, a network, virtual time. The same hosts, scenario and choices give the same events,
 * byte for byte.
 *
 * <p>All times are virtual microseconds since the run began.
 */
public final class World implements AutoCloseable {
  /** Events, each caused by the one before, at one moment: after more, time is said to stand still. */
  private static final int LONGEST_CHAIN = 100_000;

  private final Stage stage;
  private final List<Host> hosts;
  private final Network network;
  private final Choices choices;
  private final long rpcTimeout;
  private final Consumer<TraceEvent> sink;
  private final Knowledge knowledge;
  private final Occurrences occurrences = new Occurrences();
  private final Agenda agenda = new Agenda();
  private final ArrayDeque<PendingCue> immediate = new ArrayDeque<>();
  private final List<Agenda.Item> held = new ArrayList<>();
  private final List<Map<Integer, Delivery>> deliveries = new ArrayList<>();
  private final boolean[] dead;
  private final Director director = new Director();

  private long now;
  private int nextEvent;
  private int nextRpc;
  private int nextDelivery;
  private long remoteCalls;
  private long limit;
  private BooleanSupplier until = () -> false;
  private int chain;
  private int cause = TraceEvent.NONE;
  private boolean stopped;
  private PeerFault fault;

  /** A fault of a peer's code, which ends the run. */
  public record PeerFault(int peer, Effect.Fault fault, int at) {}

  private record PendingCue(int peer, Stimulus stimulus, int cause) {}

  private record Delivery(Rpc rpc, int event) {}

  /**
   * A world at time zero; the peers are not constructed yet.
   *
   * @param hosts one for each peer, by index
   * @param rpcTimeoutMicros after how long a call without a reply fails
   * @param sink sees each event as it happens
   */
  public World(
      Stage stage, List<? extends Host> hosts, Choices choices, long rpcTimeoutMicros, Consumer<TraceEvent> sink) {
    this.stage = stage;
    this.hosts = List.copyOf(hosts);
    this.network = new Network(hosts.size());
    this.choices = choices;
    this.rpcTimeout = rpcTimeoutMicros;
    this.sink = sink;
    this.dead = new boolean[hosts.size()];
    this.knowledge = new Knowledge(hosts.size());
    hosts.forEach(h -> deliveries.add(new HashMap<>()));
  }

  /** Constructs the peers. Before anything else. */
  public void begin() {
    tellAll(new Stimulus.Created());
  }

  // ---- what a scenario does ----

  /** The application calls {@code start}; the answer is immediate, the work is not. */
  public void start(int peer, int seq, Value value) {
    if (!dead[peer]) {
      int id = emit(new TraceEvent.Call(nextEvent, now, peer, "start", seq, value));
      tell(peer, new Stimulus.Start(seq, value), id);
    }
    watch(seq);
  }

  /** The application calls {@code done}. */
  public void done(int peer, int seq) {
    if (!dead[peer]) {
      int id = emit(new TraceEvent.Call(nextEvent, now, peer, "done", seq, null));
      tell(peer, new Stimulus.Done(seq), id);
    }
  }

  /** From now on every peer's status of this instance is known after each of its turns. */
  public void watch(int seq) {
    if (knowledge.watch(seq)) {
      for (int peer = 0; peer < hosts.size(); peer++) {
        if (!dead[peer]) {
          tell(peer, new Stimulus.Watch(seq), TraceEvent.NONE);
        }
      }
    }
  }

  /** Tells every live peer a stimulus that concerns no message. */
  public void tellAll(Stimulus stimulus) {
    for (int peer = 0; peer < hosts.size(); peer++) {
      if (!dead[peer]) {
        tell(peer, stimulus, TraceEvent.NONE);
      }
    }
  }

  /** This peer stops for good. */
  public void kill(int peer) {
    if (!dead[peer]) {
      int id = emit(new TraceEvent.Kill(nextEvent, now, peer));
      tell(peer, new Stimulus.Kill(), id);
      dead[peer] = true;
    }
  }

  /** Cuts the links between groups, such as {@code "0 2 | 1 3 | 4"}; replaces earlier partitions. */
  public void partition(String groups) {
    network.partition(groups);
    emit(new TraceEvent.Partition(nextEvent, now, groups));
  }

  /** Cuts one direction of one link. */
  public void cut(int from, int to) {
    network.cut(from, to);
    emit(new TraceEvent.Partition(nextEvent, now, from + " > " + to));
  }

  /** Holds back what travels in one direction of one link, until {@link #unclog} or {@link #heal}. */
  public void clog(int from, int to) {
    network.clog(from, to, true);
    emit(new TraceEvent.Note(nextEvent, now, "the link from p" + from + " to p" + to + " is clogged"));
  }

  /** Lets go what {@link #clog} held back. */
  public void unclog(int from, int to) {
    network.clog(from, to, false);
    emit(new TraceEvent.Note(nextEvent, now, "the link from p" + from + " to p" + to + " is open again"));
    release();
  }

  /** A peer hears no requests, or hears them again; replies to its own calls always arrive. */
  public void deaf(int peer, boolean deaf) {
    network.deaf(peer, deaf);
    emit(new TraceEvent.Deaf(nextEvent, now, peer, deaf));
  }

  /** Ends all partitions, cuts, clogs and deafness. */
  public void heal() {
    network.heal();
    emit(new TraceEvent.Heal(nextEvent, now));
    release();
  }

  private void release() {
    List<Agenda.Item> waiting = new ArrayList<>(held);
    held.clear();
    waiting.forEach(item -> schedule(0, item));
  }

  /** Sets how the network treats messages from now on. */
  public void channel(Channel channel) {
    network.channel(channel);
  }

  /** Adds a rule that is asked before the channel's. */
  public void rule(Rule rule) {
    network.add(rule);
  }

  /** Takes back the rules added. */
  public void clearRules() {
    network.clearRules();
  }

  /** The scenario speaks: shown as a caption. */
  public void note(String text) {
    emit(new TraceEvent.Note(nextEvent, now, text));
  }

  /** Does something at a later time, while the world runs. */
  public void at(long micros, Runnable action) {
    schedule(Math.max(0, micros - now), new Agenda.Act(action));
  }

  /** Lets so much virtual time pass. */
  public void run(long micros) {
    runUntil(() -> false, micros);
  }

  /**
   * Lets time pass until the condition holds, checked after each turn.
   *
   * @return true if it holds; false if the time is over, or the run was stopped
   */
  public boolean runUntil(BooleanSupplier condition, long atMostMicros) {
    limit = Math.addExact(now, atMostMicros);
    until = condition;
    stage.run(director);
    boolean reached = condition.getAsBoolean();
    if (!stopped) {
      if (!reached) {
        now = limit;
      }
      tellAll(new Stimulus.Ask(Stimulus.Scope.STEP));
    }
    return reached || condition.getAsBoolean();
  }

  /** Learns every peer's answers to all that is watched. */
  public void askEverything() {
    tellAll(new Stimulus.Ask(Stimulus.Scope.EVERYTHING));
  }

  /** Ends the run at once: nothing more happens. */
  public void stop() {
    stopped = true;
  }

  // ---- what a scenario can know ----

  public long now() {
    return now;
  }

  public int peers() {
    return hosts.size();
  }

  /** What the peers last answered. */
  public Knowledge knowledge() {
    return knowledge;
  }

  public boolean isDead(int peer) {
    return dead[peer];
  }

  /** Requests sent to other peers so far. */
  public long remoteCalls() {
    return remoteCalls;
  }

  /** True if nothing is under way: no message, no timer. */
  public boolean isIdle() {
    return agenda.peek() == null && immediate.isEmpty();
  }

  /** The fault that ended the run, or null. */
  public PeerFault fault() {
    return fault;
  }

  public Choices choices() {
    return choices;
  }

  /** The id that the next event will have. */
  public int nextEvent() {
    return nextEvent;
  }

  @Override
  public void close() {
    stopped = true;
    hosts.forEach(stage::stop);
  }

  // ---- the run loop ----

  private void tell(int peer, Stimulus stimulus, int causedBy) {
    immediate.add(new PendingCue(peer, stimulus, causedBy));
    if (!director.busy) {
      BooleanSupplier outer = until;
      until = immediate::isEmpty;
      stage.run(director);
      until = outer;
    }
  }

  private int emit(TraceEvent event) {
    nextEvent++;
    sink.accept(event);
    return event.id();
  }

  /** Gives the stage one cue after the other. */
  private final class Director implements Conductor {
    private boolean busy;
    private int peer;

    @Override
    public Cue next() {
      busy = true;
      try {
        while (!stopped) {
          PendingCue first = immediate.poll();
          if (first != null) {
            return cue(first.peer(), first.stimulus(), first.cause());
          }
          if (until.getAsBoolean()) {
            return null;
          }
          Agenda.Due due = agenda.peek();
          if (due == null || due.time() > limit) {
            return null;
          }
          agenda.take(due);
          now = due.time();
          chain = due.chain();
          if (chain > LONGEST_CHAIN) {
            timeStandsStill(due.item());
            return null;
          }
          Cue cue = happen(due.item());
          if (cue != null) {
            return cue;
          }
        }
        return null;
      } finally {
        busy = false;
      }
    }

    Cue cue(int to, Stimulus stimulus, int causedBy) {
      peer = to;
      cause = causedBy;
      return new Cue(hosts.get(to), now, stimulus);
    }

    @Override
    public void ended(Host host, List<Effect> effects) {
      for (int i = 0; i < effects.size(); i++) {
        apply(peer, effects.get(i));
      }
    }
  }

  private void schedule(long delay, Agenda.Item item) {
    agenda.add(Math.addExact(now, delay), delay == 0 ? chain + 1 : 0, item);
  }

  private void timeStandsStill(Agenda.Item item) {
    int peer = 0;
    if (item instanceof Agenda.TimerRings t) {
      peer = t.peer();
    } else if (item instanceof Agenda.RequestArrives r) {
      peer = r.rpc().to;
    } else if (item instanceof Agenda.ReplyArrives r) {
      peer = r.rpc().from;
    }
    String text = "virtual time stands still: the peer waits for what takes no time, again and again; sleep between tries";
    fault = new PeerFault(peer, new Effect.Fault("busy-loop", text, null, List.of()), nextEvent - 1);
    stopped = true;
  }

  /** Lets one item happen; null if no peer hears of it. */
  private Cue happen(Agenda.Item item) {
    if (item instanceof Agenda.RequestArrives r) {
      return requestArrives(r);
    } else if (item instanceof Agenda.ReplyArrives r) {
      return replyArrives(r);
    } else if (item instanceof Agenda.TimerRings t) {
      if (dead[t.peer()]) {
        return null;
      }
      int id = emit(new TraceEvent.Timer(nextEvent, now, t.peer(), t.setBy()));
      return director.cue(t.peer(), new Stimulus.TimerFired(t.timer()), id);
    } else if (item instanceof Agenda.CallExpires c) {
      c.rpc().open = false;
      if (dead[c.rpc().from]) {
        return null;
      }
      int id = emit(new TraceEvent.Timeout(nextEvent, now, c.rpc().id, c.rpc().from, c.rpc().sendEvent));
      return director.cue(c.rpc().from, new Stimulus.NoReply(c.rpc().call), id);
    }
    ((Agenda.Act) item).action().run();
    return null;
  }

  private Cue requestArrives(Agenda.RequestArrives r) {
    Rpc rpc = r.rpc();
    if (network.isClogged(r.message())) {
      held.add(r);
      return null;
    } else if (dead[rpc.to]) {
      return drop(rpc.sendEvent, Why.DEAD);
    } else if (network.isCut(r.message())) {
      return drop(rpc.sendEvent, Why.PARTITION);
    }
    int id = emit(new TraceEvent.Deliver(nextEvent, now, rpc.id, rpc.from, rpc.to, rpc.sendEvent));
    int delivery = nextDelivery++;
    deliveries.get(rpc.to).put(delivery, new Delivery(rpc, id));
    return director.cue(rpc.to, new Stimulus.Deliver(delivery, rpc.request), id);
  }

  private Cue replyArrives(Agenda.ReplyArrives r) {
    Rpc rpc = r.rpc();
    if (network.isClogged(r.message())) {
      held.add(r);
      return null;
    } else if (dead[rpc.from]) {
      return drop(r.replyEvent(), Why.DEAD);
    } else if (!rpc.open) {
      return drop(r.replyEvent(), Why.LATE);
    } else if (network.isCut(r.message())) {
      return drop(r.replyEvent(), Why.PARTITION);
    }
    rpc.open = false;
    int id = emit(new TraceEvent.DeliverReply(nextEvent, now, rpc.id, rpc.to, rpc.from, r.replyEvent()));
    return director.cue(rpc.from, new Stimulus.ReplyArrived(rpc.call, r.reply()), id);
  }

  private Cue drop(int event, Why why) {
    emit(new TraceEvent.Drop(nextEvent, now, event, why));
    return null;
  }

  // ---- effects ----

  private void apply(int peer, Effect effect) {
    if (effect instanceof Effect.SendRequest s) {
      send(peer, s);
    } else if (effect instanceof Effect.SendReply r) {
      reply(peer, r);
    } else if (effect instanceof Effect.SetTimer t) {
      schedule(t.micros(), new Agenda.TimerRings(peer, t.timer(), cause));
    } else if (effect instanceof Effect.StatusIs s) {
      emit(TraceEvent.Result.status(nextEvent, now, peer, s.seq(), s.fate(), s.value(), cause));
      knowledge.status(peer, s.seq(), s.fate(), s.value());
    } else if (effect instanceof Effect.NumberIs n) {
      emit(TraceEvent.Result.number(nextEvent, now, peer, n.op(), n.number(), cause));
      knowledge.number(peer, n.op(), n.number());
    } else if (effect instanceof Effect.LogLine l) {
      emit(new TraceEvent.Log(nextEvent, now, peer, l.text(), cause, l.at()));
    } else if (effect instanceof Effect.Fault f && fault == null) {
      fault = new PeerFault(peer, f, nextEvent - 1);
      stopped = true;
    }
  }

  private void send(int from, Effect.SendRequest s) {
    int id = emit(new TraceEvent.Send(nextEvent, now, nextRpc, from, s.to(), s.request(), cause, s.at()));
    Rpc rpc = new Rpc(nextRpc++, from, s.to(), s.call(), s.request(), id);
    if (from != s.to()) {
      remoteCalls++;
    }
    agenda.addExpiry(now + rpcTimeout, rpc);
    Message m = message(false, from, s.to(), rpc);
    travel(m, id, delay -> schedule(delay, new Agenda.RequestArrives(rpc, m)));
  }

  private void reply(int from, Effect.SendReply r) {
    Delivery delivery = deliveries.get(from).remove(r.delivery());
    Rpc rpc = delivery.rpc();
    int id = emit(new TraceEvent.Reply(nextEvent, now, rpc.id, from, rpc.from, r.reply(), delivery.event(), r.at()));
    Message m = message(true, from, rpc.from, rpc);
    travel(m, id, delay -> schedule(delay, new Agenda.ReplyArrives(rpc, m, r.reply(), id)));
  }

  private Message message(boolean reply, int from, int to, Rpc rpc) {
    int seq = Messages.seq(rpc.request);
    int ballot = Messages.ballot(rpc.request);
    if (network.choosesNothing()) {
      // Numbering costs more than all else here, and only a choice needs it.
      return new Message(reply, from, to, rpc.request, seq, ballot, 0);
    }
    return occurrences.number(reply, from, to, rpc.request, seq, ballot);
  }

  private interface Arrival {
    void after(long micros);
  }

  private void travel(Message m, int event, Arrival arrival) {
    if (m.from() == m.to()) {
      arrival.after(0);
      return;
    }
    Verdict verdict = network.judge(m, choices);
    if (network.isCut(m)) {
      drop(event, Why.PARTITION);
    } else if (verdict instanceof Verdict.Drop) {
      drop(event, Why.LOSS);
    } else if (verdict instanceof Verdict.Delay d) {
      arrival.after(network.latency(m, choices) + d.micros());
    } else if (verdict instanceof Verdict.Duplicate d && !m.reply()) {
      long first = network.latency(m, choices);
      emit(new TraceEvent.Duplicate(nextEvent, now, event));
      arrival.after(first);
      arrival.after(first + d.laterMicros());
    } else {
      arrival.after(network.latency(m, choices));
    }
  }
}
