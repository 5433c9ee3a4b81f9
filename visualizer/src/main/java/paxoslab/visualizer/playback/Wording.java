package paxoslab.visualizer.playback;

import org.jspecify.annotations.Nullable;
import paxoslab.api.AcceptArgs;
import paxoslab.api.AcceptReply;
import paxoslab.api.ChooseArgs;
import paxoslab.api.ChooseReply;
import paxoslab.api.PrepareArgs;
import paxoslab.api.PrepareReply;
import paxoslab.api.SeqArgs;
import paxoslab.api.SeqReply;
import paxoslab.wire.Value;

/** Short names for messages and values, as labels in a diagram show them. */
public final class Wording {
  private static final int LABEL_VALUE = 10;

  private Wording() {}

  /**
   * A label for a request or reply, such as {@code accept 5 "x"}; empty if it has nothing to say.
   */
  public static String label(Record message) {
    if (message instanceof PrepareArgs p) {
      return "prepare " + p.n();
    } else if (message instanceof AcceptArgs a) {
      return "accept " + a.n() + " " + value(a.v(), LABEL_VALUE);
    } else if (message instanceof ChooseArgs c) {
      return "choose " + value(c.v(), LABEL_VALUE);
    } else if (message instanceof SeqArgs s) {
      return "done " + s.seq();
    } else if (message instanceof PrepareReply p) {
      return promise(p);
    } else if (message instanceof AcceptReply a) {
      return a.ok() ? "accepted" : "reject, " + a.n();
    }
    return ok(message) ? "ok" : "refused";
  }

  private static String promise(PrepareReply p) {
    if (!p.ok()) {
      return "reject, " + p.n();
    }
    return p.na() < 0
        ? "promise " + p.n()
        : "promise " + p.n() + ", had " + p.na() + " " + value(p.va(), LABEL_VALUE);
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
    return true;
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
