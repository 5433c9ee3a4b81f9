package paxoslab.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import paxoslab.host.Effect;
import paxoslab.host.Stimulus;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceEvent.Why;
import paxoslab.wire.Messages;

/** What is under way: messages from send to arrival, drop or timeout, and timers. */
final class Traffic {
  private final Network network;
  private final Choices choices;
  private final Journal journal;
  private final Agenda agenda;
  private final long rpcTimeout;
  private final boolean[] dead;
  private final @Nullable Picked picked;
  private final Occurrences occurrences = new Occurrences();

  /** Numbers all messages, where the others number only those that need a choice. */
  private final Occurrences all = new Occurrences();

  private final long[] silentFrom;
  private final long heldFrom;
  private final List<Agenda.Item> held = new ArrayList<>();
  private final List<Map<Integer, Delivery>> deliveries = new ArrayList<>();
  private int nextRpc;
  private int nextDelivery;
  private long remoteCalls;
  private int chain;

  private record Delivery(Rpc rpc, int event) {}

  Traffic(
      Network network,
      Choices choices,
      Journal journal,
      Agenda agenda,
      long rpcTimeoutMicros,
      boolean[] dead,
      @Nullable Picked picked) {
    this.network = network;
    this.choices = choices;
    this.journal = journal;
    this.agenda = agenda;
    this.rpcTimeout = rpcTimeoutMicros;
    this.dead = dead;
    this.picked = picked;
    for (int peer = 0; peer < dead.length; peer++) {
      deliveries.add(new HashMap<>());
    }
    this.silentFrom = new long[dead.length];
    Arrays.setAll(silentFrom, choices::silentFrom);
    this.heldFrom = choices.heldFrom();
  }

  /** Requests sent to other peers so far. */
  long remoteCalls() {
    return remoteCalls;
  }

  /** How long the chain of items is, each caused by the one before, that led here in no time. */
  void chain(int length) {
    chain = length;
  }

  /** Lets something happen after some time. */
  void schedule(long delay, Agenda.Item item) {
    agenda.add(Math.addExact(journal.now(), delay), delay == 0 ? chain + 1 : 0, item);
  }

  /** What was held back by clogged links travels on. */
  void release() {
    List<Agenda.Item> waiting = new ArrayList<>(held);
    held.clear();
    waiting.forEach(item -> schedule(0, item));
  }

  void send(int from, Effect.SendRequest s, int cause) {
    int id =
        journal.write(
            new TraceEvent.Send(
                journal.next(), journal.now(), nextRpc, from, s.to(), s.request(), cause, s.at()));
    Rpc rpc = new Rpc(nextRpc++, from, s.to(), s.call(), s.request(), id);
    if (from != s.to() && !Messages.isOfStore(s.request())) {
      remoteCalls++;
    }
    agenda.addExpiry(journal.now() + rpcTimeout, rpc);
    Message m = message(false, from, s.to(), rpc);
    travel(m, id, new Agenda.RequestArrives(rpc, m));
  }

  void reply(int from, Effect.SendReply r) {
    Delivery delivery = Objects.requireNonNull(deliveries.get(from).remove(r.delivery()));
    Rpc rpc = delivery.rpc();
    int id =
        journal.write(
            new TraceEvent.Reply(
                journal.next(),
                journal.now(),
                rpc.id,
                from,
                rpc.from,
                r.reply(),
                delivery.event(),
                r.at()));
    Message m = message(true, from, rpc.from, rpc);
    travel(m, id, new Agenda.ReplyArrives(rpc, m, r.reply(), id));
  }

  private Message message(boolean reply, int from, int to, Rpc rpc) {
    int seq = Messages.seq(rpc.request);
    int ballot = Messages.ballot(rpc.request);
    if (picked == null && (network.choosesNothing() || choices.isUnheard())) {
      // Numbering costs more than all else here, and only a choice needs it. What is picked by hand
      // has its time written down, whatever the channel.
      return new Message(reply, from, to, rpc.request, seq, ballot, 0);
    }
    return occurrences.number(reply, from, to, rpc.request, seq, ballot);
  }

