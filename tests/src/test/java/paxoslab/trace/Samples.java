package paxoslab.trace;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import paxoslab.api.AcceptArgs;
import paxoslab.api.AcceptReply;
import paxoslab.api.AppendArgs;
import paxoslab.api.AppendReply;
import paxoslab.api.ChooseArgs;
import paxoslab.api.ChooseReply;
import paxoslab.api.Fate;
import paxoslab.api.GetArgs;
import paxoslab.api.GetReply;
import paxoslab.api.KvResult;
import paxoslab.api.PrepareArgs;
import paxoslab.api.PrepareReply;
import paxoslab.api.PutArgs;
import paxoslab.api.PutReply;
import paxoslab.api.Request;
import paxoslab.api.SeqArgs;
import paxoslab.api.SeqReply;
import paxoslab.wire.Value;

/**
 * Traces for tests: every kind of event, message and value, with and without what may be absent.
 */
final class Samples {
  static final Value X = new Value.Text("x");
  static final String AT = "PaxosPeer.java:88";

  private Samples() {}

  static Header header() {
    Map<String, String> params = new LinkedHashMap<>();
    params.put("zeal", "1");
    params.put("peers", "3");
    List<Header.Node> nodes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      nodes.add(new Header.Node("p" + i, "peer"));
    }
    return new Header("A12", "A minority", 42, params, nodes, "skeleton", "abc", 500_000);
  }

  static Trace trace(List<TraceEvent> events) {
    return new Trace(header(), List.of(), events, List.of());
  }

  static Trace everything() {
    return new Trace(
        header(),
        List.of(new Choice("drop/0-1/PrepareArgs/1/5/0", 1), new Choice("delay", Long.MIN_VALUE)),
        events(),
        findings());
  }

  static List<Finding> findings() {
    return List.of(
        new Finding("r", Finding.Severity.HARD, 3, 1, "text", List.of(1, 3), "PaxosPeer.java:8"),
        new Finding("s", Finding.Severity.BOUND, -1, -1, "text", List.of(), null),
        new Finding("t", Finding.Severity.ADVICE, 0, 0, "text", List.of(0), null));
  }

  /** Every kind of event; ids from 0 without gaps, so a place in the list is an id. */
  static List<TraceEvent> events() {
    List<TraceEvent> all = new ArrayList<>();
    all.add(new TraceEvent.Call(0, 0, 0, "start", 1, X));
    all.add(new TraceEvent.Call(1, 0, 0, "done", 0, null));
    requests().forEach(r -> all.add(new TraceEvent.Send(all.size(), 5, 7, 0, 1, r, 0, AT)));
    all.add(new TraceEvent.Send(all.size(), 5, 8, 0, 1, new PrepareArgs(1, 2), -1, null));
    all.add(new TraceEvent.Deliver(all.size(), 6, 7, 0, 1, 2));
    replies().forEach(r -> all.add(new TraceEvent.Reply(all.size(), 7, 7, 1, 0, r, 0, AT)));
    all.add(new TraceEvent.DeliverReply(all.size(), 8, 7, 1, 0, 11));
    for (TraceEvent.Why why : TraceEvent.Why.values()) {
      all.add(new TraceEvent.Drop(all.size(), 9, 2, why));
    }
    all.add(new TraceEvent.Duplicate(all.size(), 9, 2));
    all.add(TraceEvent.Result.status(all.size(), 9, 2, 1, Fate.CHOSEN, X, 3));
    all.add(TraceEvent.Result.status(all.size(), 9, 2, 1, Fate.PENDING, null, -1));
    all.add(TraceEvent.Result.status(all.size(), 9, 2, 1, Fate.FORGOTTEN, null, 3));
    all.add(TraceEvent.Result.number(all.size(), 9, 2, "max", -1, 3));
    all.add(TraceEvent.Result.number(all.size(), 9, 2, "min", 4, -1));
    all.add(new TraceEvent.Call(all.size(), 9, 2, "append", 0, X, "k", -1));
    all.add(new TraceEvent.Call(all.size(), 9, 2, "get", 1, null, "", -1));
    all.add(new TraceEvent.Call(all.size(), 9, 1, "start", 0, X, null, 3));
    all.add(TraceEvent.Result.ofStore(all.size(), 9, 2, "append", 0, null, 3));
    all.add(TraceEvent.Result.ofStore(all.size(), 9, 2, "get", 1, new Value.Text(""), -1));
    all.add(new TraceEvent.Timeout(all.size(), 10, 7, 0, 2));
    all.add(new TraceEvent.Timer(all.size(), 10, 0, 3));
    all.add(new TraceEvent.Timer(all.size(), 10, 0, -1));
    all.add(new TraceEvent.Partition(all.size(), 10, "0 2 | 1"));
    all.add(new TraceEvent.Heal(all.size(), 11));
    all.add(new TraceEvent.Deaf(all.size(), 11, 1, true));
    all.add(new TraceEvent.Deaf(all.size(), 11, 1, false));
    all.add(new TraceEvent.Kill(all.size(), 11, 1));
    all.add(new TraceEvent.Log(all.size(), 11, 1, "a\nb\tc\r\"\\", 3, AT));
    all.add(new TraceEvent.Log(all.size(), 11, 1, "", -1, null));
    all.add(new TraceEvent.Note(all.size(), Long.MAX_VALUE, "é € 😀 \u2028 \u0000 \u0085 \ud83d"));
    return all;
  }

  static List<Request<?>> requests() {
    return List.of(
        new PrepareArgs(1, 5),
        new AcceptArgs(1, 5, X),
        new ChooseArgs(1, X),
        new SeqArgs(0, -1),
        new GetArgs("k", "c0", 1),
        new PutArgs("k", "", "c0", Long.MAX_VALUE),
        new AppendArgs("é", "\n", "", -1));
  }

  static List<Record> replies() {
    return List.of(
        new PrepareReply(true, 5, 3, X),
        new PrepareReply(true, 5, -1, null),
        new AcceptReply(false, 6),
        new ChooseReply(true),
        new SeqReply(true),
        new GetReply(KvResult.DONE, "x"),
        new PutReply(KvResult.RETRY),
        new AppendReply(KvResult.DONE));
  }

  /** Every kind of value; types are without package, as a file has them. */
  @SuppressWarnings("FloatingPointLiteralPrecision") // 2e23: no double is just that
  static List<Value> values() {
    List<Value> values = new ArrayList<>();
    values.add(new Value.Text(""));
    values.add(new Value.Text("\ud800 and \udc00 apart"));
    values.add(new Value.Text("y".repeat(100_000)));
    List.of(true, false, (byte) -128, (short) 7, 3, Integer.MIN_VALUE, Long.MAX_VALUE)
        .forEach(boxed -> values.add(new Value.Scalar(boxed)));
    List.of('a', '"', '\ud800', '\u0000').forEach(c -> values.add(new Value.Scalar(c)));
    double[] doubles = {0, -0.0, 0.1, 100, 1e300, 2e-3, 2e23, 1 / 3.0, Double.MIN_VALUE};
    for (double d : doubles) {
      values.add(new Value.Scalar(d));
    }
    for (double d : new double[] {Double.NaN, 1 / 0.0, -1 / 0.0, Double.MAX_VALUE}) {
      values.add(new Value.Scalar(d));
    }
    for (float f :
        new float[] {0, -0f, 0.1f, Float.NaN, Float.MIN_VALUE, Float.MAX_VALUE, 1 / 3f}) {
      values.add(new Value.Scalar(f));
    }
    values.add(new Value.Constant("Color", "RED"));
    values.add(new Value.Struct("PaxosPeer$Op", List.of()));
    values.add(new Value.Sequence(List.of()));
    values.add(
        new Value.Struct(
            "Op",
            List.of(
                new Value.Field("type", new Value.Nil()),
                new Value.Field("list", new Value.Sequence(List.of(X, new Value.Nil()))))));
    return values;
  }

  /** A trace's lines as the writer writes them. */
  static String text(Trace trace) {
    LineEncoder encoder = LineEncoder.full();
    StringBuilder out = new StringBuilder();
    out.append(encoder.header(trace.header())).append('\n');
    trace.choices().forEach(c -> out.append(encoder.choice(c)).append('\n'));
    trace.events().forEach(e -> out.append(encoder.event(e)).append('\n'));
    trace.findings().forEach(f -> out.append(encoder.finding(f)).append('\n'));
    return out.toString();
  }

  static byte[] bytes(Trace trace) {
    return text(trace).getBytes(StandardCharsets.UTF_8);
  }
}
