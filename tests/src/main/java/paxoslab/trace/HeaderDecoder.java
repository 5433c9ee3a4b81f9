package paxoslab.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the first line of a trace. The format and the version are judged as soon as they are seen.
 */
final class HeaderDecoder {
  private static final String EXPECTED =
      "expected the header of a trace: {\"format\":\""
          + LineEncoder.FORMAT
          + "\",\"version\":"
          + LineEncoder.VERSION
          + ",…}";

  private final JsonCursor cursor;
  private int endColumn;
  private boolean formatSeen;
  private boolean versionSeen;
  private @Nullable String scenario;
  private @Nullable String title;
  private @Nullable Long seed;
  private @Nullable Map<String, String> params;
  private @Nullable List<Header.Node> nodes;
  private @Nullable String solution;
  private @Nullable String solutionSha256;
  private @Nullable Long rpcTimeoutMicros;

  HeaderDecoder(JsonCursor cursor) {
    this.cursor = cursor;
  }

  Header decode() throws LineException {
    if (cursor.peek() != JsonCursor.Token.OBJECT) {
      throw LineException.at(cursor.column(), EXPECTED);
    }
    if (cursor.open('{', '}')) {
      do {
        member(cursor.name());
        endColumn = cursor.column();
      } while (cursor.again('}'));
    }
    cursor.finish();
    if (!formatSeen) {
      throw LineException.at(1, EXPECTED);
    }
    need("version", versionSeen ? versionSeen : null);
    return new Header(
        need("scenario", scenario),
        need("title", title),
        need("seed", seed),
        need("params", params),
        need("nodes", nodes),
        solution,
        solutionSha256,
        need("rpcTimeoutMicros", rpcTimeoutMicros));
  }

  private void member(String key) throws LineException {
    switch (key) {
      case "format" -> format();
      case "version" -> version();
      case "scenario" -> scenario = string(key);
      case "title" -> title = string(key);
      case "seed" -> seed = whole(key);
      case "params" -> params = params();
      case "nodes" -> nodes = nodes();
      case "solution" -> solution = string(key);
      case "solutionSha256" -> solutionSha256 = string(key);
      case "rpcTimeoutMicros" -> rpcTimeoutMicros = whole(key);
      default -> cursor.skip();
    }
  }

  private void format() throws LineException {
    int column = cursor.column();
    String format = string("format");
    if (!LineEncoder.FORMAT.equals(format)) {
      throw LineException.at(
          column, "format \"" + format + "\"; expected \"" + LineEncoder.FORMAT + '"');
    }
    formatSeen = true;
  }

  private void version() throws LineException {
    int column = cursor.column();
    long version = whole("version");
    if (version != LineEncoder.VERSION) {
      String remedy = version > LineEncoder.VERSION ? "update the lab" : "record the run again";
      throw LineException.at(
          column,
          "version " + version + "; this lab reads version " + LineEncoder.VERSION + ": " + remedy);
    }
    versionSeen = true;
  }

  private Map<String, String> params() throws LineException {
    Map<String, String> result = new LinkedHashMap<>();
    expect("params", JsonCursor.Token.OBJECT);
    if (cursor.open('{', '}')) {
      do {
        String name = cursor.name();
        result.put(name, string(name));
      } while (cursor.again('}'));
    }
    return result;
  }

  private List<Header.Node> nodes() throws LineException {
    List<Header.Node> result = new ArrayList<>();
    expect("nodes", JsonCursor.Token.ARRAY);
    if (cursor.open('[', ']')) {
      do {
        result.add(node());
      } while (cursor.again(']'));
    }
    return result;
  }

  private Header.Node node() throws LineException {
    String name = null;
    String role = null;
    expect("nodes", JsonCursor.Token.OBJECT);
    int column = cursor.column();
    if (cursor.open('{', '}')) {
      do {
        String key = cursor.name();
        switch (key) {
          case "name" -> name = string(key);
          case "role" -> role = string(key);
          default -> cursor.skip();
        }
      } while (cursor.again('}'));
    }
    if (name == null || role == null) {
      throw LineException.at(column, "a node needs \"name\" and \"role\"");
    }
    return new Header.Node(name, role);
  }

  private String string(String key) throws LineException {
    expect(key, JsonCursor.Token.STRING);
    return cursor.string();
  }

  private long whole(String key) throws LineException {
    int column = cursor.column();
    expect(key, JsonCursor.Token.NUMBER);
    if (!cursor.number()) {
      throw LineException.at(
          column, '"' + key + "\": expected a whole number, found " + cursor.numberText());
    }
    return cursor.whole();
  }

  private void expect(String key, JsonCursor.Token token) throws LineException {
    JsonCursor.Token found = cursor.peek();
    if (found != token) {
      throw LineException.at(
          cursor.column(), '"' + key + "\": expected " + token + ", found " + found);
    }
  }

  private <T> T need(String key, @Nullable T found) throws LineException {
    if (found == null) {
      throw LineException.at(endColumn, "the header needs \"" + key + '"');
    }
    return found;
  }
}
