package paxoslab.trace;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import paxoslab.trace.JsonCursor.Token;

/**
 * The object in one line of a file, for readers that ask for fields by name: strings and whole
 * numbers. Other fields may stand there, and a field that is null counts as absent.
 */
public final class JsonLine {
  private final String file;
  private final List<Member> members = new ArrayList<>();
  private int number;
  private int endColumn = 1;

  /**
   * One field.
   *
   * @param value a String, a Long, or null where it is neither
   */
  private record Member(String name, Token token, int column, @Nullable Object value) {}

  JsonLine(String file) {
    this.file = file;
  }

  /** Takes a line's fields; of those with one name the last counts. */
  void read(JsonCursor cursor, int lineNumber) throws LineException {
    members.clear();
    number = lineNumber;
    if (cursor.peek() != Token.OBJECT) {
      throw LineException.at(cursor.column(), "expected an object, found " + cursor.peek());
    }
    if (cursor.open('{', '}')) {
      do {
        member(cursor);
        endColumn = cursor.column();
      } while (cursor.again('}'));
    }
    cursor.finish();
  }

  private void member(JsonCursor cursor) throws LineException {
    String name = cursor.name();
    int column = cursor.column();
    Token token = cursor.peek();
    Object value = null;
    switch (token) {
      case STRING -> value = cursor.string();
      case NUMBER -> value = cursor.number() ? cursor.whole() : null;
      default -> cursor.skip();
    }
    members.add(new Member(name, token, column, value));
  }

  private @Nullable Member find(String name) {
    for (int i = members.size() - 1; i >= 0; i--) {
      Member member = members.get(i);
      if (member.name.equals(name)) {
        return member.token == Token.NULL ? null : member;
      }
    }
    return null;
  }

  /** True if there is such a field, and it isn't null. */
  public boolean has(String name) {
    return find(name) != null;
  }

  /** True if there is such a field, and it is a string. */
  public boolean isString(String name) {
    Member member = find(name);
    return member != null && member.token == Token.STRING;
  }

  /**
   * A string that must be there.
   *
   * @throws TraceFormatException if it isn't there, or is something else
   */
  public String string(String name) throws TraceFormatException {
    Member member = need(name);
    if (member.value instanceof String text) {
      return text;
    }
    throw error(name, "expected a string, found " + member.token);
  }

  /**
   * A whole number of 64 bits that must be there.
   *
   * @throws TraceFormatException if it isn't there, or is something else
   */
  public long whole(String name) throws TraceFormatException {
    Member member = need(name);
    if (member.value instanceof Long whole) {
      return whole;
    }
    String found =
        member.token == Token.NUMBER
            ? "one that is not whole, or too large"
            : member.token.toString();
    throw error(name, "expected a whole number, found " + found);
  }

  private Member need(String name) throws TraceFormatException {
    Member member = find(name);
    if (member == null) {
      throw new TraceFormatException(file, number, endColumn, "the line needs \"" + name + '"');
    }
    return member;
  }

  /** Something is wrong with a field; where it isn't there, with the line. */
  public TraceFormatException error(String name, String problem) {
    Member member = find(name);
    return member == null
        ? error(problem)
        : new TraceFormatException(file, number, member.column, '"' + name + "\": " + problem);
  }

  /** Something is wrong with the line. */
  public TraceFormatException error(String problem) {
    return new TraceFormatException(file, number, 1, problem);
  }
}
