package paxoslab.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static paxoslab.grade.Runs.advice;
import static paxoslab.grade.Runs.failed;
import static paxoslab.grade.Runs.finding;
import static paxoslab.grade.Runs.grading;
import static paxoslab.grade.Runs.lesson;
import static paxoslab.grade.Runs.notImplemented;
import static paxoslab.grade.Runs.passed;
import static paxoslab.grade.Runs.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import paxoslab.explore.Parting;
import paxoslab.junit.LessonMethod;
import paxoslab.junit.LessonResult;

class ReportTest {
  private static final Path ROOT = Path.of("/lab");
  private static final RunAgain AGAIN = new RunAgain(ROOT, ROOT, "skeleton");

  private final Report report =
      new Report(
          Palette.PLAIN,
          AGAIN,
          l -> Optional.of(ROOT.resolve("target/lab/" + l.id() + "-2.jsonl")));

  @Test
  void tellsPassedLessonsByTopicWithPoints() {
    String text =
        report.text(
            grading(passed(lesson("A01", "One proposer", 1)), passed(lesson("B01", "Rivals", 2))));

    assertThat(text)
        .isEqualTo(
            """

            One proposer                                                              5 / 5
              ok    A01  Lesson A01                                                   5 / 5

            Rivals                                                                    5 / 5
              ok    B01  Lesson B01                                                   5 / 5

            Total                                            2 of 2 lessons passed  10 / 10
            """);
  }

  @Test
  void tellsAFailureInFull() {
    String text =
        report.text(
            grading(
                failed(
                    lesson("A01", "One proposer", 1),
                    finding("agreement", "p0 says 1, p1 says 2.", "PaxosPeer.java:88"))));

    assertThat(text)
        .contains("  FAIL  A01  Lesson A01")
        .contains("1 of 2 seeds")
        .contains("  What broke      p0 says 1, p1 says 2.\n")
        .contains("  The rule        No two peers report different values as chosen")
        .contains("  Where           PaxosPeer.java:88, at event 1\n")
        .contains("  Shortest run    90 events (1 of 2 seeds fails)\n")
        .contains("  Watch it        ./lab view target/lab/A01-2.jsonl --at 1\n")
        .contains("  Debug it        mvn test -Dlab.trace=target/lab/A01-2.jsonl\n")
        .endsWith("0 of 1 lessons passed  0 / 5\n");
  }

  @Test
  void tellsAtWhichChoiceTheNearestRunThatPassedParts() {
    LessonResult failed =
        failed(
            lesson("A01", "One proposer", 1), finding("agreement", "Broken.", "PaxosPeer.java:88"));
    Parting parting =
        new Parting("seed 1 passes", 7, "drop/0-1/PrepareArgs/0/3/0", 1, 0, List.of());
    LessonResult compared = new LessonResult(failed.lesson(), failed.runs(), null, parting);

    assertThat(report.text(grading(compared)))
        .contains(
            "  Compare         seed 1 passes; they part at event 7: drop of prepare p0 → p1, instance 0,"
                + " ballot\n                  3: yes here, no there\n");
  }

  @Test
  void tellsWhatIsNotImplementedInOneLine() {
    LessonResult[] results =
        IntStream.rangeClosed(1, 24)
            .mapToObj(i -> notImplemented(lesson("A%02d".formatted(i), "One proposer", 1)))
            .toArray(LessonResult[]::new);

    String text = report.text(grading(results));

    assertThat(text)
        .containsOnlyOnce("not implemented yet")
        .contains("24 lessons: not implemented yet: start (PaxosPeer.java:41)\n  A01 A02 ")
        .doesNotContain("What broke");
  }

  @Test
  void tellsOneMistakeOnceThoughItFailsManyLessons() {
    String text =
        report.text(
            grading(
                failed(lesson("A01", "T", 1), finding("agreement", "in instance 1", "P.java:1")),
                failed(lesson("A02", "T", 1), finding("agreement", "in instance 2", "P.java:1")),
                failed(lesson("A03", "T", 1), finding("agreement", "in instance 3", "P.java:9"))));

    assertThat(text.split("What broke", -1)).hasSize(3);
    assertThat(text).contains("  Also in         A02\n").doesNotContain("in instance 2");
  }

