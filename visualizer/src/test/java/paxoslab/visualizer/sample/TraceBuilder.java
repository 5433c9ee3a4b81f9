package paxoslab.visualizer.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paxoslab.api.Fate;
import paxoslab.api.Request;
import paxoslab.trace.Finding;
import paxoslab.trace.Header;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;
import paxoslab.wire.Value;

/** Writes a trace by hand, event after event; each method returns the new event's id. */
public final class TraceBuilder {
  private final Header header;
  private final List<TraceEvent> events = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private long t;
  private int rpcs;

  public TraceBuilder(String scenario, String title, int peers) {
    this(scenario, title, nodes("p", Header.Node.PEER, peers).toList());
  }

  private TraceBuilder(String scenario, String title, List<Header.Node> nodes) {
    this.header = new Header(scenario, title, 42, Map.of(), nodes, "hand", "", 500_000);
  }

  /** A run of a store: servers and clients. */
  public static TraceBuilder store(String scenario, String title, int servers, int clients) {
    return new TraceBuilder(
        scenario,
        title,
        Stream.concat(
                nodes("s", Header.Node.SERVER, servers), nodes("c", Header.Node.CLIENT, clients))
            .toList());
  }

  private static Stream<Header.Node> nodes(String letter, String role, int count) {
    return IntStream.range(0, count).mapToObj(i -> new Header.Node(letter + i, role));
  }

  /** A client is asked for something; {@code value} is null for a get. */
  public int asks(int client, String op, int number, String key, @Nullable String value) {
    Value written = value == null ? null : new Value.Text(value);
    return add(new TraceEvent.Call(next(), t, client, op, number, written, key, TraceEvent.NONE));
  }

  /** A client's operation is complete; {@code read} is null but for a get. */
  public int completes(int client, String op, int number, @Nullable String read, int cause) {
    Value value = read == null ? null : new Value.Text(read);
    return add(
        new TraceEvent.Result(next(), t, client, op, number, null, value, TraceEvent.NONE, cause));
  }

  /** A server starts an instance. */
  public int proposes(int server, int seq, Value value, int cause) {
    return add(new TraceEvent.Call(next(), t, server, "start", seq, value, null, cause));
  }

  /** A server knows an instance. */
  public int knows(int server, int seq, Value value, int cause) {
    return add(TraceEvent.Result.status(next(), t, server, seq, Fate.CHOSEN, value, cause));
  }

  public int timer(int peer, int cause) {
    return add(new TraceEvent.Timer(next(), t, peer, cause));
  }

  /** Lets virtual time pass. */
  public TraceBuilder after(long micros) {
    t += micros;
    return this;
  }

  public int start(int peer, int seq, String value) {
    return add(new TraceEvent.Call(next(), t, peer, "start", seq, new Value.Text(value)));
  }

  public int done(int peer, int seq) {
    return add(new TraceEvent.Call(next(), t, peer, "done", seq, null));
  }

  /** A peer's answer to min or max. */
  public int number(int peer, String op, int number) {
    return add(TraceEvent.Result.number(next(), t, peer, op, number, TraceEvent.NONE));
  }

  public int send(int from, int to, Request<?> msg, int cause) {
    return add(new TraceEvent.Send(next(), t, ++rpcs, from, to, msg, cause, "PaxosPeer.java:88"));
  }

  public int deliver(int send) {
    TraceEvent.Send s = (TraceEvent.Send) events.get(send);
    return add(new TraceEvent.Deliver(next(), t, s.rpc(), s.from(), s.to(), send));
  }

  public int reply(int deliver, Record msg) {
    TraceEvent.Deliver d = (TraceEvent.Deliver) events.get(deliver);
    return add(
        new TraceEvent.Reply(
            next(), t, d.rpc(), d.to(), d.from(), msg, deliver, "PaxosPeer.java:120"));
  }

  public int deliverReply(int reply) {
    TraceEvent.Reply r = (TraceEvent.Reply) events.get(reply);
    return add(new TraceEvent.DeliverReply(next(), t, r.rpc(), r.from(), r.to(), reply));
  }

  public int drop(int message, TraceEvent.Why why) {
    return add(new TraceEvent.Drop(next(), t, message, why));
  }

  public int duplicate(int send) {
    return add(new TraceEvent.Duplicate(next(), t, send));
  }

  public int timeout(int send) {
    TraceEvent.Send s = (TraceEvent.Send) events.get(send);
    return add(new TraceEvent.Timeout(next(), t, s.rpc(), s.from(), send));
  }

  public int chosen(int peer, int seq, String value, int cause) {
    return add(
        TraceEvent.Result.status(next(), t, peer, seq, Fate.CHOSEN, new Value.Text(value), cause));
  }

  public int pending(int peer, int seq, int cause) {
    return add(TraceEvent.Result.status(next(), t, peer, seq, Fate.PENDING, null, cause));
  }

  public int partition(String groups) {
    return add(new TraceEvent.Partition(next(), t, groups));
  }

  public int heal() {
    return add(new TraceEvent.Heal(next(), t));
  }

  public int kill(int peer) {
    return add(new TraceEvent.Kill(next(), t, peer));
  }

  public int note(String text) {
    return add(new TraceEvent.Note(next(), t, text));
  }

  public int log(int peer, String text, int cause) {
    return add(new TraceEvent.Log(next(), t, peer, text, cause, "PaxosPeer.java:70"));
  }

  public void finding(String rule, int at, int peer, String text, List<Integer> evidence) {
    findings.add(
        new Finding(
            rule,
            Finding.Severity.HARD,
            at,
            peer,
            text,
            evidence,
            "PaxosPeer.accept, PaxosPeer.java:88"));
  }

  public Trace build() {
    return new Trace(header, List.of(), events, findings);
  }

  private int next() {
    return events.size();
  }

  private int add(TraceEvent event) {
    events.add(event);
    return event.id();
  }
}
