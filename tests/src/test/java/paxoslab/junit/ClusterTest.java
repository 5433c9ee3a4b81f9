package paxoslab.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import paxoslab.api.Fate;
import paxoslab.host.CarrierPool;
import paxoslab.host.GoodPeer;
import paxoslab.host.PeerSource;
import paxoslab.sim.Channel;
import paxoslab.solution.Solution;
import paxoslab.trace.Finding;
import paxoslab.trace.Finding.Severity;
import paxoslab.trace.TraceHash;
import paxoslab.wire.Value;

/** What a lesson expects, and what becomes of it when a peer doesn't do it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterTest {
  private final CarrierPool pool = new CarrierPool();
  private Solution good;

  @BeforeAll
  void compileTheGoodPeer() {
    good = GoodPeer.solution();
  }

  @AfterAll
  void closeThePool() {
    pool.close();
  }

  @Topic(value = "Cluster", stage = 1)
  static class Scenarios {
    @Lesson(id = "decide", points = 3, seeds = 2, title = "A decision")
    void decide(@Peers(3) Cluster cluster) {
      cluster.partition("0 | 1 2");
      cluster.peer(0).start(0, "x");
      cluster.run(Duration.ofSeconds(2));
      cluster.expectUndecided(0);
      cluster.heal();
      cluster.awaitDecided(0, 3);
      cluster.expect(
          cluster.decision(0).orElseThrow().equals(new Value.Text("x")), "lesson", "not x");
      cluster.expect(cluster.peer(1).fate(0) == Fate.CHOSEN, "lesson", "not chosen");
    }

    @Lesson(id = "all", points = 1, seeds = 1, title = "Many instances")
    void all(@Peers(3) Cluster cluster) {
      for (int seq = 0; seq < 5; seq++) {
        cluster.peer(seq % 3).start(seq, seq);
      }
      cluster.awaitAllDecided(5, 3, Duration.ofSeconds(5));
    }

    @Lesson(id = "budget", points = 1, seeds = 1, title = "Few calls")
    void budget(@Peers(3) Cluster cluster) {
      cluster.peer(0).start(0, "x");
      cluster.awaitDecided(0, 3);
      long since = cluster.remoteCalls();
      cluster.peer(0).start(1, "y");
      cluster.awaitDecided(1, 3);
      cluster.run(Duration.ofSeconds(1));
      cluster.expectRemoteCalls(since, 6);
    }

    @Lesson(id = "forget", points = 1, seeds = 1, title = "Forgetting")
    void forget(@Peers(3) Cluster cluster) {
      cluster.followValues();
      for (int seq = 0; seq < 3; seq++) {
        cluster.peer(0).start(seq, "value " + seq);
      }
      cluster.awaitAllDecided(3, 3, Duration.ofSeconds(5));
      for (int peer = 0; peer < 3; peer++) {
        cluster.peer(peer).done(1);
      }
      cluster.peer(0).start(3, "next");
      cluster.awaitDecided(3, 3);
      cluster.awaitMin(2);
      cluster.run(Duration.ofSeconds(5));
      cluster.expectValuesReleased();
    }

    @Lesson(id = "assertion", points = 1, seeds = 1, title = "A bare assertion")
    void assertion(@Peers(1) Cluster cluster) {
      assertThat(cluster.size()).as("peers").isEqualTo(2);
    }

    @Lesson(id = "lossy", points = 1, seeds = 3, title = "A lossy network")
    void lossy(@Peers(3) Cluster cluster) {
      cluster.channel(Channel.hostile());
      cluster.peer(0).start(0, "x" + cluster.random().nextInt(1000));
      cluster.peer(1).start(0, "y");
      cluster.run(Duration.ofSeconds(10));
    }
  }

  private static LessonMethod lesson(String id) {
    return LessonMethod.in(List.of(Scenarios.class)).stream()
        .filter(l -> l.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private LessonResult play(String id, Solution solution) {
    return new LessonRunner(solution, pool).run(lesson(id), RunOptions.defaults());
  }

  private Finding failure(String id, Solution solution) {
    return play(id, solution).firstFailure().orElseThrow().failure().orElseThrow();
  }

  @Test
  void goodPeerPassesThemAll() {
    for (String id : List.of("decide", "all", "budget", "forget", "lossy")) {
      LessonResult result = play(id, good);
      assertThat(result.firstFailure().flatMap(SeedRun::failure)).as(id).isEmpty();
      assertThat(result.earned()).isEqualTo(lesson(id).points());
      assertThat(result.runs()).allMatch(r -> r.trace().events().isEmpty() && r.events() > 0);
    }
  }

  @Test
  void peerThatGivesUpMissesTheDecision() {
    LessonResult result =
        play(
            "decide",
            GoodPeer.but(
                "for (int round = 1; !over(seq); round++)",
                "for (int round = 1; round < 3; round++)"));
    assertThat(result.runs()).as("the second seed would take as long to fail").hasSize(1);
    assertThat(result.earned()).isZero();
    Finding failure = result.firstFailure().orElseThrow().failure().orElseThrow();
    assertThat(failure.rule()).isEqualTo("decides-after-heal");
    assertThat(failure.text())
        .isEqualTo("instance 0 is decided at 0 of 3 peers after 30 s of virtual time");
  }

  @Test
  void instanceThatIsMissingIsNamed() {
    Finding failure =
        failure(
            "all", GoodPeer.but("round = 1; !over(seq);", "round = 1; seq != 3 && !over(seq);"));
    assertThat(failure.rule()).isEqualTo("decides-after-heal");
    assertThat(failure.text())
        .isEqualTo("instance 3 is decided at 0 of 3 peers after 5 s of virtual time");
  }

  @Test
  void refusalOfTheVeryBallotThatWasPromisedIsNamedAsTheLikelyCause() {
    Finding failure =
        failure("all", GoodPeer.but("if (args.n() < slot.np)", "if (args.n() <= slot.np)"));
    assertThat(failure.rule()).isEqualTo("decides-after-heal");
    assertThat(failure.text()).contains("; likely because p", " refuses accept ");
    assertThat(failure.where()).startsWith("PaxosPeer.java:");
    assertThat(failure.evidence()).isNotEmpty();
  }

  @Test
  void callsAboveTheBudgetAreCounted() {
    Finding failure =
        failure("budget", GoodPeer.but("spread(seq, v);", "spread(seq, v); spread(seq, v);"));
    assertThat(failure.rule()).isEqualTo("rpc-budget");
    assertThat(failure.text()).isEqualTo("8 calls to other peers were made; 6 are enough");
    assertThat(failure.severity()).isEqualTo(Severity.BOUND);
  }

  @Test
  void minThatDoesNotRiseIsNoticed() {
    Finding failure = failure("forget", GoodPeer.but("env.spawn(this::tellDone)", "max = max"));
    assertThat(failure.rule()).isEqualTo("min-progress");
    assertThat(failure.text())
        .matches(
            "min\\(\\) is 0 at p0, p1, p2 and should be 2 after 10 s of virtual time:"
                + " done\\(1\\) was called at p1 at event \\d+, but p1 never sent p0 an"
                + " updateDoneSeqs with it");
    assertThat(failure.peer()).isEqualTo(1);
    assertThat(failure.evidence()).containsExactly(failure.at());
  }

  @Test
  void whoWasToldOfEveryDoneAndLeavesMinIsNamedWithItsLine() {
    Finding failure = failure("forget", GoodPeer.but("learnDone(args.sender(), args.seq());", ""));
    assertThat(failure.text())
        .contains(
            ": p0 was told by all others that they are done up to 1, at the latest at event ");
    assertThat(failure.evidence()).hasSize(2);
    assertThat(failure.where()).startsWith("PaxosPeer.java:");
  }

  @Test
  void valueKeptAfterForgettingIsShownWithItsPath() {
    Finding failure =
        failure(
            "forget",
            GoodPeer.but(
                "slot(args.seq()).chosen = args.v();",
                "slot(args.seq()).chosen = args.v(); archive.add(args.v());"));
    assertThat(failure.rule()).isEqualTo("values-released");
    assertThat(failure.text())
        .isEqualTo(
            "the value of instance 0 is still held though min is 2:"
                + " PaxosPeer.archive → ArrayList[0]");
    failure = failure("forget", GoodPeer.but("slots.headMap(min()).clear();", "min();"));
    assertThat(failure.text()).contains(": PaxosPeer.slots → TreeMap.get(0) → PaxosPeer.Slot.");
  }

  @Test
  void valueKeptByAWaitingTaskIsShownWithItsLine() {
    Finding failure =
        failure(
            "forget",
            GoodPeer.but(
                "slot(args.seq()).chosen = args.v();",
                "slot(args.seq()).chosen = args.v(); Object v = args.v(); env.spawn(() -> {"
                    + " env.sleep(Duration.ofHours(1)); v.hashCode(); });"));
    assertThat(failure.rule()).isEqualTo("values-released");
    assertThat(failure.text())
        .contains("by a waiting task")
        .contains("tasks wait at PaxosPeer.java:");
  }

  @Test
  void linesOfWaitingTasksAreThoseThatAreKnown() {
    Finding failure =
        failure(
            "forget",
            GoodPeer.but(
                "slot(args.seq()).chosen = args.v();",
                "slot(args.seq()).chosen = args.v(); archive.add(args.v());"
                    + " env.spawn(new CompletableFuture<Integer>()::join);"));
    assertThat(failure.rule()).isEqualTo("values-released");
    assertThat(failure.text()).endsWith(": PaxosPeer.archive → ArrayList[0]");
  }

  @Test
  void bareAssertionIsTheLessonsOwnRule() {
    Finding failure = failure("assertion", good);
    assertThat(failure.rule()).isEqualTo("lesson");
    assertThat(failure.text()).contains("[peers]").contains("1").contains("2");
  }

  @Test
  void brokenRuleEndsTheLessonAtItsEvent() {
    SeedRun run =
        play("decide", GoodPeer.but("slot(seq).chosen = v;", "slot(seq).chosen = v + \"!\";"))
            .firstFailure()
            .orElseThrow();
    Finding failure = run.failure().orElseThrow();
    assertThat(failure.severity()).isEqualTo(Severity.HARD);
    assertThat(failure.rule()).isEqualTo("value-proposed");
    assertThat(failure.evidence()).isNotEmpty();
    // The turn in which it broke is told to its end, and nothing after it.
    assertThat(run.trace().events().get(failure.at()).t()).isEqualTo(run.virtualMicros());
  }

  @Test
  void notImplementedStopsAfterOneSeed() {
    LessonResult result =
        play(
            "decide",
            PeerSource.peer(
                "public void start(int seq, Object value) { throw new"
                    + " UnsupportedOperationException(\"not implemented yet: start\"); }"));
    assertThat(result.runs()).hasSize(1);
  }

  @Test
  void recordedRunIsPlayedAgainExactly() {
    LessonRunner runner = new LessonRunner(good, pool);
    SeedRun first = runner.run(lesson("lossy"), 3);
    assertThat(first.trace().choices()).isNotEmpty();
    SeedRun again = runner.replay(lesson("lossy"), first.trace());
    assertThat(TraceHash.of(again.trace())).isEqualTo(TraceHash.of(first.trace()));
    assertThat(TraceHash.of(runner.run(lesson("lossy"), 4).trace()))
        .isNotEqualTo(TraceHash.of(first.trace()));
  }
}
