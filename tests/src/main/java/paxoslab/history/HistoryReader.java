package paxoslab.history;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import paxoslab.trace.JsonLine;
import paxoslab.trace.JsonLines;
import paxoslab.trace.TraceFormatException;

/** Reads histories from files, compressed or not: {@code docs/history-format.md}. */
public final class HistoryReader {
  /** What the header of a history says that it is. */
  public static final String FORMAT = "paxoslab-history";

  private static final int VERSION = 1;
  private static final String EXPECTED =
      "expected the header of a history: {\"format\":\"" + FORMAT + "\",\"version\":1}";

  private HistoryReader() {}

  /**
   * Reads a history. One that was cut short is refused: an operation that is missing would look
   * like a wrong answer.
   *
   * @throws TraceFormatException if the file is no history; names line and column
   * @throws IOException if there is no such file, or it can't be read
   */
  public static History read(Path file) throws IOException {
    List<Operation> operations = new ArrayList<>();
    History.Clients clients = new History.Clients();
    try (JsonLines lines = JsonLines.open(file)) {
      boolean any = lines.next();
      header(any, lines.line());
      while (lines.next()) {
        Operation operation = operation(lines.line());
        try {
          clients.add(operation);
        } catch (IllegalArgumentException e) {
          throw lines.line().error("invoked", String.valueOf(e.getMessage()));
        }
        operations.add(operation);
      }
    }
    return new History(operations);
  }

  private static void header(boolean any, JsonLine line) throws TraceFormatException {
    if (!any) {
      throw line.error("the file is empty; " + EXPECTED);
    }
    if (!line.isString("format") || !line.string("format").equals(FORMAT)) {
      throw line.error("format", EXPECTED);
    }
    long version = line.whole("version");
    if (version != VERSION) {
      String remedy = version > VERSION ? "update the lab" : "record the history again";
      throw line.error("version", version + "; this lab reads version " + VERSION + ": " + remedy);
    }
  }

  private static Operation operation(JsonLine line) throws TraceFormatException {
    Operation.Kind kind = kind(line);
    long client = line.whole("client");
    if (client < 0 || client > Integer.MAX_VALUE) {
      throw line.error("client", "expected a number from 0 to 2147483647, found " + client);
    }
    String key = line.string("key");
    long invoked = line.whole("invoked");
    long completed = line.has("completed") ? line.whole("completed") : Operation.PENDING;
    if (completed < invoked) {
      throw line.error("completed", completed + " is before \"invoked\", " + invoked);
    }
    boolean unread = kind == Operation.Kind.GET && completed == Operation.PENDING;
    if (unread && line.has("value")) {
      throw line.error("value", "a get that isn't completed has none; add \"completed\"");
    }
    String value = unread ? "" : line.string("value");
    return new Operation((int) client, kind, key, value, invoked, completed);
  }

  private static Operation.Kind kind(JsonLine line) throws TraceFormatException {
    String op = line.string("op");
    return switch (op) {
      case "get" -> Operation.Kind.GET;
      case "put" -> Operation.Kind.PUT;
      case "append" -> Operation.Kind.APPEND;
      default ->
          throw line.error("op", "expected \"get\", \"put\" or \"append\", found \"" + op + '"');
    };
  }
}
