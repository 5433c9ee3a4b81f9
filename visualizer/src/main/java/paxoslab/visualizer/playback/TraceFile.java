package paxoslab.visualizer.playback;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import paxoslab.trace.Choice;
import paxoslab.trace.EventColumns;
import paxoslab.trace.Finding;
import paxoslab.trace.Header;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceFormatException;
import paxoslab.trace.TraceReader;
import paxoslab.trace.TraceSink;

/**
 * A trace as far as its file can be read.
 *
 * @param problems what is wrong with the file, one line each naming file, line and reason; empty if
 *     it is whole
 */
public record TraceFile(Path path, Trace trace, List<String> problems) {
  public TraceFile {
    problems = List.copyOf(problems);
  }

  /**
   * Reads a trace; a file that is broken further down is read up to there.
   *
   * @throws IOException with one line naming file and reason, if not even the header can be read
   */
  public static TraceFile open(Path path) throws IOException {
    return open(path, Integer.MAX_VALUE, new Listener() {});
  }

  /**
   * The same, for a long file that is read while something else goes on.
   *
   * @param first after how many events the listener is told of the beginning
   * @param listener is told how far it has got, in the thread that reads
   * @throws CancellationException if the listener wants no more
   * @throws IOException as {@link #open(Path)}
   */
  public static TraceFile open(Path path, int first, Listener listener) throws IOException {
    Collector collector = new Collector(path, first, listener);
    List<String> problems = new ArrayList<>();
    try {
      problems.addAll(TraceReader.read(path, collector, bytes -> collector.bytes = bytes));
    } catch (TraceFormatException e) {
      if (collector.header == null) {
        throw e;
      }
      problems.add(e.getMessage() + "; shown is what comes before");
    }
    return new TraceFile(path, collector.trace(), problems);
  }

  /**
   * The header of a trace alone, at once however long it is.
   *
   * @throws IOException as {@link #open(Path)}
   */
  public static Header header(Path path) throws IOException {
    HeaderOnly sink = new HeaderOnly();
    try {
      TraceReader.read(path, sink);
    } catch (CancellationException e) {
      // That is how it stops.
    } catch (TraceFormatException e) {
      if (sink.header == null) {
        throw e;
      }
    }
    return Objects.requireNonNull(sink.header);
  }

  private static final class HeaderOnly implements TraceSink {
    private @Nullable Header header;

    @Override
    public void header(Header read) {
      header = read;
      throw new CancellationException();
    }
  }

  /** Is told how far a file has been read. */
  public interface Listener {
    /** The beginning can be shown: there are so many events, and more to come. */
    default void began(TraceFile beginning) {}

    /**
     * So much has been read.
     *
     * @param bytes of the file
     * @return false to read no more
     */
    default boolean read(int events, long bytes) {
      return true;
    }
  }

  private static final class Collector implements TraceSink {
    /** The listener is told of every so many events. */
    private static final int STEP = 8_192;

    private final Path path;
    private final int first;
    private final Listener listener;
    private long bytes;
    private @Nullable Header header;
    private final List<Choice> choices = new ArrayList<>();
    private final EventColumns.Builder events = new EventColumns.Builder();
    private final List<Finding> findings = new ArrayList<>();

    Collector(Path path, int first, Listener listener) {
      this.path = path;
      this.first = first;
      this.listener = listener;
    }

    @Override
    public void header(Header read) {
      header = read;
    }

    @Override
    public void choice(Choice choice) {
      choices.add(choice);
    }

    @Override
    public void event(TraceEvent event) {
      if (events.size() == first) {
        listener.began(new TraceFile(path, trace(), List.of()));
      }
      events.add(event);
      if (events.size() % STEP == 0 && !listener.read(events.size(), bytes)) {
        throw new CancellationException("reading " + path + " was stopped");
      }
    }

    @Override
    public void finding(Finding finding) {
      findings.add(finding);
    }

    Trace trace() {
      return new Trace(Objects.requireNonNull(header), choices, events.build(), findings);
    }
  }
}
