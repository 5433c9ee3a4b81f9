package paxoslab.wire;

import java.util.List;
import java.util.StringJoiner;

/** A value as a tree that no class loader owns. Immutable; equal if the trees are. */
public sealed interface Value {

  /** A string. */
  record Text(String text) implements Value {
    @Override
    public String toString() {
      return '"' + text + '"';
    }
  }

  /**
   * A boxed primitive.
   *
   * @param boxed a Boolean, Byte, Short, Integer, Long, Float, Double or Character
   */
  record Scalar(Object boxed) implements Value {
    /** The name of the primitive type, such as {@code int}. */
    public String type() {
      return switch (boxed.getClass().getSimpleName()) {
        case "Integer" -> "int";
        case "Character" -> "char";
        default -> boxed.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
      };
    }

    @Override
    public String toString() {
      return boxed.toString();
    }
  }

  /**
   * An enum constant.
   *
   * @param type the binary name of the enum's class
   * @param constant the constant's name
   */
  record Constant(String type, String constant) implements Value {
    @Override
    public String toString() {
      return constant;
    }
  }

  /**
   * A record.
   *
   * @param type the binary name of the record's class
   * @param fields the components in order of declaration
   */
  record Struct(String type, List<Field> fields) implements Value {
    public Struct {
      fields = List.copyOf(fields);
    }

    @Override
    public String toString() {
      StringJoiner parts = new StringJoiner(", ", Value.shortType(type) + "[", "]");
      fields.forEach(f -> parts.add(f.name() + "=" + f.value()));
      return parts.toString();
    }
  }

  /** A component of a record. */
  record Field(String name, Value value) {}

  /** A list. */
  record Sequence(List<Value> items) implements Value {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String toString() {
      return items.toString();
    }
  }

  /** A null inside a record or a list; never a whole value. */
  record Nil() implements Value {
    @Override
    public String toString() {
      return "null";
    }
  }

  /** A class name without its package, as traces show it: {@code PaxosPeer$Op}. */
  static String shortType(String binaryName) {
    return binaryName.substring(binaryName.lastIndexOf('.') + 1);
  }
}
