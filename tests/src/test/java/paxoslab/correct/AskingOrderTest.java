package paxoslab.correct;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import paxoslab.graded.GradedSuite;
import paxoslab.host.CarrierPool;
import paxoslab.junit.LessonMethod;
import paxoslab.junit.LessonRunner;
import paxoslab.junit.RunOptions;
import paxoslab.junit.SeedRun;
import paxoslab.solution.Solution;
import paxoslab.solution.SolutionCompiler;
import paxoslab.trace.Finding;

/** Who asks one acceptor after the other must take the highest promise, in whichever order. */
class AskingOrderTest {
  private static final String ORDER = "peers.get((me + i) % size)";
  private static final String HIGHEST = "if (binding == null || reply.get().na() > binding.na()) {";
  private static final Map<String, String> ORDERS =
      Map.of(
          "from itself on", ORDER,
          "rising", "peers.get(i)",
          "falling", "peers.get(size - 1 - i)");
  private static final Map<String, String> CHOICES =
      Map.of(
          "first", "if (binding == null || binding.na() < 0) {",
          "last", "if (binding == null || reply.get().na() >= 0) {",
          "highest", HIGHEST);

  private final CarrierPool pool = new CarrierPool();

  @AfterEach
  void close() {
    pool.close();
  }

  @ParameterizedTest
  @CsvSource({
    "from itself on, first", "rising, first", "falling, first",
    "from itself on, last", "rising, last", "falling, last"
  })
  void theFirstOrLastPromisesValueFails(String order, String choice) {
    assertThat(broken(order, choice)).contains("value-adopted");
  }

  @ParameterizedTest
  @CsvSource({"from itself on", "rising", "falling"})
  void theHighestPromisesValuePasses(String order) {
    assertThat(broken(order, "highest")).isEmpty();
  }

  private Optional<String> broken(String order, String choice) {
    String text =
        Styles.sources("sequential", HIGHEST, CHOICES.get(choice))
            .get("PaxosPeer.java")
            .replace(ORDER, ORDERS.get(order));
    Solution solution =
        SolutionCompiler.compile(order + ", " + choice, Map.of("PaxosPeer.java", text));
    LessonMethod lesson =
        GradedSuite.lessons().stream().filter(l -> l.id().equals("B14")).findFirst().orElseThrow();
    List<SeedRun> runs = new LessonRunner(solution, pool).run(lesson, RunOptions.defaults()).runs();
    return runs.stream().flatMap(run -> run.failure().stream()).findFirst().map(Finding::rule);
  }
}
