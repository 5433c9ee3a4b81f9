package paxoslab.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import paxoslab.api.AcceptArgs;
import paxoslab.api.AcceptReply;
import paxoslab.api.ChooseArgs;
import paxoslab.api.ChooseReply;
import paxoslab.api.Fate;
import paxoslab.api.PrepareArgs;
import paxoslab.api.PrepareReply;
import paxoslab.api.Request;
import paxoslab.api.SeqArgs;
import paxoslab.api.SeqReply;
import paxoslab.trace.Finding;
import paxoslab.trace.Header;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;
import paxoslab.wire.Value;

/**
 * A run, written by hand, about instance 0 unless said otherwise. Each step that makes one event
 * takes the next id; {@link #last()} tells it.
 *
 * <p>{@code prepare} and {@code accept} are whole exchanges: send, deliver, reply, deliver-reply.
 * The steps {@code send}, {@code deliver}, {@code reply} and {@code receive} are their parts; a
 * message is named by the rpc that {@code send} returns.
 */
public final class TraceBuilder {
  private final Header header;
  private final List<TraceEvent> events = new ArrayList<>();
  private final Map<Integer, TraceEvent.Send> sends = new LinkedHashMap<>();
  private final Map<Integer, Integer> delivers = new LinkedHashMap<>();
  private final Map<Integer, Integer> replies = new LinkedHashMap<>();
  private int seq;
  private int cause = TraceEvent.NONE;
  private long skipped;

  private TraceBuilder(int peers) {
    List<Header.Node> nodes =
        IntStream.range(0, peers).mapToObj(p -> new Header.Node("p" + p, "peer")).toList();
    header = new Header("T01", "By hand", 42, Map.of(), nodes, "by hand", "", 500_000);
  }

  /** A run of so many peers. */
  public static TraceBuilder peers(int peers) {
    return new TraceBuilder(peers);
  }

  static Value text(String value) {
    return value == null ? null : new Value.Text(value);
  }

  /** What follows is about this instance. */
  TraceBuilder instance(int seq) {
    this.seq = seq;
    return this;
  }

  public TraceBuilder start(int peer, String value) {
    return add(new TraceEvent.Call(next(), now(), peer, "start", seq, text(value)));
  }

  TraceBuilder done(int peer, int seq) {
    return add(new TraceEvent.Call(next(), now(), peer, "done", seq, null));
  }

  public TraceBuilder chosen(int peer, String value) {
    return add(
        TraceEvent.Result.status(
            next(), now(), peer, seq, Fate.CHOSEN, text(value), TraceEvent.NONE));
  }

  public TraceBuilder pending(int peer) {
    return add(
        TraceEvent.Result.status(next(), now(), peer, seq, Fate.PENDING, null, TraceEvent.NONE));
  }

  TraceBuilder forgotten(int peer) {
    return add(
        TraceEvent.Result.status(next(), now(), peer, seq, Fate.FORGOTTEN, null, TraceEvent.NONE));
  }

  TraceBuilder min(int peer, int number) {
    return add(TraceEvent.Result.number(next(), now(), peer, "min", number, TraceEvent.NONE));
  }

  TraceBuilder max(int peer, int number) {
    return add(TraceEvent.Result.number(next(), now(), peer, "max", number, TraceEvent.NONE));
  }

  /** A timer of this peer ends: a stimulus that says nothing. */
  public TraceBuilder tick(int peer) {
    return add(new TraceEvent.Timer(next(), now(), peer, TraceEvent.NONE));
  }

  /** So much virtual time passes. */
  TraceBuilder seconds(int seconds) {
    skipped += 1_000_000L * seconds;
    return this;
  }

  TraceBuilder kill(int peer) {
    return add(new TraceEvent.Kill(next(), now(), peer));
  }

  TraceBuilder partition(String groups) {
    return add(new TraceEvent.Partition(next(), now(), groups));
  }

  TraceBuilder heal() {
    return add(new TraceEvent.Heal(next(), now()));
  }

  /** The caller stops waiting. */
  TraceBuilder timeout(int rpc) {
    TraceEvent.Send send = sends.get(rpc);
    return add(new TraceEvent.Timeout(next(), now(), rpc, send.from(), send.id()));
  }

  /** What is sent next is caused by the last event. */
  TraceBuilder causing() {
    cause = last();
    return this;
  }

  /** A request leaves; returns its rpc. */
  public int send(int from, int to, Request<?> msg) {
    int rpc = sends.size();
    TraceEvent.Send send =
        new TraceEvent.Send(next(), now(), rpc, from, to, msg, cause, "PaxosPeer.java:10");
    sends.put(rpc, send);
    add(send);
    return rpc;
  }

  public int sendPrepare(int from, int to, int n) {
    return send(from, to, new PrepareArgs(seq, n));
  }

  public int sendAccept(int from, int to, int n, String v) {
    return send(from, to, new AcceptArgs(seq, n, text(v)));
  }

