package paxoslab.visualizer.playback;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import paxoslab.api.AcceptArgs;
import paxoslab.api.AcceptReply;
import paxoslab.api.AppendArgs;
import paxoslab.api.ChooseArgs;
import paxoslab.api.ChooseReply;
import paxoslab.api.GetArgs;
import paxoslab.api.GetReply;
import paxoslab.api.KvResult;
import paxoslab.api.PrepareArgs;
import paxoslab.api.PrepareReply;
import paxoslab.api.PutArgs;
import paxoslab.api.SeqArgs;
import paxoslab.api.SeqReply;
import paxoslab.check.Brief;
import paxoslab.explain.StoreText;
import paxoslab.wire.Value;

/** Short names for messages and values, as labels in a diagram show them. */
public final class Wording {
  private static final int LABEL_VALUE = 10;

  /** Tells a value in a few words. */
  interface Values {
    String words(@Nullable Object value, int limit);
  }

  private Wording() {}

  /**
   * A label for a request or reply, such as {@code accept 5 "x"}; empty if it has nothing to say.
   */
  public static String label(Record message) {
    return label(message, Wording::value);
  }

  /** The same, with values in other words. */
  static String label(Record message, Values values) {
    if (message instanceof PrepareArgs p) {
      return "prepare " + p.n();
    } else if (message instanceof AcceptArgs a) {
      return "accept " + a.n() + " " + values.words(a.v(), LABEL_VALUE);
    } else if (message instanceof ChooseArgs c) {
      return "choose " + values.words(c.v(), LABEL_VALUE);
    } else if (message instanceof SeqArgs s) {
      return "done " + s.seq();
    } else if (message instanceof PrepareReply p) {
      return promise(p, values);
    } else if (message instanceof AcceptReply a) {
      return a.ok() ? "accepted" : "reject, " + a.n();
    }
    return store(message).orElseGet(() -> ok(message) ? "ok" : "refused");
  }

  private static String promise(PrepareReply p, Values values) {
    if (!p.ok()) {
      return "reject, " + p.n();
    }
    return p.na() < 0
        ? "promise " + p.n()
        : "promise " + p.n() + ", had " + p.na() + " " + values.words(p.va(), LABEL_VALUE);
  }

  /** What clients and servers of a store say to each other; empty for all else. */
  private static Optional<String> store(Record message) {
    if (message instanceof GetArgs get) {
      return Optional.of(operation("get", get.key(), null, LABEL_VALUE));
    } else if (message instanceof PutArgs put) {
      return Optional.of(operation("put", put.key(), put.value(), LABEL_VALUE));
    } else if (message instanceof AppendArgs append) {
      return Optional.of(operation("append", append.key(), append.value(), LABEL_VALUE));
    } else if (message instanceof GetReply get && get.result() == KvResult.DONE) {
      return Optional.of("read " + quoted(get.value(), LABEL_VALUE));
    }
    return StoreText.isReply(message) ? Optional.of(StoreText.outcome(message)) : Optional.empty();
  }

  /** An operation of a client, such as {@code append(k, "a")}; nothing is written if null. */
  static String operation(String op, String key, @Nullable String written, int limit) {
    String value = written == null ? "" : ", " + quoted(written, limit);
    return op + "(" + Brief.oneLine(cut(key, limit)) + value + ")";
  }

  /** A text in quotation marks, cut after {@code limit} characters. */
  static String quoted(@Nullable String text, int limit) {
    return text == null ? "–" : '"' + Brief.oneLine(cut(text, limit)) + '"';
  }

  /** Whether a reply says ok; true for a request. */
  public static boolean ok(Record message) {
    if (message instanceof PrepareReply p) {
      return p.ok();
    } else if (message instanceof AcceptReply a) {
      return a.ok();
    } else if (message instanceof ChooseReply c) {
      return c.ok();
    } else if (message instanceof SeqReply s) {
      return s.ok();
    }
    return !StoreText.isReply(message) || !StoreText.outcome(message).equals("retry");
  }

  /** A value as traces show it, cut after {@code limit} characters; {@code –} for none. */
  public static String value(@Nullable Object value, int limit) {
    if (value == null) {
      return "–";
    } else if (value instanceof Value.Text text) {
      return '"' + cut(text.text(), limit) + '"';
    }
    return cut(value.toString(), limit);
  }

  /** The text, or its beginning and an ellipsis where it has more than {@code limit} characters. */
  public static String cut(String text, int limit) {
    return text.length() <= limit ? text : text.substring(0, Math.max(0, limit - 1)) + "…";
  }
}
