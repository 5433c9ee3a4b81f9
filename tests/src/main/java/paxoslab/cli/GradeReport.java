package paxoslab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paxoslab.course.Comparison;
import paxoslab.course.CourseRubric;
import paxoslab.course.Grade;
import paxoslab.course.GradeResult;
import paxoslab.course.ResultFolder;
import paxoslab.course.Roster;
import paxoslab.gradebook.Form;
import paxoslab.gradebook.Gradebook;

/** Ends a grading: writes all forms, and says what there is. */
final class GradeReport {
  private final Surroundings surroundings;
  private final ResultFolder results;
  private final CourseRubric rubric;
  private final Set<Form> forms;
  private final Gradebook gradebook;

  GradeReport(
      Surroundings surroundings,
      ResultFolder results,
      CourseRubric rubric,
      Set<Form> forms,
      Instant now,
      boolean publish) {
    this.surroundings = surroundings;
    this.results = results;
    this.rubric = rubric;
    this.forms = forms;
    this.gradebook = new Gradebook(results, rubric, now, publish);
  }

  /** Writes all; returns the exit status. */
  int write(List<GradeResult> graded, Roster roster, @Nullable ResultFolder old)
      throws IOException {
    List<Grade> grades =
        graded.stream()
            .map(result -> Grade.of(result, roster.student(result.submission()), rubric))
            .toList();
    List<Path> written = gradebook.write(forms, grades);
    PrintWriter out = surroundings.out();
    if (old != null) {
      compare(old, graded);
    }
    out.println();
    out.println(summary(grades));
    if (graded.size() == 1 && String.valueOf(graded.get(0).reason()).startsWith("two files")) {
      out.println("  Was it a folder of submissions? Give it with --in: each entry is one then.");
    }
    graded.stream()
        .flatMap(result -> Stream.ofNullable(result.sandbox()))
        .distinct()
        .forEach(sandbox -> out.println("  " + sandbox));
    tellMissing(roster, grades);
    tellWhoseRowsAreNobodys(grades);
    graded.stream()
        .flatMap(result -> result.sandboxWarning().stream())
        .distinct()
        .forEach(sandbox -> out.println("  " + sandbox));
    written.forEach(path -> out.println("  " + surroundings.named(path)));
    out.flush();
    List<Grade> look = grades.stream().filter(g -> g.result().status().needsStaff()).toList();
    look.forEach(g -> out.println("look at " + GradeProgress.shown(g.name()) + ": " + g.comment()));
    return look.isEmpty() ? Main.PASSED : Main.FAILED;
  }

  private static String summary(List<Grade> grades) {
    String kinds =
        grades.stream()
            .collect(Collectors.groupingBy(g -> g.result().status(), Collectors.counting()))
            .entrySet()
            .stream()
            .sorted(Map.Entry.comparingByKey())
            .map(
                e ->
                    e.getValue()
                        + " "
                        + e.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '))
            .collect(Collectors.joining(", "));
    return grades.isEmpty()
        ? "no submissions"
        : "%d %s: %s; median %s"
            .formatted(
                grades.size(),
                grades.size() == 1 ? "submission" : "submissions",
                kinds,
                Grade.median(grades));
  }

  /** A gradebook's import passes over rows that it can't tell whose they are. */
  private void tellWhoseRowsAreNobodys(List<Grade> grades) {
    if (forms.contains(Form.CANVAS)) {
      tellUnknown("canvas.csv", "id, sis_id or login", grades, s -> s.id() + s.sisId() + s.login());
    }
    if (forms.contains(Form.MOODLE)) {
      tellUnknown("moodle.csv", "id", grades, Roster.Student::id);
    }
  }

  private void tellUnknown(
      String file, String columns, List<Grade> grades, Function<Roster.Student, String> known) {
    long without = grades.stream().filter(g -> known.apply(g.student()).isEmpty()).count();
    if (without > 0) {
      surroundings
          .err()
          .println(
              ("lab grade: %s: %d of %d rows have no number to know the student by;"
                      + " give a --roster with %s")
                  .formatted(file, without, grades.size(), columns));
    }
  }

  private void tellMissing(Roster roster, List<Grade> grades) {
    Set<String> missing = roster.submissions();
    grades.forEach(grade -> missing.remove(grade.name()));
    if (!missing.isEmpty()) {
      String names =
          missing.stream().limit(5).map(GradeProgress::shown).collect(Collectors.joining(", "));
      String more = missing.size() > 5 ? " and " + (missing.size() - 5) + " more" : "";
      surroundings.err().println("lab grade: of the roster, not here: " + names + more);
    }
  }

  private void compare(ResultFolder old, List<GradeResult> now) throws IOException {
    List<GradeResult> before = new ArrayList<>();
    for (String name : old.names()) {
      old.read(name).ifPresent(before::add);
    }
    List<Comparison> changes = Comparison.between(before, now);
    PrintWriter out = surroundings.out();
    out.println();
    out.println(
        changes.isEmpty()
            ? "no score changed"
            : changes.size() + (changes.size() == 1 ? " score" : " scores") + " changed:");
    for (Comparison change : changes) {
      out.println(
          "  %-20s %5s → %-5s  %s"
              .formatted(
                  GradeProgress.shown(change.submission()),
                  points(change.before()),
                  points(change.after()),
                  String.join(", ", change.lessons())));
    }
  }

  private static String points(@Nullable Integer points) {
    return points == null ? "none" : String.valueOf(points);
  }
}