  public int sendChoose(int from, int to, String v) {
    return send(from, to, new ChooseArgs(seq, text(v)));
  }

  public TraceBuilder deliver(int rpc) {
    TraceEvent.Send send = sends.get(rpc);
    delivers.put(rpc, next());
    return add(new TraceEvent.Deliver(next(), now(), rpc, send.from(), send.to(), send.id()));
  }

  TraceBuilder duplicate(int rpc) {
    return add(new TraceEvent.Duplicate(next(), now(), sends.get(rpc).id()));
  }

  /** The handler of the latest delivery returns. */
  public TraceBuilder reply(int rpc, Record msg) {
    TraceEvent.Send send = sends.get(rpc);
    replies.put(rpc, next());
    return add(
        new TraceEvent.Reply(
            next(),
            now(),
            rpc,
            send.to(),
            send.from(),
            msg,
            delivers.get(rpc),
            "PaxosPeer.java:" + (msg instanceof PrepareReply ? 80 : 88)));
  }

  TraceBuilder promise(int rpc, int na, String va) {
    int n = ((PrepareArgs) sends.get(rpc).msg()).n();
    return reply(rpc, new PrepareReply(true, n, na, text(va)));
  }

  TraceBuilder refuse(int rpc, int n) {
    boolean prepare = sends.get(rpc).msg() instanceof PrepareArgs;
    return reply(rpc, prepare ? new PrepareReply(false, n, -1, null) : new AcceptReply(false, n));
  }

  TraceBuilder accepted(int rpc) {
    int n = ((AcceptArgs) sends.get(rpc).msg()).n();
    return reply(rpc, new AcceptReply(true, n));
  }

  public TraceBuilder receive(int rpc) {
    TraceEvent.Send send = sends.get(rpc);
    return add(
        new TraceEvent.DeliverReply(next(), now(), rpc, send.to(), send.from(), replies.get(rpc)));
  }

  /** The caller no longer waits for the reply. */
  TraceBuilder late(int rpc) {
    return add(new TraceEvent.Drop(next(), now(), replies.get(rpc), TraceEvent.Why.LATE));
  }

  /** The request is lost. */
  TraceBuilder lose(int rpc) {
    return add(new TraceEvent.Drop(next(), now(), sends.get(rpc).id(), TraceEvent.Why.LOSS));
  }

  /** A whole exchange: prepare n, promised with nothing accepted. */
  public TraceBuilder prepare(int from, int to, int n) {
    return prepare(from, to, n, -1, null);
  }

  /** A whole exchange: prepare n, promised with (na, va). */
  public TraceBuilder prepare(int from, int to, int n, int na, String va) {
    int rpc = sendPrepare(from, to, n);
    return deliver(rpc).promise(rpc, na, va).receive(rpc);
  }

  TraceBuilder prepareRefused(int from, int to, int n) {
    int rpc = sendPrepare(from, to, n);
    return deliver(rpc).refuse(rpc, 99).receive(rpc);
  }

  /** A whole exchange: accept n with v, accepted. */
  public TraceBuilder accept(int from, int to, int n, String v) {
    int rpc = sendAccept(from, to, n, v);
    return deliver(rpc).accepted(rpc).receive(rpc);
  }

  TraceBuilder acceptRefused(int from, int to, int n, String v) {
    int rpc = sendAccept(from, to, n, v);
    return deliver(rpc).refuse(rpc, 99).receive(rpc);
  }

  /** A whole exchange: choose v. */
  public TraceBuilder choose(int from, int to, String v) {
    int rpc = sendChoose(from, to, v);
    return deliver(rpc).reply(rpc, new ChooseReply(true)).receive(rpc);
  }

  /** A whole exchange: updateDoneSeqs. */
  TraceBuilder updateDone(int from, int to, int seq) {
    int rpc = send(from, to, new SeqArgs(from, seq));
    return deliver(rpc).reply(rpc, new SeqReply(true)).receive(rpc);
  }

  /**
   * A whole round of ballot n by this peer, with the promises of these peers and nothing accepted.
   */
  public TraceBuilder round(int proposer, int n, String v, int... acceptors) {
    for (int a : acceptors) {
      prepare(proposer, a, n);
    }
    for (int a : acceptors) {
      accept(proposer, a, n, v);
    }
    return this;
  }

  /** The id of the last event. */
  public int last() {
    return events.size() - 1;
  }

  public Trace trace() {
    return new Trace(header, List.of(), events, List.of());
  }

  List<Finding> findings() {
    return Checks.run(trace());
  }

  /** The ids of the rules that are broken, in the order in which they show. */
  List<String> broken() {
    return findings().stream().map(Finding::rule).toList();
  }

  private int next() {
    return events.size();
  }

  private long now() {
    return 1000L * events.size() + skipped;
  }

  private TraceBuilder add(TraceEvent event) {
    events.add(event);
    return this;
  }
}