  private void travel(Message m, int event, Agenda.Item arrival) {
    if (m.from() == m.to()) {
      schedule(0, arrival);
      return;
    }
    Verdict verdict = network.judge(m, choices);
    Handmade hand = byHand(m);
    boolean silent = journal.now() >= silentFrom[m.from()] && !hand.times();
    if (hand.losesAtOnce() || silent) {
      drop(event, Why.LOSS);
    } else if (network.isCut(m)) {
      drop(event, Why.PARTITION);
    } else if (verdict instanceof Verdict.Drop && !hand.times()) {
      drop(event, Why.LOSS);
    } else if (picked != null) {
      picked.add(journal.now(), m, event, arrival);
    } else if (verdict instanceof Verdict.Delay d) {
      depart(network.latency(m, choices) + d.micros(), hand, event, arrival);
    } else if (verdict instanceof Verdict.Duplicate d && !m.reply()) {
      long first = network.latency(m, choices);
      journal.write(new TraceEvent.Duplicate(journal.next(), journal.now(), event));
      depart(first, hand, event, arrival);
      depart(first + d.laterMicros(), Handmade.NOTHING, event, arrival);
    } else {
      depart(network.latency(m, choices), hand, event, arrival);
    }
  }

  private void depart(long usual, Handmade hand, int event, Agenda.Item arrival) {
    if (hand.losesLater()) {
      schedule(hand.lostAfter(), new Agenda.Act(() -> drop(event, Why.LOSS)));
    } else if (hand.times()) {
      schedule(hand.takes(), arrival);
    } else if (journal.now() < heldFrom) {
      schedule(usual, arrival);
    }
  }

  private Handmade byHand(Message m) {
    if (!choices.isPartial()) {
      return Handmade.NOTHING;
    }
    return choices.byHand(
        all.number(m.reply(), m.from(), m.to(), m.request(), m.seq(), m.ballot()));
  }

  /** A request arrives; null if nobody hears of it. */
  @Nullable Told arrive(Agenda.RequestArrives r) {
    Rpc rpc = r.rpc();
    if (network.isClogged(r.message())) {
      held.add(r);
      return null;
    } else if (dead[rpc.to]) {
      return drop(rpc.sendEvent, Why.DEAD);
    } else if (network.isCut(r.message())) {
      return drop(rpc.sendEvent, Why.PARTITION);
    }
    int id =
        journal.write(
            new TraceEvent.Deliver(
                journal.next(), journal.now(), rpc.id, rpc.from, rpc.to, rpc.sendEvent));
    int delivery = nextDelivery++;
    deliveries.get(rpc.to).put(delivery, new Delivery(rpc, id));
    return new Told(rpc.to, new Stimulus.Deliver(delivery, rpc.request), id);
  }

  /** A reply arrives; null if nobody hears of it. */
  @Nullable Told arrive(Agenda.ReplyArrives r) {
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
    int id =
        journal.write(
            new TraceEvent.DeliverReply(
                journal.next(), journal.now(), rpc.id, rpc.to, rpc.from, r.replyEvent()));
    return new Told(rpc.from, new Stimulus.ReplyArrived(rpc.call, r.reply()), id);
  }

  /** A caller stops waiting; null if it is dead. */
  @Nullable Told expire(Rpc rpc) {
    rpc.open = false;
    if (dead[rpc.from]) {
      return null;
    }
    int id =
        journal.write(
            new TraceEvent.Timeout(journal.next(), journal.now(), rpc.id, rpc.from, rpc.sendEvent));
    return new Told(rpc.from, new Stimulus.NoReply(rpc.call), id);
  }

  /** A timer runs out; null if its peer is dead. */
  @Nullable Told ring(Agenda.TimerRings t) {
    if (dead[t.peer()]) {
      return null;
    }
    int id =
        journal.write(new TraceEvent.Timer(journal.next(), journal.now(), t.peer(), t.setBy()));
    return new Told(t.peer(), new Stimulus.TimerFired(t.timer()), id);
  }

  private @Nullable Told drop(int event, Why why) {
    journal.write(new TraceEvent.Drop(journal.next(), journal.now(), event, why));
    return null;
  }
}
