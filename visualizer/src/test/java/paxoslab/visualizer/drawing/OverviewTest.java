package paxoslab.visualizer.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import paxoslab.trace.TraceEvent;
import paxoslab.visualizer.playback.Timeline;
import paxoslab.visualizer.sample.Samples;

class OverviewTest {
  private static final Frame FRAME = new Frame(800, 30, Theme.DARK, 1);
  private final Timeline run = new Timeline(Samples.brokenPromise());
  private final Overview overview = new Overview(run);

  @Test
  void lossesAndFindingsAreMarked() {
    Drawing strip = overview.draw(FRAME, 0, Set.of());
    long lost = run.trace().events().stream().filter(TraceEvent.Drop.class::isInstance).count();
    assertThat(strip.marks(Mark.Cross.class))
        .filteredOn(cross -> cross.ink() == Theme.DARK.muted())
        .hasSize((int) lost);
    assertThat(strip.marks(Mark.Area.class))
        .filteredOn(area -> area.ink() == Theme.DARK.violation())
        .hasSize(run.trace().findings().size());
  }

  @Test
  void aDecisionIsMarkedWhereItIsFirstReported() {
    Overview healthy = new Overview(new Timeline(Samples.healthy()));
    assertThat(healthy.decisions()).hasSize(1);
    assertThat(healthy.draw(FRAME, 0, Set.of()).marks(Mark.Area.class))
        .filteredOn(area -> area.ink() == Theme.DARK.decided())
        .hasSize(1);
  }

  @Test
  void aNoteHasAFlag() {
    int before = overview.draw(FRAME, 0, Set.of()).marks(Mark.Area.class).size();
    assertThat(overview.draw(FRAME, 0, Set.of(3, 9)).marks(Mark.Area.class)).hasSize(before + 2);
  }

  @Test
  void aPlaceIsTheEventThatIsDrawnThere() {
    for (int i = 0; i < run.size(); i++) {
      Drawing strip = overview.draw(FRAME, i, Set.of());
      Mark.Box playhead = strip.marks(Mark.Box.class).get(strip.marks(Mark.Box.class).size() - 1);
      assertThat(overview.indexAt(FRAME, playhead.x() + 2)).isEqualTo(i);
    }
    assertThat(overview.indexAt(FRAME, -50)).isZero();
    assertThat(overview.indexAt(FRAME, 9_999)).isEqualTo(run.size() - 1);
  }
}
