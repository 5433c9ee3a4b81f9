package paxoslab.gradebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import paxoslab.course.CourseRubric;
import paxoslab.course.Grade;
import paxoslab.explain.Hints;

class FormsTest {
  private static final CourseRubric RUBRIC = Graded.rubric(Hints.FULL);
  private static final Grade GRADE = Graded.grade(Graded.result("ada"), RUBRIC, null);
  private static final Grade REFUSED = Graded.grade(Graded.refused("bob"), RUBRIC, null);

  private final Forms forms = new Forms(RUBRIC);

  private static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }

  private static JsonObject test(JsonObject all, int index) {
    return all.getAsJsonArray("tests").get(index).getAsJsonObject();
  }

  @Test
  void gradescopeGetsWhatItDocuments() {
    GradescopeFormat.require(json(forms.gradescope(GRADE)));
    GradescopeFormat.require(json(forms.gradescope(REFUSED)));
  }

  @Test
  void gradescopeShowsSecretPartsAfterTheDueDate() {
    JsonObject all = json(forms.gradescope(GRADE));

    assertThat(all.get("score").getAsInt()).isEqualTo(5);
    assertThat(test(all, 1).get("visibility").getAsString()).isEqualTo("visible");
    assertThat(test(all, 4).get("visibility").getAsString()).isEqualTo("after_due_date");
    assertThat(test(all, 4).get("number").getAsString()).isEqualTo("B05 secret");
    assertThat(
            all.getAsJsonArray("leaderboard").get(0).getAsJsonObject().get("value").getAsDouble())
        .isEqualTo(9.07);
  }

  @Test
  void gradescopeTellsAStudentNoMoreThanTheHintsAllow() {
    CourseRubric silent = Graded.rubric(Hints.NONE);
    JsonObject all =
        json(new Forms(silent).gradescope(Graded.grade(Graded.result("ada"), silent, null)));

    assertThat(test(all, 1).get("output").getAsString())
        .contains("NONE-BLOCK", "1 of 2 seeds fails")
        .doesNotContain("FULL-BLOCK", "PaxosPeer.java:88");
    assertThat(test(json(forms.gradescope(GRADE)), 1).get("output").getAsString())
        .contains("FULL-BLOCK", "PaxosPeer.java:88");
    assertThat(test(all, 2).get("output").getAsString()).contains("The same mistake as in B05.");
  }

  @Test
  void gradescopeTellsLatenessAndWhatItCosts() {
    Grade late = Graded.grade(Graded.result("ada"), RUBRIC, Graded.DUE.plusSeconds(90_000));
    JsonObject all = json(forms.gradescope(late));

    assertThat(all.get("score").getAsInt()).isEqualTo(4);
    assertThat(all.get("output").getAsString()).contains("2 days late: 4 of 5 points remain.");
  }

  @Test
  void refusedSubmissionIsToldWhy() {
    JsonObject all = json(forms.gradescope(REFUSED));

    assertThat(all.get("score").getAsInt()).isZero();
    assertThat(all.get("output").getAsString()).contains("could not be used", "PaxosPeer.java:1:");
  }

  @Test
  void classroomsOutputIsItsResultInBase64() {
    String output = forms.classroomOutput(GRADE);
    assertThat(output).matches("result=[A-Za-z0-9+/=]+\n");
    byte[] decoded = Base64.getDecoder().decode(output.substring(7).strip());

    JsonObject result = json(new String(decoded, StandardCharsets.UTF_8));
    assertThat(result).isEqualTo(json(forms.classroom(GRADE)));
    assertThat(result.get("version").getAsInt()).isEqualTo(1);
    assertThat(result.get("status").getAsString()).isEqualTo("fail");
    assertThat(result.getAsJsonArray("tests"))
        .as("what is not for students yet is not in their repository")
        .hasSize(3)
        .noneMatch(test -> test.toString().contains("HIDDEN-TEXT"));
    assertThat(result.get("max_score").getAsInt()).isEqualTo(12);
    JsonObject failed = test(result, 1);
    assertThat(failed.get("status").getAsString()).isEqualTo("fail");
    assertThat(failed.get("score").getAsInt()).isZero();
    assertThat(failed.get("line_no").getAsInt()).isEqualTo(88);
    assertThat(json(forms.classroom(REFUSED)).get("status").getAsString()).isEqualTo("error");
  }

  @Test
  void autolabsLastLineHasAScoreForEachProblem() {
    String text = forms.autolab(GRADE);
    String last = text.lines().reduce((a, b) -> b).orElseThrow();

    assertThat(json(last).getAsJsonObject("scores"))
        .isEqualTo(json("{\"One proposer\": 2, \"Rivals\": 0}"));
    assertThat(json(last).getAsJsonArray("scoreboard").get(0).getAsInt()).isEqualTo(2);
    assertThat(text).doesNotContain("HIDDEN-TEXT");
    assertThat(forms.autolab(REFUSED)).contains("PaxosPeer.java:1:");
  }
}
