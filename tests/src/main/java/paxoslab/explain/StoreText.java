package paxoslab.explain;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import paxoslab.api.AppendArgs;
import paxoslab.api.AppendReply;
import paxoslab.api.GetArgs;
import paxoslab.api.GetReply;
import paxoslab.api.KvResult;
import paxoslab.api.PutArgs;
import paxoslab.api.PutReply;
import paxoslab.api.Request;
import paxoslab.check.Brief;
import paxoslab.trace.TraceEvent.Call;
import paxoslab.wire.Value;

/** Part B's calls and messages in a few words: {@code append(k, "a")}. */
public final class StoreText {
  private StoreText() {}

  /** A request, with its number among those of its client: {@code append(k, "a") #3}. */
  public static String request(Request<?> msg) {
    if (msg instanceof PutArgs p) {
      return "put(%s, %s) #%d".formatted(brief(p.key()), quoted(p.value()), p.opId());
    } else if (msg instanceof AppendArgs a) {
      return "append(%s, %s) #%d".formatted(brief(a.key()), quoted(a.value()), a.opId());
    } else if (msg instanceof GetArgs g) {
      return "get(%s) #%d".formatted(brief(g.key()), g.opId());
    }
    throw new IllegalArgumentException("no request to a store: " + msg);
  }

  /** True if a server of a store says this. */
  public static boolean isReply(Record msg) {
    return msg instanceof GetReply || msg instanceof PutReply || msg instanceof AppendReply;
  }

  /** What a server answers: {@code done}, {@code retry}, or what was read. */
  public static String outcome(Record msg) {
    if (msg instanceof GetReply g) {
      return g.result() == KvResult.DONE ? quoted(g.value()) : word(g.result());
    } else if (msg instanceof PutReply p) {
      return word(p.result());
    }
    return word(((AppendReply) msg).result());
  }

  /** An application's call of a client: {@code append(k, "a")}. */
  public static String call(Call call) {
    String value = call.value() == null ? "" : ", " + Brief.of(call.value());
    return "%s(%s%s)".formatted(call.op(), brief(String.valueOf(call.key())), value);
  }

  private static String word(KvResult result) {
    return result.name().toLowerCase(Locale.ROOT);
  }

  private static String quoted(@Nullable String text) {
    return text == null ? "null" : Brief.of(new Value.Text(text));
  }

  private static String brief(String key) {
    String quoted = Brief.of(new Value.Text(key));
    return quoted.startsWith("\"") && quoted.endsWith("\"")
        ? quoted.substring(1, quoted.length() - 1)
        : quoted;
  }
}
