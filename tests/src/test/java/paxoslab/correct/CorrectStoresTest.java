package paxoslab.correct;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import paxoslab.host.CarrierPool;
import paxoslab.junit.LessonMethod;
import paxoslab.junit.LessonRunner;
import paxoslab.junit.RunOptions;
import paxoslab.junit.SeedRun;
import paxoslab.solution.Solution;
import paxoslab.solution.SolutionCompiler;
import paxoslab.store.StoreSuite;
import paxoslab.trace.Finding;

/** No false alarm in part B: nothing accuses a correct store, whatever its style. */
class CorrectStoresTest {
  private static final Path ROOT = Path.of(System.getProperty("lab.root", "."));
  private static final Path TESTS = ROOT.resolve("tests/src/test");
  private static final int SEEDS = 5;

  /**
   * By style: the lesson that it must fail, with the rule. Who asks all servers for each operation
   * is correct, and makes them contend for each instance.
   */
  private static final Map<String, Map<String, String>> TOO_MUCH =
      Map.of("askall", Map.of("O04", "rpc-budget"));

  private final CarrierPool pool = new CarrierPool();

  @AfterEach
  void close() {
    pool.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"batching", "eachhandler", "askall"})
  void stylePassesEveryLesson(String style) throws IOException {
    LessonRunner runner = new LessonRunner(solution(style), pool);
    Map<String, String> tooMuch = TOO_MUCH.getOrDefault(style, Map.of());
    List<String> alarms = new ArrayList<>();
    for (LessonMethod lesson : StoreSuite.lessons()) {
      List<SeedRun> runs = runner.run(lesson, RunOptions.defaults()).runs();
      if (tooMuch.containsKey(lesson.id())) {
        assertThat(runs.get(0).failure().map(Finding::rule)).contains(tooMuch.get(lesson.id()));
      } else {
        runs.forEach(run -> add(alarms, lesson, run));
      }
    }
    assertThat(alarms).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"batching", "eachhandler", "askall"})
  void stylePassesWhereEverythingChangesAllTheTime(String style) throws IOException {
    LessonRunner runner = new LessonRunner(solution(style), pool);
    LessonMethod lesson =
        StoreSuite.lessons().stream().filter(l -> l.id().equals("N12")).findFirst().orElseThrow();
    List<String> alarms = new ArrayList<>();
    for (int seed = 101; seed <= 100 + SEEDS; seed++) {
      add(alarms, lesson, runner.run(lesson, seed));
    }
    assertThat(alarms).isEmpty();
  }

  private static void add(List<String> alarms, LessonMethod lesson, SeedRun run) {
    run.failure()
        .ifPresent(
            finding ->
                alarms.add(
                    "%s seed %d: %s: %s"
                        .formatted(lesson.id(), run.seed(), finding.rule(), finding.text())));
  }

  /** Stands on a correct peer; its other side is that of "batching" if it has none of its own. */
  private static Solution solution(String style) throws IOException {
    Map<String, String> sources = new TreeMap<>();
    for (String directory : new String[] {"batching", style}) {
      try (Stream<Path> files = Files.list(TESTS.resolve("stores").resolve(directory))) {
        for (Path file : files.toList()) {
          sources.put(file.getFileName().toString(), Files.readString(file));
        }
      }
    }
    sources.put(
        "PaxosPeer.java", Files.readString(TESTS.resolve("peers/callbacks/PaxosPeer.java")));
    return SolutionCompiler.compile(style, sources);
  }
}
