package paxoslab.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import paxoslab.check.ModelPeer.Fault;
import paxoslab.check.ModelPeer.Style;
import paxoslab.trace.Finding;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;

class ModelRunTest {
  private static final int[] SIZES = {1, 2, 3, 3, 3, 4, 5};

  private static Trace play(int seed, Fault fault) {
    Random random = new Random(seed * 31L + 7);
    Set<Style> styles = EnumSet.noneOf(Style.class);
    for (Style style : Style.values()) {
      if (random.nextInt(3) == 0) {
        styles.add(style);
      }
    }
    int peers = SIZES[random.nextInt(SIZES.length)];
    return new ModelRun(seed, peers, styles, fault).play();
  }

  @Test
  void correctPeersInManyStylesBreakNothing() {
    int chosen = 0;
    for (int seed = 0; seed < 1500; seed++) {
      Trace trace = play(seed, Fault.NONE);
      List<Finding> bad =
          Checks.run(trace).stream()
              .filter(f -> !f.rule().equals("ballot-unique") && !f.rule().equals("sends-forgotten"))
              .toList();
      assertThat(bad).as("seed %d", seed).isEmpty();
      chosen += decided(trace);
    }
    assertThat(chosen).as("the walk reaches decisions").isGreaterThan(1500);
  }

  private static int decided(Trace trace) {
    return (int)
        trace.events().stream()
            .filter(e -> e instanceof TraceEvent.Result r && r.value() != null)
            .count();
  }

  @ParameterizedTest
  @CsvSource({
    "ACCEPT_IGNORES_PROMISE, promise-kept",
    "ACCEPT_DOES_NOT_RAISE, promise-rises",
    "KEEPS_FIRST_NA, promise-honest",
    "PROMISE_HIDES_ACCEPTED, promise-honest",
    "PROMISES_ALL, promise-rises",
    "OWN_VALUE_ALWAYS, value-adopted",
    "LOWEST_PROMISE_WINS, value-adopted",
    "NO_PREPARE_QUORUM, quorum-before-accept",
    "NO_ACCEPT_QUORUM, choose-earned",
    "COUNTS_REJECTS, quorum-before-accept",
    "INVENTS_VALUE, value-proposed",
    "MIN_WITHOUT_QUORUM, min-bound",
    "FORGETS_ON_OWN_DONE, promise-honest",
    "MAX_FROM_LIVE, max-law",
    "FORGOTTEN_RESTARTS, forgotten-stays",
    "REPORTS_DONE_PLUS_ONE, done-honest"
  })
  void faultIsNoticedByItsRule(Fault fault, String rule) {
    Set<String> noticed = new TreeSet<>();
    for (int seed = 0; seed < 200; seed++) {
      Checks.run(play(seed, fault)).forEach(f -> noticed.add(f.rule()));
    }
    assertThat(noticed).contains(rule);
  }
}
