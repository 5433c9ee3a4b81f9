package paxoslab.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import paxoslab.host.CarrierPool;
import paxoslab.host.GoodPeer;
import paxoslab.solution.Solution;
import paxoslab.trace.Finding;

/** Every schedule of peers that run real code. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExhaustiveTest {
  private final CarrierPool pool = new CarrierPool();
  private final Solution good = GoodPeer.solution();

  @AfterAll
  void closeThePool() {
    pool.close();
  }

  private static void play(Exhaustive all) {
    assertThat(all.run(() -> true, traces -> {})).isEmpty();
    assertThat(all.isComplete()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"2, 1, 1", "2, 2, 1", "3, 1, 1"})
  void asManyTracesAsEnumerationFinds(int peers, int proposers, int ballots) {
    Scope scope = new Scope(peers, proposers, ballots);
    Set<Map<Integer, List<Integer>>> distinct = new HashSet<>();
    play(new Exhaustive(good, pool, scope, rule -> true, distinct::add));
    Exhaustive reduced = new Exhaustive(good, pool, scope);
    play(reduced);
    assertThat(reduced.traces()).isEqualTo(distinct.size());
  }

  @Test
  void aBudgetEndsItAndItSaysSo() {
    Exhaustive some = new Exhaustive(good, pool, new Scope(3, 2, 1));
    assertThat(some.run(() -> some.traces() < 50, traces -> {})).isEmpty();
    assertThat(some.isComplete()).isFalse();
    assertThat(some.traces()).isEqualTo(50);
  }

  @Test
  void aFaultIsFoundShrunkAndPlayedAgain() {
    Solution flawed = GoodPeer.but("if (args.n() < slot.np)", "if (false)");
    Exhaustive all = new Exhaustive(flawed, pool, new Scope(3, 2, 1));
    Attempt failing = all.run(() -> true, traces -> {}).orElseThrow();
    assertThat(failing.failure()).map(Finding::rule).contains("promise-kept");
    Shrunk shrunk = all.shrink(failing);
    assertThat(shrunk.steps()).isLessThanOrEqualTo(10);
    assertThat(Schedules.replay(flawed, pool, shrunk.trace()).events())
        .isEqualTo(shrunk.trace().events());
  }

  @Test
  void whatWasPickedHappensAgainInTheOrderOfTime() {
    Solution flawed = GoodPeer.but("if (args.n() < slot.np)", "if (false)");
    Exhaustive all = new Exhaustive(flawed, pool, new Scope(3, 2, 1));
    Attempt failing = all.run(() -> true, traces -> {}).orElseThrow();
    assertThat(Schedules.replay(flawed, pool, failing.trace()).findings())
        .isEqualTo(failing.trace().findings());
    assertThat(Schedules.replay(flawed, pool, failing.trace()).events())
        .isEqualTo(failing.trace().events());
  }

  @Test
  void aScopeWithoutEndIsRefused() {
    assertThatThrownBy(() -> new Exhaustive(good, pool, new Scope(3, 2, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ballots");
  }
}
