package paxoslab.course;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON whose values know their lines, so that a wrong one can be pointed at. */
sealed interface LocatedJson {
  /** The line on which the value begins, from 1. */
  int line();

  /**
   * An object; its fields in order.
   *
   * @param fieldLines the line of each field's name
   */
  record Obj(int line, Map<String, LocatedJson> fields, Map<String, Integer> fieldLines)
      implements LocatedJson {}

  /** A list. */
  record Items(int line, List<LocatedJson> items) implements LocatedJson {}

  /** A string. */
  record Text(int line, String text) implements LocatedJson {}

  /** A number, as it was written. */
  record Numeral(int line, String text) implements LocatedJson {}

  /** True or false. */
  record Flag(int line, boolean value) implements LocatedJson {}

  /** Null, which no rubric needs. */
  record Nothing(int line) implements LocatedJson {}

  /** The document can't be read. */
  final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;

    Malformed(int line, String what) {
      super(what);
      this.line = line;
    }

    int line() {
      return line;
    }
  }

  /** Reads a document. */
  static LocatedJson parse(String text) throws Malformed {
    Lines lines = new Lines(text);
    JsonReader json = new JsonReader(lines);
    json.setStrictness(Strictness.STRICT);
    try {
      LocatedJson value = value(json, lines);
      if (json.peek() != JsonToken.END_DOCUMENT) {
        throw new Malformed(lines.line, "something follows the end; remove it");
      }
      return value;
    } catch (EOFException e) {
      throw new Malformed(lines.line, "the file ends too early; a brace or bracket is missing");
    } catch (MalformedJsonException e) {
      throw new Malformed(lines.line, "this is not JSON; look for a comma or quote before it");
    } catch (IOException e) {
      throw new UncheckedIOException("a text can always be read", e);
    }
  }

  private static LocatedJson value(JsonReader json, Lines lines) throws IOException, Malformed {
    switch (json.peek()) {
      case BEGIN_OBJECT -> {
        return object(json, lines);
      }
      case BEGIN_ARRAY -> {
        int line = lines.line;
        List<LocatedJson> items = new ArrayList<>();
        json.beginArray();
        while (json.hasNext()) {
          items.add(value(json, lines));
        }
        json.endArray();
        return new Items(line, items);
      }
      case STRING -> {
        return new Text(lines.line, json.nextString());
      }
      case NUMBER -> {
        return new Numeral(lines.line, json.nextString());
      }
      case BOOLEAN -> {
        return new Flag(lines.line, json.nextBoolean());
      }
      case NULL -> {
        json.nextNull();
        return new Nothing(lines.line);
      }
      default -> throw new Malformed(lines.line, "there is no value here");
    }
  }

  private static LocatedJson object(JsonReader json, Lines lines) throws IOException, Malformed {
    int line = lines.line;
    Map<String, LocatedJson> fields = new LinkedHashMap<>();
    Map<String, Integer> at = new LinkedHashMap<>();
    json.beginObject();
    while (json.hasNext() && json.peek() == JsonToken.NAME) {
      int nameLine = lines.line;
      String name = json.nextName();
      if (at.put(name, nameLine) != null) {
        throw new Malformed(nameLine, name + " is there twice");
      }
      fields.put(name, value(json, lines));
    }
    json.endObject();
    return new Obj(line, fields, at);
  }

  /** Gives one character at a time: so the parser is never ahead of what it is asked for. */
  final class Lines extends Reader {
    private final Reader text;
    private int line = 1;
    private boolean ended;

    private Lines(String text) {
      this.text = new StringReader(text);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      // A line ends after its last character, not with it: a number ends where the next one begins.
      line += ended ? 1 : 0;
      int read = text.read(buffer, offset, Math.min(1, length));
      ended = read == 1 && buffer[offset] == '\n';
      return read;
    }

    @Override
    public void close() throws IOException {
      text.close();
    }
  }
}
