package paxoslab.correct;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import paxoslab.explore.Schedules;
import paxoslab.explore.Scope;
import paxoslab.explore.Search;
import paxoslab.graded.GradedSuite;
import paxoslab.host.CarrierPool;
import paxoslab.junit.LessonMethod;
import paxoslab.junit.LessonRunner;
import paxoslab.junit.RunOptions;
import paxoslab.junit.SeedRun;
import paxoslab.solution.Solution;
import paxoslab.solution.SolutionCompiler;
import paxoslab.trace.Finding;

/**
 * No false alarm: nothing accuses a correct peer, whatever its style.
 *
 * <p>{@code lab.random.runs} says how many random runs each style gets; {@code lab.random.seed}
 * plays one of them alone.
 */
class CorrectPeersTest {
  private static final int RUNS = Integer.getInteger("lab.random.runs", 1_000);
  private static final Long ONLY = Long.getLong("lab.random.seed");
  private static final int MOST_TOLD = 5;
  private static final int EXPLORED = 200;

  /**
   * By style: the lesson that it must fail, with the rule. Who waits for every peer is correct, and
   * C04 wants a decision sooner than a call to a dead peer can fail.
   */
  private static final Map<String, Map<String, String>> TOO_SLOW =
      Map.of("waitall", Map.of("C04", "decides-after-heal"));

  private final CarrierPool pool = new CarrierPool();

  @AfterEach
  void close() {
    pool.close();
  }

  static List<String> styles() {
    return Styles.names();
  }

  @Test
  void thereAreManyStyles() {
    assertThat(styles()).hasSizeGreaterThanOrEqualTo(9).containsAll(TOO_SLOW.keySet());
  }

  @ParameterizedTest
  @MethodSource("styles")
  void styleIsNotRefused(String style) {
    assertThat(Styles.solution(style).refusals()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("styles")
  void stylePassesEveryLesson(String style) {
    LessonRunner runner = new LessonRunner(Styles.solution(style), pool);
    Map<String, String> tooSlow = TOO_SLOW.getOrDefault(style, Map.of());
    List<String> alarms = new ArrayList<>();
    for (LessonMethod lesson : GradedSuite.lessons()) {
      List<SeedRun> runs = runner.run(lesson, RunOptions.defaults()).runs();
      if (tooSlow.containsKey(lesson.id())) {
        assertThat(runs.get(0).failure().map(Finding::rule)).contains(tooSlow.get(lesson.id()));
        continue;
      }
      for (SeedRun run : runs) {
        run.failure()
            .ifPresent(finding -> alarms.add(told(style, lesson.id(), run.seed(), finding)));
      }
    }
    assertThat(alarms).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("styles")
  void randomRunsRaiseNoAlarm(String style) {
    Solution solution = Styles.solution(style);
    List<String> alarms = new ArrayList<>();
    LongStream seeds = ONLY == null ? LongStream.rangeClosed(1, RUNS) : LongStream.of(ONLY);
    seeds
        .takeWhile(seed -> alarms.size() < MOST_TOLD)
        .forEach(
            seed ->
                RandomRun.play(solution, pool, seed).stream()
                    .limit(1)
                    .forEach(finding -> alarms.add(told(style, "random run", seed, finding))));
    assertThat(alarms).isEmpty();
  }

  /**
   * Four peers of which two start: the others may have to start as well, to learn what they lost.
   */
  @ParameterizedTest
  @MethodSource("styles")
  void exploredSchedulesRaiseNoAlarm(String style) {
    Search search = new Search(new Schedules(Styles.solution(style), pool, new Scope(4, 2, 0)));
    assertThat(search.run(1, () -> search.coverage().runs() < EXPLORED, c -> {}))
        .map(failing -> failing.trace().findings())
        .isEmpty();
  }

  /** Without this, runs in which nothing happens would raise no alarm either. */
  @Test
  void randomRunsFindAnAcceptorThatBreaksItsPromise() {
    Map<String, String> broken =
        Styles.sources("selfcall", "if (args.n() < promised) {", "if (args.n() < -1) {");
    Solution solution = SolutionCompiler.compile("broken", broken);
    assertThat(LongStream.rangeClosed(1, 300).boxed())
        .flatMap(seed -> RandomRun.play(solution, pool, seed))
        .extracting(Finding::rule)
        .contains("promise-kept", "agreement");
  }

  private static String told(String style, String scenario, long seed, Finding finding) {
    return "%s, %s, seed %d: %s at event %d: %s"
        .formatted(style, scenario, seed, finding.rule(), finding.at(), finding.text());
  }
}
