package paxoslab.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import paxoslab.host.CarrierPool;
import paxoslab.solution.Solution;
import paxoslab.solution.SolutionFinder;
import paxoslab.trace.Trace;

/** The choices of an explored run are all that it takes to play it again. */
class ReplayedSchedulesTest {
  private static final Path ROOT = Path.of(System.getProperty("lab.root", "."));
  private static final int SEEDS = 150;

  @Test
  void recordedSchedulesAreTheSameEventByEvent() {
    Path peer = ROOT.resolve("tests/src/test/peers/callbacks");
    Solution solution = SolutionFinder.find(peer.toString(), ROOT);
    try (CarrierPool pool = new CarrierPool()) {
      Schedules schedules = new Schedules(solution, pool, new Scope(3, 2, 0));
      for (long seed = 1; seed <= SEEDS; seed++) {
        Trace played = schedules.play(seed).trace();
        Trace again = Schedules.replay(solution, pool, played);
        assertThat(again.events()).as("seed " + seed).isEqualTo(played.events());
      }
    }
  }
}
