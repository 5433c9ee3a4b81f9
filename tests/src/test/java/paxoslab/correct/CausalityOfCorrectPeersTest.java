package paxoslab.correct;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import paxoslab.check.Causality;
import paxoslab.graded.GradedSuite;
import paxoslab.host.CarrierPool;
import paxoslab.junit.LessonMethod;
import paxoslab.junit.LessonRunner;
import paxoslab.trace.Finding;
import paxoslab.trace.Trace;

/** No correct peer knows what it can't know, in whatever style it is written. */
class CausalityOfCorrectPeersTest {
  /** Rivals, forgetting, partitions, loss, a search for trouble, late peers. */
  private static final Set<String> LESSONS =
      Set.of("A02", "A10", "B05", "B07", "C03", "D04", "D06", "E03", "E05", "F05", "G02");

  static List<String> styles() {
    return Styles.names();
  }

  @ParameterizedTest
  @MethodSource("styles")
  void correctPeerIsNeverAccused(String style) {
    List<Finding> findings = new ArrayList<>();
    int events = 0;
    try (CarrierPool pool = new CarrierPool()) {
      LessonRunner runner = new LessonRunner(Styles.solution(style), pool);
      for (LessonMethod lesson : GradedSuite.lessons()) {
        for (long seed = 1; LESSONS.contains(lesson.id()) && seed <= 3; seed++) {
          Trace trace = runner.run(lesson, seed).trace();
          Causality causality = new Causality(trace.header(), findings::add);
          trace.events().forEach(causality::on);
          events += trace.events().size();
        }
      }
    }
    assertThat(findings).isEmpty();
    assertThat(events).as("events that were looked at").isGreaterThan(1_000);
  }
}
