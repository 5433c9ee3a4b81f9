package paxoslab.child;

import java.util.List;
import org.jspecify.annotations.Nullable;
import paxoslab.api.Fate;
import paxoslab.host.Effect;
import paxoslab.host.WaitingTask;

/** What a peer did, and its waiting tasks, in frames. */
final class EffectCodec {
  /** Of "PaxosPeer.java:88" and the like. */
  private static final int LONGEST_LINE = 1_000;

  private static final int LONGEST_SENTENCE = 100_000;
  private static final int MOST_FRAMES = 100;

  private static final int SEND_REQUEST = 1;
  private static final int SEND_REPLY = 2;
  private static final int SET_TIMER = 3;
  private static final int STATUS_IS = 4;
  private static final int MIN_IS = 5;
  private static final int MAX_IS = 6;
  private static final int LOG_LINE = 7;
  private static final int FAULT = 8;
  private static final int PEER_STARTED = 9;
  private static final int PEER_DONE = 10;
  private static final int COMPLETED = 11;

  private EffectCodec() {}

  static void write(FrameWriter out, Effect effect) {
    if (effect instanceof Effect.SendRequest s) {
      MessageCodec.writeRequest(out.u8(SEND_REQUEST).i32(s.call()).i32(s.to()), s.request());
      writeLine(out, s.at());
    } else if (effect instanceof Effect.SendReply r) {
      MessageCodec.writeReply(out.u8(SEND_REPLY).i32(r.delivery()), r.reply());
      writeLine(out, r.at());
    } else if (effect instanceof Effect.SetTimer t) {
      out.u8(SET_TIMER).i32(t.timer()).i64(t.micros());
    } else if (effect instanceof Effect.StatusIs s) {
      out.u8(STATUS_IS).i32(s.seq()).u8(s.fate().ordinal()).optional(s.value(), ValueCodec::write);
    } else if (effect instanceof Effect.NumberIs n) {
      out.u8(n.op().equals("min") ? MIN_IS : MAX_IS).i32(n.number());
    } else if (effect instanceof Effect.PeerCalled c) {
      out.u8(c.value() == null ? PEER_DONE : PEER_STARTED).i32(c.seq());
      out.optional(c.value(), ValueCodec::write);
    } else if (effect instanceof Effect.Completed c) {
      out.u8(COMPLETED).i32(c.call()).optional(c.value(), FrameWriter::text);
    } else if (effect instanceof Effect.LogLine l) {
      writeLine(out.u8(LOG_LINE).text(String.valueOf(l.text())), l.at());
    } else if (effect instanceof Effect.Fault f) {
      out.u8(FAULT).text(f.rule()).text(cut(f.text(), LONGEST_SENTENCE));
      writeLine(out, f.where());
      writeLines(out, f.stack());
    }
  }

  private static void writeLine(FrameWriter out, @Nullable String line) {
    out.optional(line, EffectCodec::writeCut);
  }

  private static void writeCut(FrameWriter out, String line) {
    out.text(cut(line, LONGEST_LINE));
  }

  private static String cut(String text, int most) {
    return text.substring(0, Math.min(text.length(), most));
  }

  static Effect read(FrameReader in) throws BrokenFrameException {
    int kind = in.u8();
    return switch (kind) {
      case SEND_REQUEST ->
          new Effect.SendRequest(in.i32(), in.i32(), MessageCodec.readRequest(in), line(in));
      case SEND_REPLY -> new Effect.SendReply(in.i32(), MessageCodec.readReply(in), line(in));
      case SET_TIMER -> new Effect.SetTimer(in.i32(), in.i64());
      case STATUS_IS -> new Effect.StatusIs(in.i32(), fate(in.u8()), in.optional(ValueCodec::read));
      case MIN_IS -> new Effect.NumberIs("min", in.i32());
      case MAX_IS -> new Effect.NumberIs("max", in.i32());
      case PEER_STARTED -> new Effect.PeerCalled("start", in.i32(), in.optional(ValueCodec::read));
      case PEER_DONE -> new Effect.PeerCalled("done", in.i32(), in.optional(ValueCodec::read));
      case COMPLETED -> new Effect.Completed(in.i32(), in.optional(FrameReader::text));
      case LOG_LINE -> new Effect.LogLine(in.text(), line(in));
      case FAULT ->
          new Effect.Fault(in.text(LONGEST_LINE), in.text(LONGEST_SENTENCE), line(in), lines(in));
      default -> throw new BrokenFrameException("an effect of unknown kind " + kind);
    };
  }

  static List<String> lines(FrameReader in) throws BrokenFrameException {
    List<String> lines = in.list(line -> line.text(LONGEST_LINE));
    if (lines.size() > MOST_FRAMES) {
      throw new BrokenFrameException("a stack of " + lines.size() + " lines");
    }
    return lines;
  }

  static void writeLines(FrameWriter out, List<String> lines) {
    out.list(lines.subList(0, Math.min(lines.size(), MOST_FRAMES)), EffectCodec::writeCut);
  }

  static void writeTask(FrameWriter out, WaitingTask task) {
    writeLine(out.bool(task.handler()).bool(task.plain()), task.at());
    out.i64(task.sinceMicros());
  }

  static WaitingTask readTask(FrameReader in) throws BrokenFrameException {
    return new WaitingTask(in.bool(), in.bool(), line(in), in.i64());
  }

  private static @Nullable String line(FrameReader in) throws BrokenFrameException {
    return in.optional(line -> line.text(LONGEST_LINE));
  }

  private static Fate fate(int ordinal) throws BrokenFrameException {
    Fate[] all = Fate.values();
    if (ordinal >= all.length) {
      throw new BrokenFrameException("a fate of unknown kind " + ordinal);
    }
    return all[ordinal];
  }
}
