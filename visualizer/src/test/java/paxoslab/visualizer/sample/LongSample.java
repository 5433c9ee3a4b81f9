package paxoslab.visualizer.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import paxoslab.trace.Finding;
import paxoslab.trace.Header;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceSink;
import paxoslab.visualizer.bench.LongRun;

/** The bench's made-up run, in memory. */
public final class LongSample implements TraceSink {
  private @Nullable Header header;
  private final List<TraceEvent> events = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  private LongSample() {}

  /** A run of so many events; a shorter one is the beginning of a longer one. */
  public static Trace of(int events) {
    LongSample sample = new LongSample();
    LongRun.write(events, sample);
    return new Trace(
        Objects.requireNonNull(sample.header), List.of(), sample.events, sample.findings);
  }

  @Override
  public void header(Header read) {
    header = read;
  }

  @Override
  public void event(TraceEvent event) {
    events.add(event);
  }

  @Override
  public void finding(Finding finding) {
    findings.add(finding);
  }
}
