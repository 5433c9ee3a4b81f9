package paxoslab.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paxoslab.explain.Hints;
import paxoslab.graded.GradedSuite;
import paxoslab.junit.LessonMethod;

class CourseRubricTest {
  private static final List<LessonMethod> SUITE = GradedSuite.lessons();

  @TempDir private Path folder;

  private static CourseRubric read(String text) {
    return new RubricReader("rubric.json", SUITE).read(text);
  }

  private static PartPlan plan(CourseRubric rubric, String lesson, Part part) {
    return rubric.parts(SUITE, true).stream()
        .filter(p -> p.lesson().id().equals(lesson) && p.part() == part)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyMistakeIsToldWithItsLine() {
    String text =
        """
        {
          "asignment": "Paxos",
          "due": "next Friday",
          "late": {"percentPerDay": 110},
          "hints": "some",
          "secret": {
            "share": 33.3,
            "visibility": "later"
          },
          "lessons": [
            {"id": "A01", "points": "ten"},
            {"id": "A99", "points": 10},
            {"points": 10},
            {"id": "A02", "partial": 1,
             "seeds": 0},
            {"id": "A02"},
            {"id": "B18", "secretPoints": 11}
          ]
        }
        """;

    assertThatThrownBy(() -> read(text))
        .isInstanceOf(CourseException.class)
        .message()
        .hasLineCount(13)
        .contains("rubric.json:2: the rubric has no field asignment; there are assignment, ")
        .contains("rubric.json:3: due is \"next Friday\"; write it with its offset, as in 2026-")
        .contains("rubric.json:4: percentPerDay is 110; use 0 to 100")
        .contains("rubric.json:5: hints is \"some\"; use none, rule or full")
        .contains("rubric.json:7: share is 33.3, not a whole number")
        .contains("rubric.json:8: visibility is \"later\"; use visible, after_due_date, ")
        .contains("rubric.json:11: points is \"ten\", not a whole number")
        .contains("rubric.json:12: there is no lesson A99")
        .contains("rubric.json:13: a lesson has no id")
        .contains("rubric.json:14: partial is 1; use true or false")
        .contains("rubric.json:15: seeds is 0; use 1 to ")
        .contains("rubric.json:16: lesson A02 is there twice")
        .contains("rubric.json:17: lesson B18 has 11 secretPoints of 10 points");
  }

  @Test
  void textThatIsNotJsonIsPointedAt() {
    assertThatThrownBy(() -> read("{\n \"due\": \"x\"\n \"hints\": \"full\"\n}"))
        .message()
        .startsWith("rubric.json:3: this is not JSON");
    assertThatThrownBy(() -> read("{\n \"lessons\": [\n"))
        .message()
        .startsWith("rubric.json:3: the file ends too early");
    assertThatThrownBy(() -> read("{\n\"hints\": \"full\",\n\"hints\": \"rule\"}"))
        .hasMessage("rubric.json:3: hints is there twice");
    assertThatThrownBy(() -> read("[]")).hasMessageStartingWith("rubric.json:1: a rubric is");
    assertThatThrownBy(() -> read("{}\n{}")).hasMessageStartingWith("rubric.json:2: ");
  }

  @Test
  void fileThatIsMissingOrNoTextIsNamed() throws IOException {
    Path missing = folder.resolve("rubric.json");
    assertThatThrownBy(() -> CourseRubric.read(missing, SUITE))
        .hasMessage(missing + ": no such rubric");
    Files.write(missing, new byte[] {'{', (byte) 0xff, '}'});
    assertThatThrownBy(() -> CourseRubric.read(missing, SUITE)).hasMessageContaining("UTF-8");
  }

  @Test
  void whatTheFileSaysHolds() {
    CourseRubric rubric =
        read(
            """
            {"assignment": "Paxos (4711)", "due": "2026-10-01T23:59:00+02:00",
             "late": {"freeDays": 1, "percentPerDay": 10, "mostDays": 5, "graceMinutes": 15},
             "hints": "rule", "visibility": "after_published",
             "secret": {"share": 70, "visibility": "hidden"},
             "bounds": {"decideSeconds": 40, "minSeconds": 20},
             "lessons": [{"id": "B18", "points": 20, "secretPoints": 5, "seeds": 7,
               "secretSeeds": 9, "partial": true, "decideSeconds": 50, "calls": 8,
               "visibility": "visible", "secretVisibility": "after_due_date"}]}
            """);

    assertThat(rubric.assignment()).isEqualTo("Paxos (4711)");
    assertThat(rubric.due()).isEqualTo(Instant.parse("2026-10-01T21:59:00Z"));
    assertThat(rubric.late()).isEqualTo(new LatePolicy(1, 10, 5, 15));
    assertThat(rubric.hints()).isEqualTo(Hints.RULE);
    PartPlan visible = plan(rubric, "B18", Part.VISIBLE);
    assertThat(visible.lesson().points()).isEqualTo(15);
    assertThat(visible.lesson().seeds()).isEqualTo(7);
    assertThat(visible.lesson().partial()).isTrue();
    assertThat(visible.lesson().bounds().decide()).isEqualTo(Duration.ofSeconds(50));
    assertThat(visible.lesson().bounds().min()).isEqualTo(Duration.ofSeconds(20));
    assertThat(visible.lesson().bounds().calls()).isEqualTo(8);
    assertThat(visible.visibility()).isEqualTo(Visibility.VISIBLE);
    PartPlan secret = plan(rubric, "B18", Part.SECRET);
    assertThat(secret.lesson().points()).isEqualTo(5);
    assertThat(secret.lesson().seeds()).isEqualTo(9);
    assertThat(secret.visibility()).isEqualTo(Visibility.AFTER_DUE_DATE);
    assertThat(plan(rubric, "B01", Part.SECRET).visibility()).isEqualTo(Visibility.HIDDEN);
    assertThat(plan(rubric, "B01", Part.VISIBLE).lesson().bounds().decide())
        .isEqualTo(Duration.ofSeconds(40));
    assertThat(plan(rubric, "A01", Part.VISIBLE).lesson().bounds().decide())
        .as("the lesson's own bound")
        .isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void partsShareEachLessonsPointsWithoutLosingAny() {
    for (int share : new int[] {0, 1, 33, 50, 99, 100}) {
      CourseRubric rubric = read("{\"secret\": {\"share\": " + share + "}}");
      for (LessonMethod lesson : SUITE) {
        int visible = plan(rubric, lesson.id(), Part.VISIBLE).lesson().points();
        int secret = plan(rubric, lesson.id(), Part.SECRET).lesson().points();
        assertThat(visible + secret).as(lesson.id()).isEqualTo(lesson.points());
        assertThat(visible).isGreaterThanOrEqualTo(0);
      }
    }
  }

  @Test
  void pointsThatRestOnThePeersProcessAreBounded() {
    assertThat(read("{}").attestedShare()).isEqualTo(10);
    String text =
        """
        {"lessons": [{"id": "A01", "points": 10},
          {"id": "G07", "points": 100}]}
        """;
    assertThatThrownBy(() -> read(text))
        .hasMessage(
            "rubric.json:1: F08, F14, F19, G07 have 125 of 760 points, and only the peers' own"
                + " process can judge them; make it no more than 10 %, or say \"attested\":"
                + " {\"share\": 17}");
    String raised = text.strip().replaceFirst("}$", ",\n\"attested\": {\"share\": %d}}");
    assertThat(read(raised.formatted(17)).attestedShare()).isEqualTo(17);
    assertThatThrownBy(() -> read(raised.formatted(16)))
        .hasMessageStartingWith("rubric.json:3: F08, ");
    assertThatThrownBy(() -> read("{\n\"attested\": {\"share\": 101}}"))
        .hasMessage("rubric.json:2: share is 101; use 0 to 100");
  }

  @Test
  void withoutASecretTheVisiblePartIsWorthAll() {
    List<PartPlan> parts = CourseRubric.SUITE.parts(SUITE, false);

    assertThat(parts).extracting(PartPlan::part).containsOnly(Part.VISIBLE);
    assertThat(parts.stream().mapToInt(p -> p.lesson().points()).sum())
        .isEqualTo(SUITE.stream().mapToInt(LessonMethod::points).sum());
  }

  @Test
  void datesAndVisibilityChangeNoResult() {
    String usual = CourseRubric.SUITE.digest(SUITE);

    assertThat(
            read("{\"due\": \"2026-10-01T23:59:00Z\", \"hints\": \"none\","
                    + " \"visibility\": \"hidden\", \"late\": {\"freeDays\": 3}}")
                .digest(SUITE))
        .isEqualTo(usual);
    assertThat(read("{\"secret\": {\"share\": 40}}").digest(SUITE)).isNotEqualTo(usual);
    assertThat(read("{\"bounds\": {\"minSeconds\": 11}}").digest(SUITE)).isNotEqualTo(usual);
    assertThat(read("{\"lessons\": [{\"id\": \"A01\", \"seeds\": 2}]}").digest(SUITE))
        .isNotEqualTo(usual);
  }

  @Test
  void howManyPeersArePlayedAloneChangesTheDigest() {
    assertThat(read("{}").soloPeers()).isEqualTo(6);
    CourseRubric none = read("{\"solo\": {\"peers\": 0}}");
    assertThat(none.soloPeers()).isZero();
    assertThat(none.digest(GradedSuite.lessons()))
        .isNotEqualTo(CourseRubric.SUITE.digest(GradedSuite.lessons()));
  }
}
