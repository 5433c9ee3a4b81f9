package paxoslab.gradebook;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import paxoslab.course.CourseRubric;
import paxoslab.course.Grade;
import paxoslab.course.GradeResult.Measure;
import paxoslab.course.GradeResult.PartResult;
import paxoslab.course.GradeResult.Status;
import paxoslab.course.Part;
import paxoslab.course.Visibility;

/** One grade as learning systems read it. */
final class Forms {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
  private static final Gson ONE_LINE = new GsonBuilder().serializeNulls().create();

  private final CourseRubric rubric;

  Forms(CourseRubric rubric) {
    this.rubric = rubric;
  }

  /**
   * Gradescope's results.json, as its autograder specification says.
   *
   * @see <a href="https://gradescope-autograders.readthedocs.io/en/latest/specs/">its pages</a>
   */
  String gradescope(Grade grade) {
    JsonObject all = new JsonObject();
    all.addProperty("score", grade.score());
    all.addProperty("output", summary(grade));
    all.addProperty("output_format", "text");
    all.addProperty("test_output_format", "text");
    all.addProperty("test_name_format", "text");
    all.addProperty("visibility", Visibility.VISIBLE.toString());
    all.addProperty("stdout_visibility", Visibility.HIDDEN.toString());
    JsonArray tests = new JsonArray();
    grade.result().parts().forEach(part -> tests.add(gradescopeTest(part)));
    all.add("tests", tests);
    JsonArray leaderboard = new JsonArray();
    for (Measure measure : grade.result().leaderboard()) {
      JsonObject entry = new JsonObject();
      entry.addProperty("name", measure.name());
      entry.addProperty("value", measure.value());
      entry.addProperty("order", "asc");
      leaderboard.add(entry);
    }
    all.add("leaderboard", leaderboard);
    JsonObject extra = new JsonObject();
    extra.addProperty("lab", grade.result().basis().lab());
    extra.addProperty("days_late", grade.daysLate());
    all.add("extra_data", extra);
    return GSON.toJson(all) + "\n";
  }

  private JsonObject gradescopeTest(PartResult part) {
    JsonObject test = new JsonObject();
    test.addProperty("name", title(part));
    test.addProperty("number", part.label());
    test.addProperty("score", part.earned());
    test.addProperty("max_score", part.points());
    test.addProperty("status", part.passed() ? "passed" : "failed");
    test.addProperty("output", Words.inFull(part, rubric.hints()));
    JsonArray tags = new JsonArray();
    tags.add(part.topic());
    test.add("tags", tags);
    test.addProperty("visibility", rubric.visibility(part.lesson(), part.part()).toString());
    return test;
  }

  private static String title(PartResult part) {
    return part.part() == Part.SECRET ? part.title() + " (secret seeds)" : part.title();
  }

  /** What concerns the whole submission; several lines. */
  private static String summary(Grade grade) {
    StringBuilder out = new StringBuilder();
    String reason = grade.result().reason();
    switch (grade.result().status()) {
      case REFUSED -> out.append("Your submission could not be used.\n").append(reason);
      case CRASHED -> out.append("The grading broke. The staff will look into it.");
      case OUT_OF_TIME -> out.append("The time for a submission was over: ").append(reason);
      case GRADED -> out.append("All lessons were played.");
    }
    out.append('\n');
    if (grade.daysLate() > 0) {
      out.append(
          "%d days late: %s of %d points remain.\n"
              .formatted(grade.daysLate(), grade.scoreText(), grade.result().earned()));
    }
    if (!grade.result().leftOut().isEmpty()) {
      out.append("Left out, as no source of paxoslab.student:\n");
      grade.result().leftOut().forEach(file -> out.append("  ").append(file).append('\n'));
    }
    return out.toString();
  }

