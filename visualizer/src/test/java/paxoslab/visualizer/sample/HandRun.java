package paxoslab.visualizer.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paxoslab.api.AcceptArgs;
import paxoslab.api.AcceptReply;
import paxoslab.api.ChooseArgs;
import paxoslab.api.ChooseReply;
import paxoslab.api.PrepareArgs;
import paxoslab.api.PrepareReply;
import paxoslab.api.Request;
import paxoslab.api.SeqArgs;
import paxoslab.api.SeqReply;
import paxoslab.check.Checks;
import paxoslab.check.Rule;
import paxoslab.trace.Finding;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;
import paxoslab.wire.Value;

/**
 * A run told in whole exchanges, about instance 0 unless said otherwise. Each step takes a
 * millisecond; what a peer does at once with what it got takes none.
 */
public final class HandRun {
  private static final long STEP = 1_000;

  private final TraceBuilder events;
  private final Map<Integer, Integer> numbers = new HashMap<>();
  private final List<Finding> found = new ArrayList<>();
  private int seq;

  /** Who did something last: it may go on at once. */
  private int acting = TraceEvent.NONE;

  /** A run of so many peers, none of which sends messages to itself. */
  public HandRun(int peers) {
    this(new TraceBuilder("", "", peers));
  }

  private HandRun(TraceBuilder events) {
    this.events = events;
  }

  /** A run of a store. The clients' numbers follow those of the servers. */
  public static HandRun store(int servers, int clients) {
    return new HandRun(TraceBuilder.store("", "", servers, clients));
  }

  /** A client's application asks it for something; {@code value} is null for a get. */
  public HandRun asks(int client, String op, String key, @Nullable String value) {
    int number = numbers.merge(client, 1, Integer::sum) - 1;
    stimulus(client).asks(client, op, number, key, value);
    return this;
  }

  /** What a client was asked for last is complete; {@code read} is null but for a get. */
  public HandRun completes(int client, String op, @Nullable String read) {
    int number = numbers.getOrDefault(client, 1) - 1;
    act(client).completes(client, op, number, read, TraceEvent.NONE);
    return this;
  }

  /** A server answers, and the network loses that. */
  public HandRun unheard(int from, int to, Request<?> request, Record reply) {
    int send = act(from).send(from, to, request, TraceEvent.NONE);
    int deliver = stimulus(to).deliver(send);
    events.drop(events.reply(deliver, reply), TraceEvent.Why.LOSS);
    stimulus(from).timeout(send);
    return this;
  }

  /** What no check of traces finds is found at the last event. */
  public HandRun found(Rule rule, int peer, String text, List<Integer> evidence) {
    int last = events.build().events().size() - 1;
    found.add(new Finding(rule.id(), rule.severity(), last, peer, text, evidence, null));
    return this;
  }

  /** True if what is broken here no check of traces finds. */
  public boolean isToldByHand() {
    return !found.isEmpty();
  }

  /** What follows is about this instance. */
  public HandRun instance(int number) {
    seq = number;
    return this;
  }

  public HandRun start(int peer, String value) {
    stimulus(peer).start(peer, seq, value);
    return this;
  }

  public HandRun done(int peer) {
    stimulus(peer).done(peer, seq);
    return this;
  }

  public HandRun kill(int peer) {
    stimulus(peer).kill(peer);
    return this;
  }

  /** So much virtual time passes. */
  public HandRun seconds(int seconds) {
    events.after(1_000_000L * seconds);
    return later();
  }

  public HandRun chosen(int peer, String value) {
    act(peer).chosen(peer, seq, value, TraceEvent.NONE);
    return this;
  }

  public HandRun pending(int peer) {
    act(peer).pending(peer, seq, TraceEvent.NONE);
    return this;
  }

  public HandRun min(int peer, int number) {
    act(peer).number(peer, "min", number);
    return this;
  }

  public HandRun max(int peer, int number) {
    act(peer).number(peer, "max", number);
    return this;
  }

  /** Asked for prepare n, promised; nothing was accepted. */
  public HandRun promised(int from, int to, int n) {
    return exchange(from, to, new PrepareArgs(seq, n), new PrepareReply(true, n, -1, null));
  }

  /** Asked for prepare n, promised with what was accepted. */
  public HandRun promised(int from, int to, int n, int na, String va) {
    return exchange(from, to, new PrepareArgs(seq, n), new PrepareReply(true, n, na, text(va)));
  }

  /** Asked for prepare n, refused because of a higher promise. */
  public HandRun refused(int from, int to, int n, int higher) {
    return exchange(from, to, new PrepareArgs(seq, n), new PrepareReply(false, higher, -1, null));
  }

  public HandRun accepted(int from, int to, int n, String value) {
    return exchange(from, to, new AcceptArgs(seq, n, text(value)), new AcceptReply(true, n));
  }

  public HandRun told(int from, int to, String value) {
    return exchange(from, to, new ChooseArgs(seq, text(value)), new ChooseReply(true));
  }

  /** The peer reports its highest done, and the other acknowledges it. */
  public HandRun reported(int from, int to, int done) {
    return exchange(from, to, new SeqArgs(from, done), new SeqReply(true));
  }

  /** A request leaves and arrives; the run tells no more of it. */
  public HandRun sends(int from, int to, Request<?> request) {
    int send = act(from).send(from, to, request, TraceEvent.NONE);
    stimulus(to).deliver(send);
    return this;
  }

  /** A request is lost, and its sender stops waiting. */
  public HandRun loses(int from, int to, Request<?> request) {
    int send = act(from).send(from, to, request, TraceEvent.NONE);
    events.drop(send, TraceEvent.Why.LOSS);
    stimulus(from).timeout(send);
    return this;
  }

  /** A request reaches a peer that has stopped. */
  public HandRun wastes(int from, int to, Request<?> request) {
    int send = act(from).send(from, to, request, TraceEvent.NONE);
    events.drop(send, TraceEvent.Why.DEAD);
    return later();
  }

  /** What the same peer does next it does some time later. */
  public HandRun later() {
    acting = TraceEvent.NONE;
    return this;
  }

  /** A request is answered. */
  public HandRun exchange(int from, int to, Request<?> request, Record reply) {
    int send = act(from).send(from, to, request, TraceEvent.NONE);
    int deliver = stimulus(to).deliver(send);
    int answer = events.reply(deliver, reply);
    stimulus(from).deliverReply(answer);
    return this;
  }

  /** Something reaches a peer. */
  private TraceBuilder stimulus(int peer) {
    acting = peer;
    return events.after(STEP);
  }

  /** A peer does something: at once, if it was reached last. */
  private TraceBuilder act(int peer) {
    return acting == peer ? events : stimulus(peer);
  }

  public static Value text(String value) {
    return new Value.Text(value);
  }

  /** The run, without findings. */
  public Trace trace() {
    return events.build();
  }

  /** The run with the first finding of one rule, if there is any. */
  public Trace breaking(String rule) {
    Trace run = trace();
    List<Finding> first =
        Stream.concat(found.stream(), Checks.run(run).stream())
            .filter(f -> f.rule().equals(rule))
            .limit(1)
            .toList();
    return new Trace(run.header(), run.choices(), run.events(), first);
  }
}
