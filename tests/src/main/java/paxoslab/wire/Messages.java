package paxoslab.wire;

import paxoslab.api.AcceptArgs;
import paxoslab.api.AcceptReply;
import paxoslab.api.AppendArgs;
import paxoslab.api.AppendReply;
import paxoslab.api.ChooseArgs;
import paxoslab.api.ChooseReply;
import paxoslab.api.GetArgs;
import paxoslab.api.GetReply;
import paxoslab.api.PrepareArgs;
import paxoslab.api.PrepareReply;
import paxoslab.api.PutArgs;
import paxoslab.api.PutReply;
import paxoslab.api.Request;
import paxoslab.api.SeqArgs;
import paxoslab.api.SeqReply;

/** Facts about messages in neutral form. */
public final class Messages {
  private Messages() {}

  /** The instance that a request is about (for SeqArgs: the highest done); -1 for a store's. */
  public static int seq(Request<?> request) {
    if (request instanceof PrepareArgs p) {
      return p.seq();
    } else if (request instanceof AcceptArgs a) {
      return a.seq();
    } else if (request instanceof ChooseArgs c) {
      return c.seq();
    } else if (request instanceof SeqArgs s) {
      return s.seq();
    } else if (isOfStore(request)) {
      return -1;
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
        || message instanceof SeqReply
        || message instanceof GetReply
        || message instanceof PutReply
        || message instanceof AppendReply;
  }

  /** True if a client asks a server of a store. */
  public static boolean isOfStore(Request<?> request) {
    return request instanceof GetArgs
        || request instanceof PutArgs
        || request instanceof AppendArgs;
  }

  /** The name of a message's type in traces, such as {@code PrepareArgs}. */
  public static String name(Object message) {
    return message.getClass().getSimpleName();
  }
}
