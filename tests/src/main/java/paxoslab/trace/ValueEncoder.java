package paxoslab.trace;

import java.util.List;
import java.util.function.Function;
import paxoslab.wire.Value;

/** Writes values: strings and booleans bare, all else as an object with a type. */
final class ValueEncoder {
  private ValueEncoder() {}

  /** Appends a value. */
  static void append(StringBuilder out, Value value) {
    if (value instanceof Value.Text text) {
      JsonText.append(out, text.text());
    } else if (value instanceof Value.Scalar scalar) {
      scalar(out, scalar);
    } else if (value instanceof Value.Constant constant) {
      type(out, Value.shortType(constant.type()), "constant");
      JsonText.append(out, constant.constant());
      out.append('}');
    } else if (value instanceof Value.Struct struct) {
      type(out, Value.shortType(struct.type()), "fields");
      fields(out, struct.fields());
      out.append('}');
    } else if (value instanceof Value.Sequence sequence) {
      type(out, "list", "items");
      items(out, sequence.items());
      out.append('}');
    } else {
      out.append("null");
    }
  }

  private static void type(StringBuilder out, String type, String content) {
    out.append("{\"type\":");
    JsonText.append(out, type);
    out.append(",\"").append(content).append("\":");
  }

  private static void scalar(StringBuilder out, Value.Scalar scalar) {
    Object boxed = scalar.boxed();
    if (boxed instanceof Boolean) {
      out.append(boxed);
      return;
    }
    type(out, scalar.type(), "value");
    if (boxed instanceof Double number) {
      decimal(out, Double.isFinite(number), Decimals::text, number);
    } else if (boxed instanceof Float number) {
      decimal(out, Float.isFinite(number), Decimals::text, number);
    } else if (boxed instanceof Character) {
      JsonText.append(out, boxed.toString());
    } else {
      out.append(boxed);
    }
    out.append('}');
  }

  /** JSON has no NaN and no infinities: they are strings. */
  private static <N extends Number> void decimal(
      StringBuilder out, boolean finite, Function<N, String> text, N number) {
    if (finite) {
      out.append(text.apply(number));
    } else {
      JsonText.append(out, number.toString());
    }
  }

  private static void fields(StringBuilder out, List<Value.Field> fields) {
    out.append('{');
    for (int i = 0; i < fields.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      JsonText.append(out, fields.get(i).name());
      out.append(':');
      append(out, fields.get(i).value());
    }
    out.append('}');
  }

  private static void items(StringBuilder out, List<Value> items) {
    out.append('[');
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      append(out, items.get(i));
    }
    out.append(']');
  }
}
