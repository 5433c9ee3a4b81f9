package paxoslab.child;

import org.jspecify.annotations.Nullable;
import paxoslab.api.AcceptArgs;
import paxoslab.api.AcceptReply;
import paxoslab.api.AppendArgs;
import paxoslab.api.AppendReply;
import paxoslab.api.ChooseArgs;
import paxoslab.api.ChooseReply;
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

/** Requests and replies, in neutral form, in frames. */
final class MessageCodec {
  private static final int PREPARE = 1;
  private static final int ACCEPT = 2;
  private static final int CHOOSE = 3;
  private static final int SEQ = 4;
  private static final int GET = 5;
  private static final int PUT = 6;
  private static final int APPEND = 7;

  private MessageCodec() {}

  static void writeRequest(FrameWriter out, Request<?> request) {
    if (request instanceof PrepareArgs p) {
      out.u8(PREPARE).i32(p.seq()).i32(p.n());
    } else if (request instanceof AcceptArgs a) {
      ValueCodec.write(out.u8(ACCEPT).i32(a.seq()).i32(a.n()), (Value) a.v());
    } else if (request instanceof ChooseArgs c) {
      ValueCodec.write(out.u8(CHOOSE).i32(c.seq()), (Value) c.v());
    } else if (request instanceof SeqArgs s) {
      out.u8(SEQ).i32(s.sender()).i32(s.seq());
    } else if (request instanceof GetArgs g) {
      out.u8(GET).text(g.key()).text(g.clientId()).i64(g.opId());
    } else if (request instanceof PutArgs p) {
      out.u8(PUT).text(p.key()).text(p.value()).text(p.clientId()).i64(p.opId());
    } else if (request instanceof AppendArgs a) {
      out.u8(APPEND).text(a.key()).text(a.value()).text(a.clientId()).i64(a.opId());
    }
  }

  static Request<?> readRequest(FrameReader in) throws BrokenFrameException {
    int kind = in.u8();
    return switch (kind) {
      case PREPARE -> new PrepareArgs(in.i32(), in.i32());
      case ACCEPT -> new AcceptArgs(in.i32(), in.i32(), ValueCodec.read(in));
      case CHOOSE -> new ChooseArgs(in.i32(), ValueCodec.read(in));
      case SEQ -> new SeqArgs(in.i32(), in.i32());
      case GET -> new GetArgs(in.text(), in.text(), in.i64());
      case PUT -> new PutArgs(in.text(), in.text(), in.text(), in.i64());
      case APPEND -> new AppendArgs(in.text(), in.text(), in.text(), in.i64());
      default -> throw new BrokenFrameException("a request of unknown kind " + kind);
    };
  }

  static void writeReply(FrameWriter out, Record reply) {
    if (reply instanceof PrepareReply p) {
      out.u8(PREPARE).bool(p.ok()).i32(p.n()).i32(p.na());
      out.optional((Value) p.va(), ValueCodec::write);
    } else if (reply instanceof AcceptReply a) {
      out.u8(ACCEPT).bool(a.ok()).i32(a.n());
    } else if (reply instanceof ChooseReply c) {
      out.u8(CHOOSE).bool(c.ok());
    } else if (reply instanceof SeqReply s) {
      out.u8(SEQ).bool(s.ok());
    } else if (reply instanceof GetReply g) {
      out.u8(GET).bool(g.result() == KvResult.DONE).text(g.value());
    } else if (reply instanceof PutReply p) {
      out.u8(PUT).bool(p.result() == KvResult.DONE);
    } else if (reply instanceof AppendReply a) {
      out.u8(APPEND).bool(a.result() == KvResult.DONE);
    } else {
      throw new IllegalArgumentException("not a reply of the lab: " + reply.getClass());
    }
  }

  static Record readReply(FrameReader in) throws BrokenFrameException {
    int kind = in.u8();
    return switch (kind) {
      case PREPARE -> new PrepareReply(in.bool(), in.i32(), in.i32(), valueOrNull(in));
      case ACCEPT -> new AcceptReply(in.bool(), in.i32());
      case CHOOSE -> new ChooseReply(in.bool());
      case SEQ -> new SeqReply(in.bool());
      case GET -> new GetReply(result(in), in.text());
      case PUT -> new PutReply(result(in));
      case APPEND -> new AppendReply(result(in));
      default -> throw new BrokenFrameException("a reply of unknown kind " + kind);
    };
  }

  private static KvResult result(FrameReader in) throws BrokenFrameException {
    return in.bool() ? KvResult.DONE : KvResult.RETRY;
  }

  private static @Nullable Value valueOrNull(FrameReader in) throws BrokenFrameException {
    return in.optional(ValueCodec::read);
  }

  /** True if a reply is of the type that answers the request. */
  static boolean answers(Record reply, Request<?> request) {
    if (request instanceof PrepareArgs) {
      return reply instanceof PrepareReply;
    } else if (request instanceof AcceptArgs) {
      return reply instanceof AcceptReply;
    } else if (request instanceof ChooseArgs) {
      return reply instanceof ChooseReply;
    } else if (request instanceof SeqArgs) {
      return reply instanceof SeqReply;
    } else if (request instanceof GetArgs) {
      return reply instanceof GetReply;
    } else if (request instanceof PutArgs) {
      return reply instanceof PutReply;
    }
    return reply instanceof AppendReply;
  }
}