  /**
   * What a runner of GitHub Classroom's autograding hands to its reporter: version, status, points
   * and one entry for each test. The reporter sums the entries' scores.
   */
  String classroom(Grade grade) {
    return ONE_LINE.toJson(classroomResult(grade)) + "\n";
  }

  /** The same as the line of a step's output: {@code cat} it to {@code $GITHUB_OUTPUT}. */
  String classroomOutput(Grade grade) {
    byte[] json = ONE_LINE.toJson(classroomResult(grade)).getBytes(StandardCharsets.UTF_8);
    return "result=" + Base64.getEncoder().encodeToString(json) + "\n";
  }

  private JsonObject classroomResult(Grade grade) {
    boolean graded = grade.result().status() == Status.GRADED;
    JsonObject result = new JsonObject();
    result.addProperty("version", 1);
    List<PartResult> shown = grade.result().parts().stream().filter(this::shownAtOnce).toList();
    boolean all = shown.stream().allMatch(PartResult::passed);
    result.addProperty("status", graded ? (all ? "pass" : "fail") : "error");
    result.addProperty("max_score", shown.stream().mapToInt(PartResult::points).sum());
    JsonArray tests = new JsonArray();
    shown.forEach(part -> tests.add(classroomTest(grade, part, graded)));
    result.add("tests", tests);
    return result;
  }

  private JsonObject classroomTest(Grade grade, PartResult part, boolean graded) {
    JsonObject test = new JsonObject();
    test.addProperty("name", part.label() + " " + title(part));
    test.addProperty("status", part.passed() ? "pass" : graded || part.played() ? "fail" : "error");
    test.addProperty("score", part.earned());
    test.addProperty("max_score", part.points());
    String message =
        part.played() || part.passed() ? Words.inFull(part, rubric.hints()) : summary(grade);
    if (part.passed()) {
      test.add("message", JsonNull.INSTANCE);
    } else {
      test.addProperty("message", message);
    }
    test.addProperty("test_code", "./lab test --only " + part.lesson());
    test.addProperty("filename", "PaxosPeer.java");
    test.addProperty("line_no", line(part));
    test.addProperty("execution_time", 0);
    return test;
  }

  private static int line(PartResult part) {
    String where = part.failure() == null ? null : part.failure().where();
    String digits = where == null ? "" : where.replaceFirst("^.*\\.java:(\\d{1,7})\\D*$", "$1");
    return digits.matches("\\d+") ? Integer.parseInt(digits) : 0;
  }

  private boolean shownAtOnce(PartResult part) {
    return rubric.visibility(part.lesson(), part.part()) == Visibility.VISIBLE;
  }

  /** A report whose last line is what Autolab reads: a score for each of its problems. */
  String autolab(Grade grade) {
    StringBuilder out = new StringBuilder(summary(grade)).append('\n');
    Map<String, Integer> scores = new LinkedHashMap<>();
    for (PartResult part : grade.result().parts()) {
      if (shownAtOnce(part)) {
        out.append(row(part)).append('\n');
        scores.merge(part.topic(), part.earned(), Integer::sum);
      }
    }
    JsonObject last = new JsonObject();
    last.add("scores", ONE_LINE.toJsonTree(scores));
    JsonArray scoreboard = new JsonArray();
    scoreboard.add(scores.values().stream().mapToInt(Integer::intValue).sum());
    grade.result().leaderboard().forEach(measure -> scoreboard.add(measure.value()));
    last.add("scoreboard", scoreboard);
    return out.append('\n').append(ONE_LINE.toJson(last)).append('\n').toString();
  }

  private String row(PartResult part) {
    String mark = part.passed() ? "ok  " : "FAIL";
    String why =
        part.passed() ? "" : "  " + Words.why(part, rubric.hints()).lines().findFirst().orElse("");
    return String.format(
        Locale.ROOT,
        "%s  %-10s %3d / %-3d  %s%s",
        mark,
        part.label(),
        part.earned(),
        part.points(),
        part.title(),
        why);
  }
}
