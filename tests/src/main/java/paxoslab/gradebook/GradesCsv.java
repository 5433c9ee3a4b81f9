package paxoslab.gradebook;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import paxoslab.course.CourseRubric;
import paxoslab.course.Grade;
import paxoslab.course.GradeResult.Measure;
import paxoslab.course.GradeResult.PartResult;
import paxoslab.course.GradedPart;
import paxoslab.course.Roster.Student;

/** Grades as CSV files, one row a submission. */
final class GradesCsv {
  private final CourseRubric rubric;

  GradesCsv(CourseRubric rubric) {
    this.rubric = rubric;
  }

  /** All that is known: a column for each part, at the end which part of the lab it was. */
  byte[] plain(List<Grade> grades) {
    Set<String> parts = new LinkedHashSet<>();
    Set<String> measures = new LinkedHashSet<>();
    for (Grade grade : grades) {
      grade.result().parts().forEach(part -> parts.add(part.label()));
      grade.result().leaderboard().forEach(measure -> measures.add(measure.name()));
    }
    List<String> header =
        new ArrayList<>(
            List.of(
                "submission",
                "name",
                "email",
                "status",
                "score",
                "earned",
                "points",
                "days late",
                "passed",
                "comment"));
    header.addAll(measures);
    header.addAll(parts);
    header.addAll(List.of("part", "paxos"));
    Table table = new Table(header);
    for (Grade grade : grades) {
      List<String> row =
          new ArrayList<>(
              List.of(
                  grade.name(),
                  grade.student().name(),
                  grade.student().email(),
                  Words.status(grade.result().status()),
                  grade.scoreText(),
                  String.valueOf(grade.result().earned()),
                  String.valueOf(grade.result().points()),
                  String.valueOf(grade.daysLate()),
                  String.valueOf(grade.passed()),
                  grade.comment()));
      measures.forEach(name -> row.add(measure(grade, name)));
      parts.forEach(label -> row.add(earned(grade, label)));
      GradedPart graded = grade.result().graded();
      row.add(graded == null ? "" : graded.part());
      row.add(graded == null ? "" : Objects.requireNonNullElse(graded.paxos(), ""));
      table.row(row);
    }
    return table.bytes();
  }

  private static String measure(Grade grade, String name) {
    return grade.result().leaderboard().stream()
        .filter(measure -> measure.name().equals(name))
        .map(Measure::value)
        .map(String::valueOf)
        .findFirst()
        .orElse("");
  }

  private static String earned(Grade grade, String label) {
    return grade.result().parts().stream()
        .filter(part -> part.label().equals(label) && part.played())
        .map(PartResult::earned)
        .map(String::valueOf)
        .findFirst()
        .orElse("");
  }

  /** For the import of Canvas's gradebook: its own columns, then the assignment. */
  byte[] canvas(List<Grade> grades) {
    List<String> header =
        List.of("Student", "ID", "SIS User ID", "SIS Login ID", "Section", rubric.assignment());
    Table table = new Table(header);
    String points = grades.isEmpty() ? "0" : String.valueOf(grades.get(0).result().points());
    table.row(List.of("    Points Possible", "", "", "", "", points));
    for (Grade grade : grades) {
      Student student = grade.student();
      table.row(
          List.of(
              student.name(),
              student.id(),
              student.sisId(),
              student.login(),
              student.section(),
              grade.scoreText()));
    }
    return table.bytes();
  }

  /** As a grading worksheet of Moodle's assignments. */
  byte[] moodle(List<Grade> grades) {
    Table table =
        new Table(
            List.of(
                "Identifier",
                "Full name",
                "Email address",
                "Status",
                "Grade",
                "Maximum Grade",
                "Grade can be changed",
                "Last modified (submission)",
                "Last modified (grade)",
                "Feedback comments"));
    for (Grade grade : grades) {
      Student student = grade.student();
      table.row(
          List.of(
              student.id(),
              student.name(),
              student.email(),
              "Submitted for grading",
              grade.scoreText(),
              String.valueOf(grade.result().points()),
              "Yes",
              "",
              "",
              grade.comment()));
    }
    return table.bytes();
  }
}
