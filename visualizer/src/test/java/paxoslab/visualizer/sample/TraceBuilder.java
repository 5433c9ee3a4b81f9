package paxoslab.visualizer.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
    List<Header.Node> nodes =
        IntStream.range(0, peers).mapToObj(i -> new Header.Node("p" + i, "peer")).toList();
    this.header = new Header(scenario, title, 42, Map.of(), nodes, "hand", "", 500_000);
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
