package paxoslab.visualizer.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceReader;
import paxoslab.trace.TraceWriter;
import paxoslab.visualizer.playback.Arrow;
import paxoslab.visualizer.playback.Timeline;

class LongRunTest {
  private static final int EVENTS = 30_000;

  @TempDir private Path directory;

  @Test
  void readerTakesItAndItHasTheLengthThatWasAskedFor() throws IOException {
    TraceReader.Result read = TraceReader.read(written("a.jsonl.gz", EVENTS));

    assertThat(read.warnings()).isEmpty();
    assertThat(read.trace().events()).hasSize(EVENTS);
    assertThat(read.trace().findings()).hasSize(1);
  }

  @Test
  void sameLengthGivesTheSameRunAndAShorterOneItsBeginning() throws IOException {
    Trace run = TraceReader.read(written("a.jsonl.gz", EVENTS)).trace();

    assertThat(TraceReader.read(written("b.jsonl.gz", EVENTS)).trace()).isEqualTo(run);
    assertThat(TraceReader.read(written("c.jsonl.gz", 1_000)).trace().events())
        .isEqualTo(run.events().subList(0, 1_000));
  }

  @Test
  void itHoldsWhatRunsHold() throws IOException {
    Timeline timeline = new Timeline(TraceReader.read(written("a.jsonl.gz", EVENTS)).trace());

    Map<Class<?>, Long> kinds =
        timeline.trace().events().stream()
            .collect(Collectors.groupingBy(TraceEvent::getClass, Collectors.counting()));
    assertThat(kinds)
        .containsKeys(
            TraceEvent.Call.class,
            TraceEvent.Result.class,
            TraceEvent.Drop.class,
            TraceEvent.Duplicate.class,
            TraceEvent.Timeout.class,
            TraceEvent.Partition.class,
            TraceEvent.Heal.class);
    assertThat(timeline.arrows().stream().map(Arrow::outcome)).contains(Arrow.Outcome.values());
    assertThat(timeline.arrows().stream().filter(Arrow::rejected)).isNotEmpty();
    assertThat(timeline.arrows().stream().filter(a -> a.end() - a.start() > 1_000)).isNotEmpty();
  }

  private Path written(String name, int events) throws IOException {
    Path file = directory.resolve(name);
    try (TraceWriter writer = TraceWriter.open(file)) {
      LongRun.write(events, writer);
      writer.finish();
    }
    return file;
  }
}
