package paxoslab.trace;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads traces, compressed or not, whole or line by line in constant memory. It names the file,
 * line and column of the first thing wrong. A file that was cut short is no error: it is read as
 * far as it goes, with a warning. Fields that it does not know are passed over.
 */
public final class TraceReader {
  /** What the header of a trace says that it is. */
  public static final String FORMAT = LineEncoder.FORMAT;

  private final String name;
  private final LineSource lines;
  private final TraceSink sink;
  private final JsonCursor cursor = new JsonCursor();
  private final LineFields fields = new LineFields();

  @SuppressWarnings("NullAway.Init") // made from the header, which comes before all lines
  private LineDecoder decoder;

  @SuppressWarnings("NullAway.Init") // likewise
  private WrittenLines written;

  private Kind last = Kind.CHOICE;

  private TraceReader(String name, LineSource lines, TraceSink sink) {
    this.name = name;
    this.lines = lines;
    this.sink = sink;
  }

  /**
   * A trace from a file.
   *
   * @param trace as much as the file holds
   * @param warnings what the user should know, one sentence each; empty if the file is whole
   */
  public record Result(Trace trace, List<String> warnings) {
    public Result {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Reads a whole trace.
   *
   * @throws TraceFormatException if the file is not a trace that this lab can read
   * @throws IOException if there is no such file, or it can't be read
   */
  public static Result read(Path file) throws IOException {
    Collector collector = new Collector();
    List<String> warnings = read(file, collector);
    return new Result(collector.trace(), warnings);
  }

  /**
   * Reads a trace line by line; memory doesn't grow with the file.
   *
   * @return what the user should know, one sentence each; empty if the file is whole
   * @throws TraceFormatException if the file is not a trace that this lab can read; the lines
   *     before have gone to the sink
   * @throws IOException if there is no such file, or it can't be read
   */
  public static List<String> read(Path file, TraceSink sink) throws IOException {
    return read(file, sink, bytes -> {});
  }

  /**
   * The same, and tells from time to time how many bytes of the file have been read.
   *
   * @throws TraceFormatException as {@link #read(Path, TraceSink)}
   * @throws IOException as {@link #read(Path, TraceSink)}
   */
  public static List<String> read(Path file, TraceSink sink, LongConsumer bytes)
      throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(file + " is a directory; name a trace, such as a file in it");
    }
    if (!Files.exists(file)) {
      throw new FileNotFoundException("no such trace: " + file);
    }
    try (InputStream in = new CountingStream(Files.newInputStream(file), bytes)) {
      return read(file.toString(), in, sink);
    }
  }

  /**
   * Reads a trace line by line from a stream, and leaves the stream open.
   *
   * @param name what messages call the stream
   * @return as {@link #read(Path, TraceSink)}
   * @throws TraceFormatException as {@link #read(Path, TraceSink)}
   * @throws IOException if the stream can't be read
   */
  public static List<String> read(String name, InputStream in, TraceSink sink) throws IOException {
    LineSource lines;
    try {
      lines = new LineSource(in);
    } catch (ZipException e) {
      throw new TraceFormatException(
          name, 1, 1, "the compressed data is damaged here: " + e.getMessage());
    }
    return new TraceReader(name, lines, sink).read();
  }

  private List<String> read() throws IOException {
    try {
      if (!header()) {
        throw LineException.at(
            1, "the file is empty" + (lines.isCompressedCut() ? " and cut short" : ""));
      }
      passWritten();
      while (lines.next()) {
        if (!line()) {
          return cutShort("in the middle of line " + lines.number());
        }
        passWritten();
      }
    } catch (LineException e) {
      throw new TraceFormatException(
          name, Math.max(1, lines.number()), e.column(), Objects.requireNonNull(e.getMessage()));
    }
    return lines.isCompressedCut() ? cutShort("after line " + lines.number()) : List.of();
  }

  private boolean header() throws IOException, LineException {
    if (!lines.next()) {
      return false;
    }
    cursor.reset(lines.text(), lines.length());
    Header header = new HeaderDecoder(cursor).decode();
    decoder = new LineDecoder(fields, header.nodes().size());
    written = new WrittenLines(header.nodes().size(), new Repeated());
    sink.header(header);
    return true;
  }

  /**
   * Reads the lines that come next and can be read in the fast way: mostly all that are at hand.
   */
  private void passWritten() {
    TraceEvent event = nextWritten();
    while (event != null) {
      lines.pass(written.end());
      decoder.passed(event);
      // Any kind of event stands for all: only choices and findings have their place.
      last = Kind.SEND;
      sink.event(event);
      event = nextWritten();
    }
  }

  private @Nullable TraceEvent nextWritten() {
    return last == Kind.FINDING
        ? null
        : written.read(
            lines.bytes(), lines.from(), lines.to(), decoder.lastId(), decoder.lastTime());
  }

  /** Reads a line; false if it is the last one, and cut off. */
  private boolean line() throws IOException, LineException {
    cursor.reset(lines.text(), lines.length());
    try {
      fields.read(cursor);
    } catch (LineException e) {
      if (e.isCutShort() && lines.isLast()) {
        return false;
      }
      throw e;
    }
    deliver(decoder.kind());
    return true;
  }

  private void deliver(Kind kind) throws LineException {
    if (kind == Kind.CHOICE) {
      inOrder(last == Kind.CHOICE, "a choice stands before the first event");
      sink.choice(decoder.choice());
    } else if (kind == Kind.FINDING) {
      sink.finding(decoder.finding());
    } else {
      inOrder(last != Kind.FINDING, "an event stands before the first finding");
      sink.event(decoder.event(kind));
    }
    last = kind;
  }

  private void inOrder(boolean ordered, String law) throws LineException {
    if (!ordered) {
      throw fields.error(Field.KIND, law);
    }
  }

  private List<String> cutShort(String where) {
    String read =
        decoder.lastId() == TraceEvent.NONE ? "no event" : "as far as event " + decoder.lastId();
    return List.of(name + " is cut short: it ends " + where + "; read " + read);
  }

  /** What lines repeat, read as if it stood alone. */
  private final class Repeated implements WrittenLines.Decoder {
    private final LineEncoder encoder = LineEncoder.full();

    @Override
    public @Nullable Record message(String written) {
      char[] object = ('{' + written.substring(1) + '}').toCharArray();
      cursor.reset(object, object.length);
      try {
        fields.read(cursor);
        Record message = decoder.message();
        return written.contentEquals(encoder.content(message)) ? message : null;
      } catch (LineException e) {
        // Where in the line this is, is said when it is read as a whole.
        return null;
      }
    }

    @Override
    public String text(String characters) {
      return cursor.shared(characters);
    }
  }

  /** Keeps all that is read. */
  private static final class Collector implements TraceSink {
    @SuppressWarnings("NullAway.Init") // a trace without a header is not read to its end
    private Header header;

    private final List<Choice> choices = new ArrayList<>();
    private final List<TraceEvent> events = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    @Override
    public void header(Header header) {
      this.header = header;
    }

    @Override
    public void choice(Choice choice) {
      choices.add(choice);
    }

    @Override
    public void event(TraceEvent event) {
      events.add(event);
    }

    @Override
    public void finding(Finding finding) {
      findings.add(finding);
    }

    Trace trace() {
      return new Trace(header, choices, events, findings);
    }
  }
}
