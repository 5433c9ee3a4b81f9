package paxoslab.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import paxoslab.graded.GradedSuite;
import paxoslab.host.CarrierPool;
import paxoslab.host.GoodPeer;
import paxoslab.host.PeerSource;
import paxoslab.junit.LessonMethod;
import paxoslab.junit.LessonRunner;
import paxoslab.junit.RunOptions;
import paxoslab.solution.Solution;
import paxoslab.solution.UncheckedSolution;

/** How long a child is kept. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChildHostsTest {
  private static final LessonMethod LESSON = GradedSuite.lessons().get(0);
  private static final RunOptions ONE_SEED = new RunOptions(1, null, false);

  private final CarrierPool pool = new CarrierPool();

  @AfterAll
  void end() {
    pool.close();
  }

  @Test
  void oneChildServesSeveralLessonsAndThenANewOneComes() {
    Solution solution = GoodPeer.solution();
    try (ChildHosts hosts = new ChildHosts(solution, Jail.none(), ChildLimits.DEFAULT)) {
      LessonRunner runner = new LessonRunner(solution, pool, hosts);
      for (int i = 0; i < ChildHosts.MOST_LESSONS; i++) {
        assertThat(runner.run(LESSON, ONE_SEED).passed()).isTrue();
      }
      assertThat(hosts.started()).isEqualTo(1);
      runner.run(LESSON, ONE_SEED);
      assertThat(hosts.started()).isEqualTo(2);
    }
  }

  @Test
  void lostChildIsFollowedByANewOneForTheNextRun() {
    String exits = "public void start(int seq, Object value) { System.exit(0); }";
    Solution solution = UncheckedSolution.compile(PeerSource.files("", exits));
    try (ChildHosts hosts = new ChildHosts(solution, Jail.none(), ChildLimits.DEFAULT)) {
      LessonRunner runner = new LessonRunner(solution, pool, hosts);
      for (long seed : List.of(1L, 2L, 3L)) {
        assertThat(runner.run(LESSON, seed).failure().orElseThrow().rule())
            .isEqualTo(ChildHosts.RULE);
        assertThat(hosts.started()).isEqualTo((int) seed);
      }
    }
  }
}
