package paxoslab.child;

import paxoslab.wire.Value;

/** Values in frames. */
final class ValueCodec {
  /** As the host's own limit, and one for the value itself. */
  private static final int MOST_NESTING = 65;

  private static final int TEXT = 1;
  private static final int CONSTANT = 2;
  private static final int STRUCT = 3;
  private static final int SEQUENCE = 4;
  private static final int NIL = 5;
  private static final int BOOLEAN = 6;
  private static final int BYTE = 7;
  private static final int SHORT = 8;
  private static final int INT = 9;
  private static final int LONG = 10;
  private static final int FLOAT = 11;
  private static final int DOUBLE = 12;
  private static final int CHAR = 13;

  private ValueCodec() {}

  static void write(FrameWriter out, Value value) {
    if (value instanceof Value.Text t) {
      out.u8(TEXT).text(t.text());
    } else if (value instanceof Value.Constant c) {
      out.u8(CONSTANT).text(c.type()).text(c.constant());
    } else if (value instanceof Value.Struct s) {
      out.u8(STRUCT).text(s.type()).list(s.fields(), ValueCodec::writeField);
    } else if (value instanceof Value.Sequence s) {
      out.u8(SEQUENCE).list(s.items(), ValueCodec::write);
    } else if (value instanceof Value.Scalar s) {
      writeBoxed(out, s.boxed());
    } else {
      out.u8(NIL);
    }
  }

  private static void writeField(FrameWriter out, Value.Field field) {
    write(out.text(field.name()), field.value());
  }

  private static void writeBoxed(FrameWriter out, Object boxed) {
    if (boxed instanceof Boolean b) {
      out.u8(BOOLEAN).bool(b);
    } else if (boxed instanceof Byte b) {
      out.u8(BYTE).u8(b);
    } else if (boxed instanceof Short s) {
      out.u8(SHORT).i32(s);
    } else if (boxed instanceof Integer i) {
      out.u8(INT).i32(i);
    } else if (boxed instanceof Long l) {
      out.u8(LONG).i64(l);
    } else if (boxed instanceof Float f) {
      out.u8(FLOAT).i32(Float.floatToRawIntBits(f));
    } else if (boxed instanceof Double d) {
      out.u8(DOUBLE).i64(Double.doubleToRawLongBits(d));
    } else if (boxed instanceof Character c) {
      out.u8(CHAR).i32(c);
    } else {
      throw new IllegalArgumentException("no boxed primitive: " + boxed.getClass());
    }
  }

  /** A whole value, which is never nil. */
  static Value read(FrameReader in) throws BrokenFrameException {
    Value value = read(in, 0);
    if (value instanceof Value.Nil) {
      throw new BrokenFrameException("null where a value must be");
    }
    return value;
  }

  private static Value read(FrameReader in, int nesting) throws BrokenFrameException {
    if (nesting > MOST_NESTING) {
      throw new BrokenFrameException("a value nested too deeply");
    }
    in.part();
    int kind = in.u8();
    return switch (kind) {
      case TEXT -> new Value.Text(in.text());
      case CONSTANT -> new Value.Constant(in.text(), in.text());
      case STRUCT ->
          new Value.Struct(
              in.text(), in.list(field -> new Value.Field(field.text(), read(field, nesting + 1))));
      case SEQUENCE -> new Value.Sequence(in.list(item -> read(item, nesting + 1)));
      case NIL -> new Value.Nil();
      case BOOLEAN -> new Value.Scalar(in.bool());
      case BYTE -> new Value.Scalar((byte) in.u8());
      case SHORT -> new Value.Scalar((short) in.i32());
      case INT -> new Value.Scalar(in.i32());
      case LONG -> new Value.Scalar(in.i64());
      case FLOAT -> new Value.Scalar(Float.intBitsToFloat(in.i32()));
      case DOUBLE -> new Value.Scalar(Double.longBitsToDouble(in.i64()));
      case CHAR -> new Value.Scalar((char) in.i32());
      default -> throw new BrokenFrameException("a value of unknown kind " + kind);
    };
  }
}
