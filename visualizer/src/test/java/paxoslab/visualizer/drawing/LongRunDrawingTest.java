package paxoslab.visualizer.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent.Drop;
import paxoslab.visualizer.playback.Timeline;
import paxoslab.visualizer.sample.LongSample;

/** How much is drawn of a long run. */
class LongRunDrawingTest {
  private static final Frame FRAME = new Frame(1280, 720, Theme.DARK, 1);
  private static final TextMeasure MEASURE = (text, font) -> text.length() * font.size() * 0.55;
  private static final int PLACE = 9_000;

  private final Timeline run = timeline(30_000);
  private final Timeline longer = timeline(100_000);

  /** Without the finding, which is not at the same place in both. */
  private static Timeline timeline(int events) {
    Trace trace = LongSample.of(events);
    return new Timeline(new Trace(trace.header(), List.of(), trace.events(), List.of()));
  }

  @Test
  void sameEventsLookTheSameWhateverComesLater() {
    Diagram diagram = new Diagram(run, MEASURE);
    Diagram more = new Diagram(longer, MEASURE);

    assertThat(more.drawLanes(FRAME, PLACE, Look.ALL).marks())
        .isEqualTo(diagram.drawLanes(FRAME, PLACE, Look.ALL).marks());
    assertThat(more.drawTable(FRAME, PLACE, Look.ALL).marks())
        .isEqualTo(diagram.drawTable(FRAME, PLACE, Look.ALL).marks());
  }

  @Test
  void stripOfALongRunHasNoMoreMarksThanCanBeToldApart() {
    Drawing strip = new Overview(longer).draw(new Frame(1_000_000, 30, Theme.DARK, 1), 0, Set.of());
    long lost = longer.trace().events().stream().filter(Drop.class::isInstance).count();
    assertThat(lost).isGreaterThan(1_000);
    assertThat(strip.marks(Mark.Cross.class)).hasSizeLessThan((int) lost);
    assertThat(strip.marks()).hasSizeLessThan(3 * 4_096);
  }
}