  @Test
  void takesAListOfPeersForTheSameMistakeHoweverLongItIs() {
    String three = "min() is 0 at p0, p1, p2 and should be 1";
    String one = "min() is 0 at p4 and should be 3";
    String text =
        report.text(
            grading(
                failed(lesson("F01", "Forgetting", 1), finding("min-progress", three, null)),
                failed(lesson("F02", "Forgetting", 1), finding("min-progress", one, null))));

    assertThat(text).containsOnlyOnce("  What broke ").contains("  Also in         F02\n");
  }

  @Test
  void tellsThreeFailuresInFullAndTheRestInALineEach() {
    LessonResult[] results =
        IntStream.rangeClosed(1, 5)
            .mapToObj(
                i ->
                    failed(
                        lesson("A0" + i, "One proposer", 1),
                        finding("agreement", "mistake " + i, "P.java:" + i)))
            .toArray(LessonResult[]::new);

    String text = report.text(grading(results));

    assertThat(text.split("What broke", -1)).hasSize(4);
    assertThat(text).contains("\nA04   mistake 4 (P.java:4)\nA05   mistake 5 (P.java:5)\n");
    assertThat(text).contains("  Tell me more    ./lab test --only A04\n\nTotal");
  }

  @Test
  void tellsAdviceApartAndLeavesThePointsAlone() {
    LessonMethod lesson = lesson("A01", "One proposer", 1);
    LessonResult advised =
        new LessonResult(
            lesson,
            List.of(
                run(lesson, 1, 10, advice("ballot-unique", "p0 and p1 share ballot 1.")),
                run(lesson, 2, 10, advice("ballot-unique", "p0 and p2 share ballot 1."))));

    assertThat(report.text(grading(advised)))
        .contains("  ok    A01")
        .contains(
            """

            Noticed, costs nothing
              Different proposers choose their ballots from disjoint sets of numbers.
                p0 and p1 share ballot 1. (PaxosPeer.java:7)
                ballot-unique, seen in A01
            """)
        .endsWith("5 / 5\n");
  }

  @Test
  void theTableFitsIntoEightyColumns() {
    LessonMethod longest = lesson("A01", "A title that goes on ".repeat(9), "T", 1, 10);

    String table =
        report.table(
            grading(passed(longest), failed(longest, finding("agreement", "x", "P.java:1"))));

    assertThat(table.lines()).allMatch(line -> line.length() <= 80, table);
  }

  @Test
  void coloursOnlyWhereTheyAreWanted() {
    Grading grading = grading(passed(lesson("A01", "One proposer", 1)));
    Report coloured = new Report(new Palette(true), AGAIN, l -> Optional.empty());

    assertThat(report.text(grading)).doesNotContain("\033");
    assertThat(coloured.text(grading)).contains("\033[32mok  \033[0m");
  }

  @Test
  void namesCommandsThatWorkFromWhereTheUserIs() {
    RunAgain elsewhere = new RunAgain(Path.of("/my lab"), Path.of("/home"), "skeleton");
    RunAgain submission = new RunAgain(ROOT, ROOT, "ada.zip");
    Path trace = Path.of("/my lab/target/lab/A01-2.jsonl");

    assertThat(elsewhere.watch(trace, 7))
        .isEqualTo("\"/my lab/lab\" view \"/my lab/target/lab/A01-2.jsonl\" --at 7");
    assertThat(elsewhere.debug(trace).get(0))
        .isEqualTo("mvn -f \"/my lab/pom.xml\" test -Dlab.trace=target/lab/A01-2.jsonl");
    assertThat(submission.debug(ROOT.resolve("t.jsonl")).get(0))
        .isEqualTo("./lab replay t.jsonl --solution ada.zip");
    RunAgain onOthers = new RunAgain(ROOT, ROOT, "skeleton").onPeersOf("reference");
    assertThat(onOthers.debug(ROOT.resolve("t.jsonl")).get(0))
        .isEqualTo("./lab replay t.jsonl --solution skeleton --paxos reference");
  }
}
