package paxoslab.child;

import paxoslab.host.Stimulus;

/** What a host can be told, in frames. */
final class StimulusCodec {
  private static final int CREATED = 1;
  private static final int DELIVER = 2;
  private static final int REPLY_ARRIVED = 3;
  private static final int NO_REPLY = 4;
  private static final int TIMER_FIRED = 5;
  private static final int START = 6;
  private static final int DONE = 7;
  private static final int WATCH = 8;
  private static final int ASK = 9;
  private static final int AUDIT_VALUES = 10;
  private static final int KILL = 11;
  private static final int INVOKE = 12;

  private StimulusCodec() {}

  static void write(FrameWriter out, Stimulus stimulus) {
    if (stimulus instanceof Stimulus.Created) {
      out.u8(CREATED);
    } else if (stimulus instanceof Stimulus.Deliver d) {
      MessageCodec.writeRequest(out.u8(DELIVER).i32(d.delivery()), d.request());
    } else if (stimulus instanceof Stimulus.ReplyArrived r) {
      MessageCodec.writeReply(out.u8(REPLY_ARRIVED).i32(r.call()), r.reply());
    } else if (stimulus instanceof Stimulus.NoReply n) {
      out.u8(NO_REPLY).i32(n.call());
    } else if (stimulus instanceof Stimulus.TimerFired t) {
      out.u8(TIMER_FIRED).i32(t.timer());
    } else if (stimulus instanceof Stimulus.Start s) {
      ValueCodec.write(out.u8(START).i32(s.seq()), s.value());
    } else if (stimulus instanceof Stimulus.Done d) {
      out.u8(DONE).i32(d.seq());
    } else if (stimulus instanceof Stimulus.Watch w) {
      out.u8(WATCH).i32(w.seq());
    } else if (stimulus instanceof Stimulus.Ask a) {
      out.u8(ASK).u8(a.what().ordinal());
    } else if (stimulus instanceof Stimulus.AuditValues a) {
      out.u8(AUDIT_VALUES).bool(a.first());
    } else if (stimulus instanceof Stimulus.Invoke i) {
      out.u8(INVOKE).i32(i.call()).u8(i.op().ordinal()).text(i.key());
      out.optional(i.value(), FrameWriter::text);
    } else if (stimulus instanceof Stimulus.Kill) {
      out.u8(KILL);
    }
  }

  static Stimulus read(FrameReader in) throws BrokenFrameException {
    int kind = in.u8();
    return switch (kind) {
      case CREATED -> new Stimulus.Created();
      case DELIVER -> new Stimulus.Deliver(in.i32(), MessageCodec.readRequest(in));
      case REPLY_ARRIVED -> new Stimulus.ReplyArrived(in.i32(), MessageCodec.readReply(in));
      case NO_REPLY -> new Stimulus.NoReply(in.i32());
      case TIMER_FIRED -> new Stimulus.TimerFired(in.i32());
      case START -> new Stimulus.Start(in.i32(), ValueCodec.read(in));
      case DONE -> new Stimulus.Done(in.i32());
      case WATCH -> new Stimulus.Watch(in.i32());
      case ASK -> new Stimulus.Ask(scope(in.u8()));
      case AUDIT_VALUES -> new Stimulus.AuditValues(in.bool());
      case KILL -> new Stimulus.Kill();
      case INVOKE ->
          new Stimulus.Invoke(in.i32(), op(in.u8()), in.text(), in.optional(FrameReader::text));
      default -> throw new BrokenFrameException("a stimulus of unknown kind " + kind);
    };
  }

  private static Stimulus.Op op(int ordinal) throws BrokenFrameException {
    Stimulus.Op[] all = Stimulus.Op.values();
    if (ordinal >= all.length) {
      throw new BrokenFrameException("an operation of unknown kind " + ordinal);
    }
    return all[ordinal];
  }

  private static Stimulus.Scope scope(int ordinal) throws BrokenFrameException {
    Stimulus.Scope[] all = Stimulus.Scope.values();
    if (ordinal >= all.length) {
      throw new BrokenFrameException("a scope of unknown kind " + ordinal);
    }
    return all[ordinal];
  }
}
