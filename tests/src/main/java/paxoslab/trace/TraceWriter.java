package paxoslab.trace;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a trace file, line by line. The file appears under its name only when {@link #finish} is
 * called, whole; a writer closed before that leaves nothing behind. Not for use by several threads.
 *
 * <pre>{@code
 * try (TraceWriter writer = TraceWriter.open(path)) {
 *   writer.accept(trace);
 *   writer.finish();
 * }
 * }</pre>
 */
public final class TraceWriter implements TraceSink, Closeable {
  private static final int BUFFER_CHARS = 1 << 16;

  private final Path file;
  private final Path partial;
  private final Writer out;
  private final LineEncoder encoder = LineEncoder.full();
  private Stage stage = Stage.NEW;

  private enum Stage {
    NEW,
    CHOICES,
    EVENTS,
    FINDINGS,
    CLOSED
  }

  private TraceWriter(Path file, Path partial, Writer out) {
    this.file = file;
    this.partial = partial;
    this.out = out;
  }

  /**
   * Writes a whole trace; replaces an earlier file.
   *
   * @throws IOException naming the file and the reason
   */
  public static void write(Path file, Trace trace) throws IOException {
    try (TraceWriter writer = open(file)) {
      writer.accept(trace);
      writer.finish();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /**
   * Begins a trace file, and creates the directories above it.
   *
   * @param file compressed with gzip if its name ends in {@code .gz}
   * @throws IOException naming the file and the reason
   */
  public static TraceWriter open(Path file) throws IOException {
    Path target = file.toAbsolutePath();
    Path partial =
        target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".partial");
    try {
      Files.createDirectories(target.getParent());
      return new TraceWriter(file, partial, writer(partial, file.toString().endsWith(".gz")));
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  private static Writer writer(Path partial, boolean compressed) throws IOException {
    OutputStream bytes =
        Files.newOutputStream(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    OutputStream stream = compressed ? new GZIPOutputStream(bytes, BUFFER_CHARS) : bytes;
    return new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), BUFFER_CHARS);
  }

  /**
   * {@inheritDoc}
   *
   * @throws UncheckedIOException naming the file and the reason
   */
  @Override
  public void header(Header header) {
    if (stage != Stage.NEW) {
      throw new IllegalStateException("the header is the first line of a trace, once");
    }
    stage = Stage.CHOICES;
    line(encoder.header(header));
  }

  /**
   * {@inheritDoc}
   *
   * @throws UncheckedIOException naming the file and the reason
   */
  @Override
  public void choice(Choice choice) {
    advance(Stage.CHOICES, "a choice");
    line(encoder.choice(choice));
  }

  /**
   * {@inheritDoc}
   *
   * @throws UncheckedIOException naming the file and the reason
   */
  @Override
  public void event(TraceEvent event) {
    advance(Stage.EVENTS, "an event");
    // Only the comparable form leaves events out, and a file is never in that form.
    line(Objects.requireNonNull(encoder.event(event)));
  }

  /**
   * {@inheritDoc}
   *
   * @throws UncheckedIOException naming the file and the reason
   */
  @Override
  public void finding(Finding finding) {
    advance(Stage.FINDINGS, "a finding");
    line(encoder.finding(finding));
  }

  /**
   * Ends the file and puts it under its name, in place of an earlier one.
   *
   * @throws IOException naming the file and the reason
   */
  public void finish() throws IOException {
    if (stage == Stage.NEW || stage == Stage.CLOSED) {
      throw new IllegalStateException("a trace has a header, and is finished once");
    }
    try {
      out.close();
      publish();
    } catch (IOException e) {
      throw failure(file, e);
    }
    stage = Stage.CLOSED;
  }

  private void publish() throws IOException {
    try {
      Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Ends the writer; without {@link #finish} before, nothing stays behind. */
  @Override
  public void close() throws IOException {
    if (stage == Stage.CLOSED) {
      return;
    }
    stage = Stage.CLOSED;
    try {
      out.close();
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  private void advance(Stage to, String what) {
    if (stage == Stage.NEW || stage.compareTo(to) > 0) {
      throw new IllegalStateException(
          what + " is out of order: header, choices, events, findings; now at " + stage);
    }
    stage = to;
  }

  private void line(StringBuilder line) {
    try {
      out.append(line.append('\n'));
    } catch (IOException e) {
      throw new UncheckedIOException(failure(file, e));
    }
  }

  private static IOException failure(Path file, IOException cause) {
    boolean named = cause instanceof FileSystemException;
    String reason =
        named
            ? cause.getClass().getSimpleName().replace("Exception", "") + ": " + cause.getMessage()
            : cause.getMessage();
    return new IOException("cannot write trace " + file + ": " + reason, cause);
  }
}
