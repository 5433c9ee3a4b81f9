package paxoslab.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import paxoslab.host.CarrierPool;
import paxoslab.host.GoodPeer;
import paxoslab.solution.Solution;
import paxoslab.trace.Finding;
import paxoslab.trace.TraceHash;

/** Random schedules of peers that run real code. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchedulesTest {
  private static final Scope DUEL = new Scope(3, 3, 0);

  private final CarrierPool pool = new CarrierPool();
  private final Solution good = GoodPeer.solution();

  @AfterAll
  void closeThePool() {
    pool.close();
  }

  @Test
  void aCorrectPeerBreaksNoRuleAndTheRunsAreNotVacuous() {
    Search search = new Search(new Schedules(good, pool, DUEL));
    assertThat(search.run(1, () -> search.coverage().runs() < 300, c -> {})).isEmpty();
    assertThat(search.coverage().sometimes())
        .allSatisfy((what, runs) -> assertThat(runs).as(what.words()).isPositive());
    assertThat(search.coverage().strategies())
        .hasSize(5)
        .allSatisfy((strategy, runs) -> assertThat(runs).as(strategy).isPositive());
    assertThat(search.coverage().acceptorStates()).isGreaterThan(100);
  }

  @Test
  void newsOfADecisionComesSoLateThatNearlyEveryRunAdoptsAValue() {
    Search search = new Search(new Schedules(good, pool, DUEL));
    search.run(1, () -> search.coverage().runs() < 200, c -> {});
    assertThat(search.coverage().sometimes().get(Sometimes.ADOPTED)).isGreaterThan(180);
  }

  @Test
  void eachStrategysRunIsPlayedAgainFromItsChoicesAlone() {
    Schedules schedules = new Schedules(good, pool, DUEL);
    for (long seed = 1; seed <= 60; seed++) {
      Attempt first = schedules.play(seed);
      Attempt again = schedules.replay(seed, first.trace().choiceValues(), Integer.MAX_VALUE);
      assertThat(again.trace().events()).as("seed %d", seed).isEqualTo(first.trace().events());
    }
  }

  @Test
  void theSameSeedGivesTheSameTrace() {
    Schedules schedules = new Schedules(good, pool, DUEL);
    for (long seed = 1; seed <= 20; seed++) {
      assertThat(TraceHash.of(schedules.play(seed).trace()))
          .isEqualTo(TraceHash.of(schedules.play(seed).trace()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"slot.np = slot.na = args.n();", "if (args.n() < slot.np)"})
  void aBrokenAcceptorIsFoundByItsRuleAndShrunk(String line) {
    String broken = line.startsWith("if") ? "if (false)" : "slot.na = args.n();";
    Schedules schedules = new Schedules(GoodPeer.but(line, broken), pool, DUEL);
    Search search = new Search(schedules);
    Attempt failing = search.run(1, () -> search.coverage().runs() < 500, c -> {}).orElseThrow();
    String rule = failing.failure().map(Finding::rule).orElseThrow();
    assertThat(rule).isIn("promise-kept", "promise-rises");
    Shrunk shrunk = schedules.shortest(failing);
    assertThat(shrunk.steps()).isLessThanOrEqualTo(14);
    assertThat(shrunk.steps()).isLessThanOrEqualTo(schedules.shrink(failing).steps());
    assertThat(shrunk.trace().findings()).extracting(Finding::rule).contains(rule);
  }

  @Test
  void theNearestRunThatPassesDiffersInOneChoiceThatIsNamed() {
    Solution flawed = GoodPeer.but("slot.np = slot.na = args.n();", "slot.na = args.n();");
    Schedules schedules = new Schedules(flawed, pool, DUEL);
    Search search = new Search(schedules);
    Attempt failing = search.run(1, () -> search.coverage().runs() < 500, c -> {}).orElseThrow();
    Shrunk shrunk = schedules.shrink(failing);
    Parting nearest = schedules.nearest(shrunk).orElseThrow();
    Map<String, Long> others = shrunk.trace().choiceValues();
    assertThat(others.remove(nearest.key())).isEqualTo(nearest.here());
    Attempt passing = schedules.replay(failing.trace().header().seed(), others, 100_000);
    assertThat(passing.failure()).isEmpty();
    assertThat(passing.trace().events().subList(0, nearest.event()))
        .isEqualTo(shrunk.trace().events().subList(0, nearest.event()));
    assertThat(nearest.text()).startsWith("with one other choice it passes; they part at event ");
  }

  @Test
  void aPeerThatGivesUpFailsTheLivenessPhase() {
    Solution flawed =
        GoodPeer.but(
            "for (int round = 1; !over(seq); round++)", "for (int round = 1; round < 2; round++)");
    Search search = new Search(new Schedules(flawed, pool, DUEL));
    Attempt failing = search.run(1, () -> search.coverage().runs() < 500, c -> {}).orElseThrow();
    assertThat(failing.failure()).map(Finding::rule).contains("decides-after-heal");
  }

  @Test
  void aFaultOfTheCodeIsAFindingToo() {
    Solution flawed =
        GoodPeer.but("slot.np = args.n();", "slot.np = args.n() / (args.n() > 3 ? 0 : 1);");
    Search search = new Search(new Schedules(flawed, pool, DUEL));
    Attempt failing = search.run(1, () -> search.coverage().runs() < 500, c -> {}).orElseThrow();
    assertThat(failing.failure()).map(Finding::rule).contains("exception-escaped");
  }

  @Test
  void onlyTheBallotsOfTheScopeTravel() {
    Schedules schedules = new Schedules(good, pool, new Scope(3, 2, 1));
    Attempt attempt = schedules.play(3);
    assertThat(attempt.failure()).as("later ballots travel once the network heals").isEmpty();
  }

  @Test
  void theParametersStandInTheTraceInAnOrderThatNoJvmChanges() {
    assertThat(new Scope(5, 2, 1).params().keySet())
        .containsExactly("peers", "proposers", "ballots");
    assertThat(Scope.of(new Scope(5, 2, 1).params())).isEqualTo(new Scope(5, 2, 1));
  }

  @Test
  void scopesThatCantBePlayedAreRefused() {
    assertThatThrownBy(() -> new Scope(3, 4, 0)).hasMessageContaining("proposers must be 1 to 3");
    assertThatThrownBy(() -> new Scope(10, 1, 0)).hasMessageContaining("not 10");
    assertThatThrownBy(() -> Scope.of(Map.of("peers", "x"))).hasMessageContaining("\"x\"");
  }
}
