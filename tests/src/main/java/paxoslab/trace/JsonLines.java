package paxoslab.trace;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * Reads a file of JSON Lines that is no trace: one object a line, UTF-8, compressed with gzip or
 * not. It names the file, line and column of the first thing wrong. Unlike a trace, a file that was
 * cut short is an error. Not for use by several threads.
 *
 * <pre>{@code
 * try (JsonLines lines = JsonLines.open(file)) {
 *   while (lines.next()) {
 *     sum += lines.line().whole("count");
 *   }
 * }
 * }</pre>
 */
public final class JsonLines implements Closeable {
  private final String name;
  private final InputStream in;
  private final LineSource lines;
  private final JsonCursor cursor = new JsonCursor();
  private final JsonLine line;

  private JsonLines(String name, InputStream in, LineSource lines) {
    this.name = name;
    this.in = in;
    this.lines = lines;
    line = new JsonLine(name);
  }

  /**
   * Begins to read a file.
   *
   * @throws TraceFormatException if it looks compressed and is damaged
   * @throws IOException if there is no such file, or it can't be read
   */
  public static JsonLines open(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(file + " is a directory; name a file in it");
    }
    if (!Files.exists(file)) {
      throw new FileNotFoundException("no such file: " + file);
    }
    InputStream in = Files.newInputStream(file);
    try {
      return new JsonLines(file.toString(), in, new LineSource(in));
    } catch (ZipException e) {
      in.close();
      throw new TraceFormatException(
          file.toString(), 1, 1, "the compressed data is damaged here: " + e.getMessage());
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /**
   * What a file says that it is: the string {@code format} of its first line.
   *
   * @return empty if the first line is an object without that string
   * @throws TraceFormatException if the first line is no whole object
   * @throws IOException if there is no such file, or it can't be read
   */
  public static Optional<String> format(Path file) throws IOException {
    try (JsonLines lines = open(file)) {
      if (!lines.next()) {
        throw new TraceFormatException(lines.name, 1, 1, "the file is empty");
      }
      return lines.line().isString("format")
          ? Optional.of(lines.line().string("format"))
          : Optional.empty();
    }
  }

  /**
   * Goes to the next line that isn't blank.
   *
   * @return false at the end
   * @throws TraceFormatException if the line is no whole object
   * @throws IOException if the file can't be read
   */
  public boolean next() throws IOException {
    try {
      if (lines.next()) {
        cursor.reset(lines.text(), lines.length());
        line.read(cursor, lines.number());
        return true;
      }
      if (lines.isCompressedCut()) {
        throw LineException.at(1, "the file is cut short: its compressed data ends too soon");
      }
      return false;
    } catch (LineException e) {
      throw new TraceFormatException(name, Math.max(1, lines.number()), e.column(), problem(e));
    }
  }

  private String problem(LineException e) throws IOException {
    String problem = Objects.requireNonNull(e.getMessage());
    return e.isCutShort() && isLast() ? "the file is cut short: " + problem : problem;
  }

  private boolean isLast() throws IOException {
    try {
      return lines.isLast();
    } catch (LineException e) {
      // What follows is damaged too, but it is there.
      return false;
    }
  }

  /** The line that {@link #next} went to; it is used again for the next one. */
  public JsonLine line() {
    return line;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
