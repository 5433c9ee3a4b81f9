package paxoslab.visualizer.playback;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import paxoslab.trace.Choice;
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
    Collector collector = new Collector();
    List<String> problems = new ArrayList<>();
    try {
      problems.addAll(TraceReader.read(path, collector));
    } catch (TraceFormatException e) {
      if (collector.header == null) {
        throw e;
      }
      problems.add(e.getMessage() + "; shown is what comes before");
    }
    return new TraceFile(path, collector.trace(), problems);
  }

  private static final class Collector implements TraceSink {
    private @Nullable Header header;
    private final List<Choice> choices = new ArrayList<>();
    private final List<TraceEvent> events = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

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
      events.add(event);
    }

    @Override
    public void finding(Finding finding) {
      findings.add(finding);
    }

    Trace trace() {
      return new Trace(Objects.requireNonNull(header), choices, events, findings);
    }
  }
}
