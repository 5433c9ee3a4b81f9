package paxoslab.trace;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import paxoslab.wire.Value;

/** Reads values; the keys of a typed value may stand in any order. */
final class ValueDecoder {
  private static final String FORMS =
      "expected \"value\", \"constant\", \"fields\" or \"items\" beside \"type\"";

  private final JsonCursor cursor;

  ValueDecoder(JsonCursor cursor) {
    this.cursor = cursor;
  }

  /** Any value. */
  Value value() throws LineException {
    int column = cursor.column();
    return switch (cursor.peek()) {
      case STRING -> new Value.Text(cursor.string());
      case BOOLEAN -> new Value.Scalar(cursor.bool());
      case OBJECT -> typed();
      case NULL -> {
        cursor.nul();
        yield new Value.Nil();
      }
      case NUMBER ->
          throw LineException.at(
              column, "expected a value with its type, such as {\"type\":\"int\",\"value\":3}");
      case ARRAY ->
          throw LineException.at(
              column, "expected a value with its type, such as {\"type\":\"list\",\"items\":[]}");
    };
  }

  /** A value that is an object: what its parts say, once all were seen. */
  Value typed() throws LineException {
    int column = cursor.column();
    Parts parts = new Parts(column);
    if (cursor.open('{', '}')) {
      do {
        part(parts, cursor.name());
      } while (cursor.again('}'));
    }
    return parts.value();
  }

  private void part(Parts parts, String key) throws LineException {
    int column = cursor.column();
    switch (key) {
      case "type" -> parts.type = string("\"type\"");
      case "constant" -> parts.constant = string("\"constant\"");
      case "fields" -> parts.fields = fields();
      case "items" -> parts.items = items();
      case "value" -> {
        parts.scalarColumn = column;
        parts.scalar = scalarText();
      }
      default -> cursor.skip();
    }
  }

  private String string(String what) throws LineException {
    int column = cursor.column();
    JsonCursor.Token token = cursor.peek();
    if (token != JsonCursor.Token.STRING) {
      throw LineException.at(column, what + ": expected a string, found " + token);
    }
    return cursor.string();
  }

  private String scalarText() throws LineException {
    int column = cursor.column();
    JsonCursor.Token token = cursor.peek();
    if (token == JsonCursor.Token.NUMBER) {
      cursor.number();
      return cursor.numberText();
    }
    if (token == JsonCursor.Token.STRING) {
      return cursor.string();
    }
    throw LineException.at(column, "\"value\": expected a number or a string, found " + token);
  }

  private List<Value.Field> fields() throws LineException {
    List<Value.Field> fields = new ArrayList<>();
    if (cursor.open('{', '}')) {
      do {
        String name = cursor.name();
        fields.add(new Value.Field(name, value()));
      } while (cursor.again('}'));
    }
    return fields;
  }

  private List<Value> items() throws LineException {
    List<Value> items = new ArrayList<>();
    if (cursor.open('[', ']')) {
      do {
        items.add(value());
      } while (cursor.again(']'));
    }
    return items;
  }

  /** The parts of one typed value. */
  private static final class Parts {
    private final int column;
    private @Nullable String type;
    private @Nullable String constant;
    private @Nullable List<Value.Field> fields;
    private @Nullable List<Value> items;
    private @Nullable String scalar;
    private int scalarColumn;

    Parts(int column) {
      this.column = column;
    }

    Value value() throws LineException {
      if (type == null) {
        throw LineException.at(column, "a value that is an object needs a \"type\"");
      } else if (constant != null) {
        return new Value.Constant(type, constant);
      } else if (fields != null) {
        return new Value.Struct(type, fields);
      } else if (items != null) {
        return new Value.Sequence(items);
      } else if (scalar != null) {
        return new Value.Scalar(boxed(type, scalar));
      }
      throw LineException.at(column, FORMS);
    }

    private Object boxed(String type, String scalar) throws LineException {
      try {
        return switch (type) {
          case "int" -> Integer.valueOf(scalar);
          case "long" -> Long.valueOf(scalar);
          case "short" -> Short.valueOf(scalar);
          case "byte" -> Byte.valueOf(scalar);
          case "float" -> Float.valueOf(scalar);
          case "double" -> Double.valueOf(scalar);
          case "char" -> character(scalar);
          default ->
              throw LineException.at(
                  column,
                  "\"type\": expected int, long, short, byte, float, double or char beside"
                      + " \"value\", found \""
                      + type
                      + '"');
        };
      } catch (NumberFormatException e) {
        throw notA();
      }
    }

    private Character character(String scalar) throws LineException {
      if (scalar.length() != 1) {
        throw notA();
      }
      return scalar.charAt(0);
    }

    private LineException notA() {
      return LineException.at(
          scalarColumn, "\"value\": expected one " + type + ", found \"" + scalar + '"');
    }
  }
}
