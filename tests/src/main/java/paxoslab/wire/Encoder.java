package paxoslab.wire;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies an object into neutral form. Reflection is needed: records and enums are anybody's own
 * types.
 */
public final class Encoder {
  private static final int MOST_NESTING = 64;

  private Encoder() {}

  /** A value that cannot cross the network; the message says which, and what to use. */
  public static final class UnsendableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The message says which value, and what to use. */
    public UnsendableException(String message) {
      super(message);
    }
  }

  /**
   * Encodes a value that is proposed, told as chosen, or sent.
   *
   * @throws UnsendableException if it is null, or not a String, boxed primitive, enum, record, or
   *     list of such
   */
  public static Value proposal(Object value) {
    if (value == null) {
      throw new UnsendableException("null can't be proposed, accepted or chosen");
    }
    return encode(value);
  }

  /** Encodes any value; null becomes {@link Value.Nil}. */
  public static Value encode(Object object) {
    return encode(object, 0);
  }

  private static Value encode(Object object, int nesting) {
    if (nesting > MOST_NESTING) {
      throw new UnsendableException(
          "a value nested more than " + MOST_NESTING + " levels deep can't cross the network");
    }
    if (object == null) {
      return new Value.Nil();
    } else if (object instanceof String s) {
      // A new object: a trace must not keep the very string alive that a peer may have to forget.
      return new Value.Text(new String(s));
    } else if (isBoxed(object)) {
      return new Value.Scalar(object);
    } else if (object instanceof Enum<?> e) {
      return new Value.Constant(e.getDeclaringClass().getName(), e.name());
    } else if (object instanceof Record r) {
      return struct(r, nesting);
    } else if (object instanceof List<?> list) {
      List<Value> items = new ArrayList<>(list.size());
      list.forEach(item -> items.add(encode(item, nesting + 1)));
      return new Value.Sequence(items);
    }
    throw new UnsendableException(
        "a "
            + nameOf(object)
            + " can't cross the network: use String, boxed primitives, enums, records, and lists of"
            + " such");
  }

  /** The name that a student wrote: the lab makes every HashMap and HashSet a linked one. */
  private static String nameOf(Object object) {
    return object.getClass().getName().replace("java.util.LinkedHash", "java.util.Hash");
  }

  private static boolean isBoxed(Object o) {
    return o instanceof Character
        || o instanceof Boolean
        || (o instanceof Number && o.getClass().getPackage() == Integer.class.getPackage());
  }

  private static Value struct(Record record, int nesting) {
    List<Value.Field> fields = new ArrayList<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      fields.add(
          new Value.Field(component.getName(), encode(read(record, component), nesting + 1)));
    }
    return new Value.Struct(record.getClass().getName(), fields);
  }

  private static Object read(Record record, RecordComponent component) {
    try {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new UnsendableException(
          "component "
              + component.getName()
              + " of "
              + record.getClass().getName()
              + " can't be read: "
              + e);
    }
  }
}
