package paxoslab.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import paxoslab.explore.Shrunk;
import paxoslab.host.CarrierPool;
import paxoslab.host.GoodPeer;
import paxoslab.sim.Choices;
import paxoslab.solution.Solution;
import paxoslab.trace.Choice;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceHash;

/** A lesson's failing run, made short. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShortRunTest {
  private final CarrierPool pool = new CarrierPool();
  private LessonRunner runner;

  @BeforeAll
  void breakThePromise() {
    runner = new LessonRunner(GoodPeer.but("if (args.n() < slot.np)", "if (false)"), pool);
  }

  @AfterAll
  void closeThePool() {
    pool.close();
  }

  @Topic(value = "Noise", stage = 1)
  static class Scenarios {
    @Lesson(id = "noise", points = 3, seeds = 5, title = "Rivals, and much that has no part in it")
    void noise(@Peers(5) Cluster cluster) {
      cluster.swarm();
      for (int seq = 0; seq < 4; seq++) {
        for (int peer = 0; peer < 5; peer++) {
          cluster.peer(peer).start(seq, peer + "." + seq);
        }
      }
      cluster.run(Duration.ofSeconds(1));
      cluster.partition("0 1 | 2 3 4");
      cluster.run(Duration.ofSeconds(1));
      cluster.heal();
      cluster.awaitAllDecided(4, 5, Duration.ofSeconds(30));
      cluster.note("all agree on " + cluster.decision(3).orElseThrow());
    }

    @Lesson(id = "budget", points = 3, seeds = 1, title = "A budget of nothing")
    void budget(@Peers(3) Cluster cluster) {
      cluster.swarm();
      cluster.peer(0).start(0, "x");
      cluster.awaitDecided(0, 3);
      cluster.expectRemoteCalls(0, 0);
    }
  }

  private static LessonMethod lesson(String id) {
    return LessonMethod.in(List.of(Scenarios.class)).stream()
        .filter(l -> l.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private SeedRun failing(LessonMethod lesson) {
    return runner.run(lesson, RunOptions.defaults()).firstFailure().orElseThrow();
  }

  @Test
  void aBrokenPromiseIsShownByAHandfulOfMessages() {
    SeedRun failing = failing(lesson("noise"));
    Shrunk shrunk = runner.shrink(lesson("noise"), failing);
    assertThat(failing.events()).isGreaterThan(200);
    assertThat(shrunk.trace().findings().get(0).rule())
        .isEqualTo(failing.failure().orElseThrow().rule())
        .isEqualTo("promise-kept");
    // Three acceptors of five promise the one rival, and one of them the other: at most this.
    assertThat(shrunk.steps()).isLessThanOrEqualTo(2 + 6 + 4);
    assertThat(shrunk.complete()).isTrue();
  }

  @Test
  void theShortRunCanBePlayedAgain() {
    Shrunk shrunk = runner.shrink(lesson("noise"), failing(lesson("noise")));
    Trace again = runner.replay(lesson("noise"), shrunk.trace()).trace();
    assertThat(TraceHash.of(again)).isEqualTo(TraceHash.of(shrunk.trace()));
    assertThat(again.findings()).isEqualTo(shrunk.trace().findings());
  }

  @Test
  void whatALessonExpectsIsVoidWhereStepsWereLeftOut() {
    Solution good = GoodPeer.solution();
    Shrunk shrunk = runner.shrink(lesson("noise"), failing(lesson("noise")));
    SeedRun again = new LessonRunner(good, pool).replay(lesson("noise"), shrunk.trace());
    assertThat(again.failure()).isEmpty();
  }

  @Test
  void aBoundIsShownByAllStepsAndFewFaults() {
    LessonRunner good = new LessonRunner(GoodPeer.solution(), pool);
    SeedRun failing =
        good.run(lesson("budget"), RunOptions.defaults()).firstFailure().orElseThrow();
    Shrunk shrunk = good.shrink(lesson("budget"), failing);
    assertThat(shrunk.trace().findings().get(0).rule()).isEqualTo("rpc-budget");
    assertThat(shrunk.trace().choices())
        .hasSizeLessThan(failing.trace().choices().size())
        .extracting(Choice::key)
        .noneMatch(Choices::leavesOut);
  }

  @Test
  void onlyTheFirstOfEachMistakeIsShortened() {
    Shortener shortener = new Shortener();
    LessonResult result = runner.run(lesson("noise"), RunOptions.defaults());
    assertThat(shortener.shorten(runner, result).shortest()).isNotNull();
    assertThat(shortener.shorten(runner, result).shortest()).isNull();
  }
}
