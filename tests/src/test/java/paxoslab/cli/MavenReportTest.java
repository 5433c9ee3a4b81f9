package paxoslab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;
import paxoslab.grade.QuietPeer;
import paxoslab.grade.Tiny;
import paxoslab.junit.LessonMethod;
import paxoslab.junit.LessonResult;
import paxoslab.junit.SeedRun;
import paxoslab.trace.Header;
import paxoslab.trace.Trace;

/** Lessons as JUnit tests: the engine is given properties, as Maven gives them. */
class MavenReportTest {
  @TempDir private Path root;
  private final Map<String, String> before = new LinkedHashMap<>();
  private final PrintStream console = System.out;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @BeforeEach
  void redirect() {
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    set("lab.root", root.toString());
    set("lab.trace", "");
    set("lab.brief", "true");
  }

  @AfterEach
  void restore() {
    System.setOut(console);
    before.forEach(
        (name, value) -> {
          if (value == null) {
            System.clearProperty(name);
          } else {
            System.setProperty(name, value);
          }
        });
  }

  private void set(String name, String value) {
    String old = System.getProperty(name);
    before.putIfAbsent(name, old);
    System.setProperty(name, value);
  }

  private Events play(Map<String, String> sources) throws IOException {
    set("lab.solution", new Lab(root).solution("peer", sources).toString());
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(Tiny.class))
        .execute()
        .testEvents();
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aPassingPeerPassesEveryLesson() throws IOException {
    play(QuietPeer.sources()).assertStatistics(s -> s.succeeded(2).failed(0));

    assertThat(printed()).contains("2 of 2 lessons passed  5 / 5");
    assertThat(root.resolve("target/lab/results.json")).exists();
  }

  @Test
  void aFailingPeerFailsALessonWithOneLine() throws IOException {
    Events events = play(QuietPeer.with("Math.max(max, seq)", "seq + 1"));

    events.assertStatistics(s -> s.succeeded(1).failed(1));
    assertThat(printed()).contains("FAIL  T02").contains("What broke");
    assertThat(root.resolve("target/lab/T02-1.jsonl")).exists();
    assertThat(message(events)).contains("max()").hasLineCount(1);
  }

  @Test
  void inAnIdeTheMessageIsTheWholeStory() throws IOException {
    set("lab.brief", "false");

    Events events = play(QuietPeer.with("Math.max(max, seq)", "seq + 1"));

    assertThat(message(events)).contains("What broke", "The rule", "Debug it");
  }

  @Test
  void whatIsNotImplementedIsOneShortLineEvenInAnIde() throws IOException {
    set("lab.brief", "false");

    Events events =
        play(
            QuietPeer.with(
                "{ return max; }",
                "{ throw new UnsupportedOperationException(\"not implemented yet: max\"); }"));

    assertThat(message(events)).isEqualTo("not implemented yet: max (PaxosPeer.java:14)");
  }

  @Test
  void whatIsNotImplementedNamesItsLineOnce() throws IOException {
    Events events =
        play(
            QuietPeer.with(
                "{ return max; }",
                "{ throw new UnsupportedOperationException(\"not implemented yet: max\"); }"));

    assertThat(message(events)).isEqualTo("not implemented yet: max (PaxosPeer.java:14)");
  }

  @Test
  void aRunThatDoesNotNameItsSolutionIsNotReported() throws IOException {
    LessonMethod lesson = LessonMethod.in(List.of(Tiny.class)).get(0);
    Header nameless = new Header(lesson.id(), "t", 1, Map.of(), List.of(), null, null, 5);
    Trace trace = new Trace(nameless, List.of(), List.of(), List.of());
    MavenReport report = new MavenReport(new PrintStream(printed, true, StandardCharsets.UTF_8));
    report.finished(new LessonResult(lesson, List.of(new SeedRun(trace, 0, 0, 0))));

    assertThatNullPointerException()
        .isThrownBy(report::allFinished)
        .withMessage("what was played has a name");
    assertThat(root.resolve("target/lab/results.json")).doesNotExist();
  }

  @Test
  void aRecordedRunIsPlayedAgainAndTheOtherLessonsAreSkipped() throws IOException {
    play(QuietPeer.with("Math.max(max, seq)", "seq + 1"));
    printed.reset();
    set("lab.trace", "target/lab/T02-1.jsonl");

    play(QuietPeer.with("Math.max(max, seq)", "seq + 1"))
        .assertStatistics(s -> s.failed(1).aborted(1).succeeded(0));

    assertThat(printed())
        .contains("one recorded run was played again: target/lab/T02-1.jsonl\nsame trace (")
        .doesNotContain("Total");
  }

  private static String message(Events events) {
    return events.failed().stream()
        .findFirst()
        .flatMap(e -> e.getPayload(TestExecutionResult.class))
        .flatMap(TestExecutionResult::getThrowable)
        .map(Throwable::getMessage)
        .orElse("");
  }
}
