package paxoslab.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import paxoslab.wire.Value;

/**
 * The fields of one line below the header, whatever their order, with their columns. One object is
 * used again for each line: a line costs no more memory than what is made of it.
 */
@SuppressWarnings("EnumOrdinal") // arrays by field, for speed; no ordinal reaches a file
final class LineFields {
  private static final int COUNT = Field.values().length;

  private final Form[] forms = new Form[COUNT];
  private final long[] numbers = new long[COUNT];
  private final Object[] objects = new Object[COUNT];
  private final int[] columns = new int[COUNT];

  /** The fields of the present line, as often as they stand there. */
  private int[] read = new int[COUNT];

  private int count;
  private String owner = "a line";
  private int endColumn;

  /** What stands in a field. */
  private enum Form {
    WHOLE("a whole number"),
    FRACTION("a number that is not whole, or too large"),
    STRING("a string"),
    BOOLEAN("true or false"),
    VALUE("a value"),
    NUMBERS("a list of whole numbers"),
    OTHER("something else");

    private final String words;

    Form(String words) {
      this.words = words;
    }
  }

  /** Reads a line; what it does not know it passes over. A field that is null counts as absent. */
  void read(JsonCursor cursor) throws LineException {
    for (int i = 0; i < count; i++) {
      forms[read[i]] = null;
      objects[read[i]] = null;
    }
    count = 0;
    owner = "a line";
    if (cursor.open('{', '}')) {
      do {
        Field field = Field.byKey(cursor.name());
        if (field == null) {
          cursor.skip();
        } else {
          note(field);
          columns[field.ordinal()] = cursor.column();
          forms[field.ordinal()] = readField(field, cursor);
        }
        endColumn = cursor.column();
      } while (cursor.again('}'));
    }
    cursor.finish();
  }

  /** This field must be cleared before the next line. */
  private void note(Field field) {
    if (count == read.length) {
      // Only a line that says the same again and again has more fields than there are.
      read = Arrays.copyOf(read, 2 * count);
    }
    read[count++] = field.ordinal();
  }

  private @Nullable Form readField(Field field, JsonCursor cursor) throws LineException {
    int i = field.ordinal();
    switch (cursor.peek()) {
      case NUMBER -> {
        boolean whole = cursor.number();
        numbers[i] = cursor.whole();
        return whole ? Form.WHOLE : Form.FRACTION;
      }
      case STRING -> {
        objects[i] = cursor.string();
        return Form.STRING;
      }
      case BOOLEAN -> {
        numbers[i] = cursor.bool() ? 1 : 0;
        return Form.BOOLEAN;
      }
      case NULL -> {
        cursor.nul();
        return null;
      }
      case OBJECT -> {
        if (field != Field.V && field != Field.VA && field != Field.VALUE) {
          cursor.skip();
          return Form.OTHER;
        }
        objects[i] = new ValueDecoder(cursor).typed();
        return Form.VALUE;
      }
      default -> {
        if (field != Field.EVIDENCE) {
          cursor.skip();
          return Form.OTHER;
        }
        objects[i] = wholeNumbers(cursor);
        return Form.NUMBERS;
      }
    }
  }

  private static List<Integer> wholeNumbers(JsonCursor cursor) throws LineException {
    List<Integer> result = new ArrayList<>();
    if (cursor.open('[', ']')) {
      do {
        int column = cursor.column();
        boolean number = cursor.peek() == JsonCursor.Token.NUMBER;
        if (!number || !cursor.number() || cursor.whole() != (int) cursor.whole()) {
          throw LineException.at(column, "\"evidence\": expected ids of events");
        }
        result.add((int) cursor.whole());
      } while (cursor.again(']'));
    }
    return result;
  }

  /** Says what needs the fields, for messages: "a send event". */
  void belongTo(String what) {
    owner = what;
  }

  boolean has(Field field) {
    return forms[field.ordinal()] != null;
  }

  /** A whole number of 64 bits that must be there. */
  long whole(Field field) throws LineException {
    require(field, Form.WHOLE);
    return numbers[field.ordinal()];
  }

  /** A whole number of 32 bits that must be there. */
  int integer(Field field) throws LineException {
    long number = whole(field);
    if (number != (int) number) {
      throw error(field, "expected a whole number of 32 bits, found " + number);
    }
    return (int) number;
  }

  /** A whole number of 32 bits, or NONE if it isn't there. */
  int integerOrNone(Field field) throws LineException {
    return has(field) ? integer(field) : TraceEvent.NONE;
  }

  /** True or false; it must be there. */
  boolean flag(Field field) throws LineException {
    require(field, Form.BOOLEAN);
    return numbers[field.ordinal()] != 0;
  }

  /** A string that must be there. */
  String text(Field field) throws LineException {
    require(field, Form.STRING);
    return (String) objects[field.ordinal()];
  }

  /** A string, or null if it isn't there. */
  @Nullable String textOrNull(Field field) throws LineException {
    return has(field) ? text(field) : null;
  }

  /** A value that must be there. */
  Value value(Field field) throws LineException {
    Form form = forms[field.ordinal()];
    if (form == Form.STRING) {
      return new Value.Text((String) objects[field.ordinal()]);
    } else if (form == Form.BOOLEAN) {
      return new Value.Scalar(flag(field));
    } else if (form == Form.WHOLE || form == Form.FRACTION) {
      throw error(field, "expected a value with its type, such as {\"type\":\"int\",\"value\":3}");
    }
    require(field, Form.VALUE);
    return (Value) objects[field.ordinal()];
  }

  /** A value, or null if it isn't there. */
  @Nullable Value valueOrNull(Field field) throws LineException {
    return has(field) ? value(field) : null;
  }

  /** Whole numbers of 32 bits; none if the field isn't there. */
  @SuppressWarnings("unchecked") // a field of this form holds what wholeNumbers made
  List<Integer> integers(Field field) throws LineException {
    if (!has(field)) {
      return List.of();
    }
    require(field, Form.NUMBERS);
    return (List<Integer>) objects[field.ordinal()];
  }

  /** A constant in lower case; it must be there. */
  <E extends Enum<E>> E constant(Field field, E[] constants) throws LineException {
    String key = text(field);
    for (E constant : constants) {
      if (isNamed(constant, key)) {
        return constant;
      }
    }
    String known =
        Arrays.stream(constants)
            .map(c -> c.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    throw error(field, "expected " + known + ", found \"" + key + '"');
  }

  /** Lower case in the file, without making the lower-case name. */
  private static boolean isNamed(Enum<?> constant, String key) {
    return constant.name().equalsIgnoreCase(key) && key.equals(key.toLowerCase(Locale.ROOT));
  }

  /** Something is wrong with a field. */
  LineException error(Field field, String problem) {
    return LineException.at(columns[field.ordinal()], '"' + field.key() + "\": " + problem);
  }

  private void require(Field field, Form expected) throws LineException {
    Form form = forms[field.ordinal()];
    if (form == null) {
      throw LineException.at(endColumn, owner + " needs \"" + field.key() + '"');
    }
    if (form != expected) {
      throw error(field, "expected " + expected.words + ", found " + form.words);
    }
  }
}
