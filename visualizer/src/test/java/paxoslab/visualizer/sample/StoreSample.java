package paxoslab.visualizer.sample;

import java.util.List;
import org.jspecify.annotations.Nullable;
import paxoslab.api.AppendArgs;
import paxoslab.api.AppendReply;
import paxoslab.api.GetArgs;
import paxoslab.api.GetReply;
import paxoslab.api.KvResult;
import paxoslab.api.Request;
import paxoslab.check.Checks;
import paxoslab.trace.Trace;
import paxoslab.wire.Value;

/** Runs of a store of two servers, s0 and s1, with two clients, c0 and c1. */
public final class StoreSample {
  /** The clients' lanes. */
  public static final int C0 = 2;

  public static final int C1 = 3;

  private StoreSample() {}

  /**
   * c0 appends "a", which takes instance 0; then c1 appends "b" by way of s1, and while that is
   * under way c0 reads: the read takes instance 1, the append instance 2. In the end c1 begins an
   * append that nobody hears.
   */
  public static Trace healthy() {
    TraceBuilder b = TraceBuilder.store("M00", "Two clients", 2, 2);
    Value a = op("c0", 1, "append");
    Value get = op("c0", 2, "get");
    Value second = op("c1", 1, "append");
    int ask = b.asks(C0, "append", 0, "k", "a");
    int asked = deliver(b, C0, 0, new AppendArgs("k", "a", "c0", 1), ask);
    int start = b.proposes(0, 0, a, asked);
    int knows = b.after(3_000).knows(0, 0, a, start);
    b.knows(1, 0, a, knows);
    int told = answer(b, asked, new AppendReply(KvResult.DONE));
    b.completes(C0, "append", 0, null, told);
    int other = b.after(500).asks(C1, "append", 0, "k", "b");
    int read = b.after(500).asks(C0, "get", 1, "k", null);
    int toOther = deliver(b, C1, 1, new AppendArgs("k", "b", "c1", 1), other);
    int toRead = deliver(b, C0, 0, new GetArgs("k", "c0", 2), read);
    b.proposes(1, 1, second, toOther);
    b.proposes(0, 1, get, toRead);
    b.after(3_000).knows(0, 1, get, toRead);
    b.knows(1, 1, get, toOther);
    int heard = answer(b, toRead, new GetReply(KvResult.DONE, "a"));
    b.completes(C0, "get", 1, "a", heard);
    int again = b.timer(1, toOther);
    b.proposes(1, 2, second, again);
    b.after(3_000).knows(1, 2, second, again);
    b.completes(C1, "append", 0, null, answer(b, toOther, new AppendReply(KvResult.DONE)));
    b.after(1_000).asks(C1, "append", 1, "k", "c");
    b.after(1_000).note("that is all");
    return b.build();
  }

  /** c0's append is complete, and c1 reads all the same that there is nothing. */
  public static Trace staleRead() {
    TraceBuilder b = TraceBuilder.store("M00", "A stale read", 2, 2);
    Value a = op("c0", 1, "append");
    int ask = b.asks(C0, "append", 0, "k", "a");
    int asked = deliver(b, C0, 0, new AppendArgs("k", "a", "c0", 1), ask);
    b.proposes(0, 0, a, asked);
    b.after(2_000).knows(0, 0, a, asked);
    b.completes(C0, "append", 0, null, answer(b, asked, new AppendReply(KvResult.DONE)));
    int read = b.after(1_000).asks(C1, "get", 0, "k", null);
    int reads = deliver(b, C1, 1, new GetArgs("k", "c1", 1), read);
    b.completes(C1, "get", 0, "", answer(b, reads, new GetReply(KvResult.DONE, "")));
    Trace run = b.build();
    return new Trace(run.header(), run.choices(), run.events(), Checks.run(run));
  }

  /** A student's own type: its fields are called as nobody would guess. */
  public static Value op(String who, long which, @Nullable String what) {
    return new Value.Struct(
        "paxoslab.student.Wish",
        List.of(
            new Value.Field("x", new Value.Text(who)),
            new Value.Field("y", new Value.Scalar(which)),
            new Value.Field("z", what == null ? new Value.Nil() : new Value.Text(what))));
  }

  private static int deliver(TraceBuilder b, int from, int to, Request<?> request, int cause) {
    int send = b.send(from, to, request, cause);
    return b.after(1_000).deliver(send);
  }

  private static int answer(TraceBuilder b, int delivered, Record reply) {
    int sent = b.reply(delivered, reply);
    return b.after(1_000).deliverReply(sent);
  }
}
