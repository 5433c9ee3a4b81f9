package paxoslab.visualizer.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import paxoslab.trace.TraceEvent;
import paxoslab.visualizer.playback.Density.Kind;
import paxoslab.visualizer.sample.LongSample;

class DensityTest {
  private final Timeline timeline = new Timeline(LongSample.of(5_000));
  private final Density density = new Density(timeline);

  @Test
  void countsAreThoseOfWhoCountsOneByOne() {
    for (int first = 0; first < timeline.size(); first += 177) {
      for (int end : new int[] {first, first + 1, first + 300, timeline.size()}) {
        int last = Math.min(end, timeline.size());
        for (int lane = 0; lane < 5; lane++) {
          int all = 0;
          int lost = 0;
          for (int i = first; i < last; i++) {
            boolean here = timeline.lane(i) == lane;
            all += here ? 1 : 0;
            lost += here && timeline.event(i) instanceof TraceEvent.Drop ? 1 : 0;
          }
          int[] counts = density.count(lane, first, last);
          assertThat(counts[Kind.LOST.ordinal()])
              .as("lost from %d to %d", first, last)
              .isEqualTo(lost);
          assertThat(Arrays.stream(counts).sum()).isEqualTo(all);
        }
      }
    }
  }

  @Test
  void messagesCountByTheirPhaseWhereTheyLeaveAndArrive() {
    for (Phase phase : Phase.values()) {
      long expected =
          timeline.arrows().stream()
                  .filter(a -> a.phase() == phase && a.from() == 2 && !a.copy())
                  .count()
              + timeline.arrows().stream()
                  .filter(a -> a.phase() == phase && a.to() == 2)
                  .filter(a -> a.outcome() == Arrow.Outcome.DELIVERED)
                  .count();
      int counted = density.count(2, 0, timeline.size())[Kind.valueOf(phase.name()).ordinal()];
      assertThat(counted).as("%s", phase).isEqualTo((int) expected);
    }
  }
}
