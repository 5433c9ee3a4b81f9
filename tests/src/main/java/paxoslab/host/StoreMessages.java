package paxoslab.host;

import java.util.Objects;
import paxoslab.api.AppendArgs;
import paxoslab.api.AppendReply;
import paxoslab.api.GetArgs;
import paxoslab.api.GetReply;
import paxoslab.api.KvResult;
import paxoslab.api.PutArgs;
import paxoslab.api.PutReply;
import paxoslab.api.Request;
import paxoslab.wire.Encoder;

/**
 * Copies the messages of a store between its nodes: strings of their own, so that what one of them
 * keeps is not what another sees, and none that is missing.
 */
final class StoreMessages {
  private StoreMessages() {}

  /**
   * A copy of a store's request; another one is returned as it is.
   *
   * @throws Encoder.UnsendableException if a part is null
   */
  static Request<?> copy(Request<?> request) {
    if (request instanceof GetArgs g) {
      return new GetArgs(text(g.key()), text(g.clientId()), g.opId());
    } else if (request instanceof PutArgs p) {
      return new PutArgs(text(p.key()), text(p.value()), text(p.clientId()), p.opId());
    } else if (request instanceof AppendArgs a) {
      return new AppendArgs(text(a.key()), text(a.value()), text(a.clientId()), a.opId());
    }
    return request;
  }

  /**
   * A copy of a store's reply; another one is returned as it is.
   *
   * @throws Encoder.UnsendableException if a part is null, but for the value of a RETRY
   */
  static Record copy(Record reply) {
    if (reply instanceof GetReply g) {
      boolean done = result(g.result()) == KvResult.DONE;
      return new GetReply(g.result(), done ? text(g.value()) : "");
    } else if (reply instanceof PutReply p) {
      return new PutReply(result(p.result()));
    } else if (reply instanceof AppendReply a) {
      return new AppendReply(result(a.result()));
    }
    return reply;
  }

  private static String text(String text) {
    // Missing where the student left it out, whatever the annotations of the API say.
    if (Objects.isNull(text)) {
      throw new Encoder.UnsendableException(
          "a key, value or client id is null; an empty text is \"\"");
    }
    return new String(text);
  }

  private static KvResult result(KvResult result) {
    if (Objects.isNull(result)) {
      throw new Encoder.UnsendableException("a result is null; it is DONE or RETRY");
    }
    return result;
  }
}
