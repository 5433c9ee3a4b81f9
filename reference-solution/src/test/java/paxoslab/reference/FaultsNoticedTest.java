package paxoslab.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import paxoslab.grade.FaultFile;
import paxoslab.grade.FaultTrial;
import paxoslab.grade.FaultVerdict;
import paxoslab.store.Part;

/**
 * The graded suite notices known faults by the rule that names the cause.
 *
 * <p>The whole catalogue takes longer than a build should: {@code ./lab faults} plays it. Here
 * stands a spread over all families and rules, each noticed early.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsNoticedTest {
  private static final Path MODULE = Path.of(System.getProperty("lab.root"), "reference-solution");
  private static final List<String> SPREAD =
      List.of(
          "acceptor-accept-ignores-promise",
          "acceptor-accept-keeps-old-promise",
          "acceptor-prepare-lowers-promise",
          "acceptor-promise-omits-accepted",
          "acceptor-own-promise-omits-accepted",
          "forgetting-deletes-one-too-many",
          "forgetting-max-of-starts-only",
          "forgetting-min-without-one",
          "forgetting-status-lags",
          "java-identity-hash-decides",
          "java-lock-held-while-waiting",
          "java-object-hash-decides",
          "learner-accepted-is-chosen",
          "learner-drops-choose-after-newer-promise",
          "learner-late-accept-overwrites",
          "proposer-always-own-value",
          "proposer-counts-refused-accepts",
          "proposer-double-start-shares-ballot",
          "proposer-half-counts-as-majority",
          "proposer-last-promise-wins",
          "proposer-shares-ballots",
          "client-new-number-for-each-try",
          "store-done-one-too-high",
          "store-get-from-local-state",
          "store-idle-server-never-applies",
          "store-log-kept",
          "store-no-duplicate-table");

  private final Map<Part, FaultTrial> trials = new EnumMap<>(Part.class);

  /** One for all of a part, as it finds out first in which order runs are cheap. */
  @BeforeAll
  void readTheReference() throws IOException {
    Path sources = MODULE.resolve("src/main/java/paxoslab/reference");
    for (Part part : Part.values()) {
      trials.put(part, FaultTrial.of(sources, part.lessons()));
    }
  }

  static List<FaultFile> faults() {
    return FaultFile.all(MODULE.resolve("src/faults")).stream()
        .filter(fault -> SPREAD.contains(fault.name()))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void isNoticedByItsRule(FaultFile fault) {
    FaultVerdict verdict = trials.get(part(fault)).run(fault, false);

    assertThat(verdict.noticed()).isEqualTo(FaultVerdict.Noticed.BY_ITS_RULE);
  }

  private static Part part(FaultFile fault) {
    return fault.name().matches("(store|client)-.*") ? Part.B : Part.A;
  }

  @Test
  void everyFaultOfTheSpreadIsThere() {
    assertThat(faults()).hasSameSizeAs(SPREAD);
  }
}
