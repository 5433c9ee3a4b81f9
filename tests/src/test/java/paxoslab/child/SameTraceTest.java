package paxoslab.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import paxoslab.host.CarrierPool;
import paxoslab.host.GoodPeer;
import paxoslab.junit.LessonMethod;
import paxoslab.junit.LessonRunner;
import paxoslab.junit.SeedRun;
import paxoslab.solution.Solution;
import paxoslab.solution.SolutionFinder;
import paxoslab.store.Part;
import paxoslab.trace.Finding;
import paxoslab.trace.TraceHash;

/** A run is the same, byte for byte, wherever its peers live. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameTraceTest {
  private final CarrierPool pool = new CarrierPool();
  private final Solution reference = reference();
  private ChildHosts hosts;

  @BeforeAll
  void begin() {
    hosts = new ChildHosts(reference, Jail.none(), ChildLimits.DEFAULT);
  }

  @AfterAll
  void end() {
    hosts.close();
    pool.close();
  }

  /**
   * Values of every type, forgetting, an audit of memory, partitions, loss, a search, a flood; a
   * store.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "A01", "A09", "B05", "C03", "D04", "E03", "F05", "F14", "G02", "M05", "N09", "O03"
      })
  void sameSeedGivesTheSameTraceInTheChild(String id) {
    LessonMethod lesson = lesson(id);
    assumeTrue(reference.hasStore() || !lesson.isStore());
    SeedRun here = new LessonRunner(reference, pool).run(lesson, 7);
    SeedRun there = new LessonRunner(reference, pool, hosts).run(lesson, 7);
    assertThat(there.failure()).isEmpty();
    assertThat(there.events()).isEqualTo(here.events()).isPositive();
    assertThat(there.trace().events()).isEqualTo(here.trace().events());
    assertThat(TraceHash.of(there.trace())).isEqualTo(TraceHash.of(here.trace()));

    GradedHosts graded =
        new GradedHosts(
            hosts,
            new Hmac(new byte[] {7}),
            (any, seed) -> OptionalInt.empty(),
            () -> {
              throw new AssertionError("nobody is played alone");
            });
    SeedRun byTokens = new LessonRunner(reference, pool, graded).run(lesson, 7);
    assertThat(byTokens.failure()).isEmpty();
    assertThat(byTokens.trace().events()).isEqualTo(here.trace().events());
    assertThat(TraceHash.of(byTokens.trace())).isEqualTo(TraceHash.of(here.trace()));
  }

  /** A task that has ended holds no value, though its carrier may still be reading the pipe. */
  @ParameterizedTest
  @ValueSource(strings = {"F14", "F19"})
  void valuesAreLetGoInTheChildToo(String id) {
    Solution spawning = GoodPeer.solution();
    try (ChildHosts own = new ChildHosts(spawning, Jail.none(), ChildLimits.DEFAULT)) {
      LessonRunner runner = new LessonRunner(spawning, pool, own);
      assertThat(runner.run(lesson(id), 1).failure()).isEmpty();
    }
  }

  /** Lines, frames and words of a fault cross as they are. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "if (seq >= 0) throw new IllegalStateException(\"never \\ud83d\\ude00 \\ud83d\");",
        "env.spawn(() -> { while (true) slot(0); });",
        "env.sleep(java.time.Duration.ofMillis(1));",
        "env.await(new java.util.concurrent.CompletableFuture<Object>());",
      })
  void sameFaultIsFoundInTheChild(String code) {
    String start = "public void start(int seq, Object value) {";
    Solution flawed = GoodPeer.but(start, start + code);
    LessonMethod lesson = lesson("A01");
    try (ChildHosts own = new ChildHosts(flawed, Jail.none(), ChildLimits.DEFAULT)) {
      Finding here = new LessonRunner(flawed, pool).run(lesson, 1).failure().orElseThrow();
      Finding there = new LessonRunner(flawed, pool, own).run(lesson, 1).failure().orElseThrow();
      assertThat(there).isEqualTo(here);
    }
  }

  /** A student's tree has none, and plays with another correct peer. */
  private static Solution reference() {
    Path root = Path.of(System.getProperty("lab.root", "."));
    return Files.isDirectory(root.resolve(SolutionFinder.REFERENCE_SOURCES))
        ? SolutionFinder.find("reference", root)
        : SolutionFinder.find(root.resolve("tests/src/test/peers/callbacks").toString(), root);
  }

  private static LessonMethod lesson(String id) {
    List<LessonMethod> lessons = Part.all();
    return lessons.stream().filter(l -> l.id().equals(id)).findFirst().orElseThrow();
  }
}
