package paxoslab.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import paxoslab.host.CarrierPool;
import paxoslab.host.GoodPeer;
import paxoslab.solution.Solution;
import paxoslab.trace.Finding;
import paxoslab.trace.TraceHash;

/** A peer that does something else when it is played again is noticed, with the likely cause. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecondRunTest {
  private static final String PROPOSE = "env.spawn(() -> propose(seq, wish));";

  private final CarrierPool pool = new CarrierPool();

  @AfterAll
  void close() {
    pool.close();
  }

  @Test
  void ballotFromAnIdentityHashIsNamedWithBothEventsAndTheCause() {
    Finding failure =
        failure(
            GoodPeer.but(
                "* peers.size() + me;",
                "* peers.size() + me + peers.size() * (new Object().hashCode() % 100_000_000);"));

    assertThat(failure.rule()).isEqualTo("deterministic");
    assertThat(failure.severity()).isEqualTo(Finding.Severity.HARD);
    assertThat(failure.text())
        .matches(
            "played again under the same seed, event 1 was \"p0 sends prepare \\d+ to p0\", now"
                + " \"p0 sends prepare \\d+ to p0\"; likely cause: PaxosPeer.java:"
                + lineOf("int ballot(", 1)
                + ": the hash code of an object that defines none is chance; number the objects"
                + " yourself");
    assertThat(failure.where())
        .isEqualTo("PaxosPeer.java:" + lineOf("env.call(peer, request).whenComplete", 0));
    assertThat(failure.evidence()).containsExactly(1);
    assertThat(failure.peer()).isZero();
  }

  @Test
  void pauseFromAnIdentityHashIsNamedWithBothTimes() {
    String sleep = "env.sleep(Duration.ofNanos(1_000L * (new Object().hashCode() % 10_000_019)));";
    Finding failure =
        failure(GoodPeer.but(PROPOSE, "env.spawn(() -> {" + sleep + " propose(seq, wish); });"));

    assertThat(failure.rule()).isEqualTo("deterministic");
    assertThat(failure.text())
        .containsPattern("timer ends, at [\\d.]+ ms\", now \"p0's timer ends");
    assertThat(failure.where()).isEqualTo("PaxosPeer.java:" + lineOf(PROPOSE, 0));
  }

  @Test
  void orderOfEnumsInAConcurrentMapIsAnotherInTheSecondRun() {
    String peer =
        """
        env.spawn(() -> {
            enum Kind { A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P }
            Map<Kind, Integer> map = new java.util.concurrent.ConcurrentHashMap<>();
            for (Kind kind : Kind.values()) map.put(kind, 1);
            for (Kind kind : map.keySet()) env.sleep(Duration.ofMillis(1 + kind.ordinal()));
            propose(seq, wish);
          });""";
    Finding failure = failure(GoodPeer.but(PROPOSE, peer));

    assertThat(failure.rule()).isEqualTo("deterministic");
    assertThat(failure.text())
        .contains("ConcurrentHashMap is in the order of its keys' hash codes")
        .contains("use a LinkedHashMap");
  }

  @Test
  void peerThatDependsOnItsSeedAloneIsTheSameAgain() {
    LessonResult result = play(GoodPeer.solution());
    assertThat(result.passed()).isTrue();
    assertThat(result.runs().get(0).advice()).isEmpty();
  }

  @Test
  void hashCodesThatNothingDependsOnAreLegal() {
    assertThat(
            play(GoodPeer.but(
                    "slot(seq).busy = true;",
                    "slot(seq).busy = (new Object().hashCode() | 1) != 0;"))
                .passed())
        .isTrue();
  }

  @Test
  void failedRunKeepsItsOwnFindingBehindTheCause() {
    SeedRun run =
        play(GoodPeer.but(
                "slot(seq).chosen = v;", "slot(seq).chosen = v + \"!\" + new Object().hashCode();"))
            .firstFailure()
            .orElseThrow();
    assertThat(run.trace().findings())
        .extracting(Finding::rule)
        .startsWith("deterministic")
        .contains("value-proposed");
    assertThat(run.trace().events()).isNotEmpty();
  }

  @Test
  void failedRunThatIsTheSameAgainStaysAsItIs() {
    Solution flawed = GoodPeer.but("slot(seq).chosen = v;", "slot(seq).chosen = v + \"!\";");
    SeedRun once = new LessonRunner(flawed, pool).run(OneStart.LESSON, 1);
    SeedRun shown = play(flawed).firstFailure().orElseThrow();
    assertThat(shown.trace().findings()).isEqualTo(once.trace().findings());
    assertThat(TraceHash.of(shown.trace())).isEqualTo(TraceHash.of(once.trace()));
  }

  private Finding failure(Solution solution) {
    return play(solution).firstFailure().flatMap(SeedRun::failure).orElseThrow();
  }

  private LessonResult play(Solution solution) {
    return new LessonRunner(solution, pool).run(OneStart.LESSON, RunOptions.defaults());
  }

  /** The line of the good peer that holds this text, or one some lines below it. */
  private static int lineOf(String text, int below) {
    List<String> lines = GoodPeer.source().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(text)) {
        return i + 1 + below;
      }
    }
    throw new IllegalArgumentException(text);
  }
}
