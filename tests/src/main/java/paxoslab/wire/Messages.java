package paxoslab.wire;

import paxoslab.api.AcceptArgs;
import paxoslab.api.AcceptReply;
import paxoslab.api.ChooseArgs;
import paxoslab.api.ChooseReply;
import paxoslab.api.PrepareArgs;
import paxoslab.api.PrepareReply;
import paxoslab.api.Request;
import paxoslab.api.SeqArgs;
import paxoslab.api.SeqReply;

/** Facts about messages in neutral form. */
public final class Messages {
  private Messages() {}

  /** The instance that a request is about (for SeqArgs: the highest done). */
  public static int seq(Request<?> request) {
    if (request instanceof PrepareArgs p) {
      return p.seq();
    } else if (request instanceof AcceptArgs a) {
      return a.seq();
    } else if (request instanceof ChooseArgs c) {
      return c.seq();
    } else if (request instanceof SeqArgs s) {
      return s.seq();
    }
    throw new IllegalArgumentException("not a message of the lab: " + request);
  }

  /** The ballot that a request carries, or -1. */
  public static int ballot(Request<?> request) {
    if (request instanceof PrepareArgs p) {
      return p.n();
    } else if (request instanceof AcceptArgs a) {
      return a.n();
    }
    return -1;
  }

  /** True if this record is a reply of the lab. */
  public static boolean isReply(Object message) {
    return message instanceof PrepareReply
        || message instanceof AcceptReply
        || message instanceof ChooseReply
        || message instanceof SeqReply;
  }

  /** The name of a message's type in traces, such as {@code PrepareArgs}. */
  public static String name(Object message) {
    return message.getClass().getSimpleName();
  }
}
