package paxoslab.gradebook;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import paxoslab.check.Rule;
import paxoslab.check.Rules;
import paxoslab.course.AttestedRules;
import paxoslab.course.CourseRubric;
import paxoslab.course.Grade;
import paxoslab.course.GradeResult.PartResult;
import paxoslab.course.GradeResult.Status;

/** The page for the staff: how the course did, what was hard, who broke which rule. */
final class StaffIndex {
  private static final int BARS = 10;
  private static final int HARDEST = 20;

  private final CourseRubric rubric;
  private final List<Grade> grades;

  StaffIndex(CourseRubric rubric, List<Grade> grades) {
    this.rubric = rubric;
    this.grades = grades;
  }

  String page() {
    String body =
        "<header><p class=\"over\">for the staff</p>\n<h1>%s</h1>\n%s</header>\n<main>\n"
                .formatted(Html.text(rubric.assignment()), figures())
            + graded()
            + notSandboxed()
            + attention()
            + section("Distribution", distribution())
            + "<div class=\"pair\">"
            + section("Hardest lessons", hardest())
            + section("Broken rules", rules())
            + "</div>\n"
            + section("Submissions", students())
            + "</main>\n";
    return Html.page(rubric.assignment() + ": results", body);
  }

  private static String section(String title, String content) {
    return "<section><h2>" + Html.text(title) + "</h2>\n" + content + "</section>\n";
  }

  private String figures() {
    long all = grades.stream().filter(g -> g.passed() == g.result().parts().size()).count();
    String median = grades.isEmpty() ? "" : "<span>median " + Grade.median(grades) + "</span> ";
    return ("<p class=\"score\"><strong>%d</strong> %s %s<span>%d passed everything</span></p>\n")
        .formatted(grades.size(), grades.size() == 1 ? "submission" : "submissions", median, all);
  }

  private String graded() {
    return grades.stream()
        .map(grade -> Words.graded(grade.result().graded()))
        .distinct()
        .map(Html::note)
        .collect(Collectors.joining());
  }

  /** Loud: whoever handed these in could have done what was not kept from them. */
  private String notSandboxed() {
    List<String> reasons =
        grades.stream()
            .flatMap(grade -> grade.result().sandboxWarning().stream())
            .distinct()
            .toList();
    return reasons.isEmpty()
        ? ""
        : "<section class=\"state\"><h2>Not sandboxed, or not wholly</h2>\n<p>"
            + Html.text(String.join("; ", reasons))
            + ".</p></section>\n";
  }

  private String attention() {
    StringBuilder out = new StringBuilder();
    for (Grade grade : grades) {
      if (grade.result().status() != Status.GRADED) {
        String note = Html.text(grade.comment());
        out.append("<li>").append(link(grade)).append(": ").append(note).append("</li>\n");
      }
    }
    return out.isEmpty()
        ? ""
        : "<section class=\"state\"><h2>Not graded in full</h2>\n<ul>\n"
            + out
            + "</ul></section>\n";
  }

  private String distribution() {
    int[] counts = new int[BARS];
    for (Grade grade : grades) {
      int points = Math.max(1, grade.result().points());
      int bar = (int) (grade.score().doubleValue() * BARS / points);
      counts[Math.max(0, Math.min(BARS - 1, bar))]++;
    }
    int most = Arrays.stream(counts).max().orElse(0);
    HtmlTable table = new HtmlTable("bars", "share of the points", "", "submissions");
    for (int bar = BARS - 1; bar >= 0; bar--) {
      String from = bar * 100 / BARS + " % to ";
      String to = bar == BARS - 1 ? "100 %" : "below " + (bar + 1) * 100 / BARS + " %";
      table.row(from + to, HtmlTable.bar(counts[bar], most, ""), String.valueOf(counts[bar]));
    }
    return table.html();
  }

  /** How many submissions a lesson was played with, and how many failed a part of it. */
  private static final class Tally {
    private final String title;
    private int played;
    private int failed;

    Tally(String title) {
      this.title = title;
    }

    double share() {
      return played == 0 ? 0 : (double) failed / played;
    }
  }

  private String hardest() {
    Map<String, Tally> lessons = new LinkedHashMap<>();
    for (Grade grade : grades) {
      Map<String, Boolean> failed = new LinkedHashMap<>();
      for (PartResult part : grade.result().parts()) {
        lessons.computeIfAbsent(part.lesson(), l -> new Tally(part.title()));
        if (part.played()) {
          failed.merge(part.lesson(), !part.passed(), Boolean::logicalOr);
        }
      }
      failed.forEach(
          (lesson, any) -> {
            Tally tally = lessons.computeIfAbsent(lesson, Tally::new);
            tally.played++;
            tally.failed += any ? 1 : 0;
          });
    }
    HtmlTable table = new HtmlTable("bars", "lesson", "failed by", "of those played");
    lessons.entrySet().stream()
        .filter(lesson -> lesson.getValue().failed > 0)
        .sorted(Comparator.comparingDouble(lesson -> -lesson.getValue().share()))
        .limit(HARDEST)
        .forEach(
            lesson -> {
              Tally tally = lesson.getValue();
              table.row(
                  HtmlTable.two(lesson.getKey(), tally.title),
                  HtmlTable.bar(tally.failed, tally.played, "bad"),
                  tally.failed + " of " + tally.played);
            });
    return table.html();
  }

  private String rules() {
    Map<String, Map<String, Grade>> broken = new TreeMap<>();
    for (Grade grade : grades) {
      for (PartResult part : grade.result().parts()) {
        if (part.failure() != null) {
          broken
              .computeIfAbsent(part.failure().rule(), r -> new TreeMap<>())
              .put(grade.name(), grade);
        }
      }
    }
    HtmlTable table = new HtmlTable("bars", "rule", "broken by", "submissions");
    broken.entrySet().stream()
        .sorted(Comparator.comparingInt(rule -> -rule.getValue().size()))
        .forEach(rule -> rule(table, rule.getKey(), rule.getValue()));
    return table.html();
  }

  private void rule(HtmlTable table, String id, Map<String, Grade> by) {
    StringBuilder who = new StringBuilder();
    by.values().forEach(grade -> who.append(who.isEmpty() ? "" : ", ").append(link(grade)));
    table.row(
        HtmlTable.two(id, Rules.find(id).map(Rule::sentence).orElse(""))
            + (AttestedRules.contains(id) ? " <em>attested</em>" : ""),
        HtmlTable.bar(by.size(), grades.size(), "bad") + "<small>" + who + "</small>",
        String.valueOf(by.size()));
  }

  private String students() {
    HtmlTable table = new HtmlTable("lessons", "submission", "how it went", "score");
    for (Grade grade : grades) {
      String name = grade.student().name().equals(grade.name()) ? "" : grade.student().name();
      String below = name.isEmpty() ? "" : "<br><small>" + Html.text(name) + "</small>";
      table.row(
          link(grade) + below,
          Html.text(grade.comment()),
          grade.scoreText() + " / " + grade.result().points());
    }
    return table.html();
  }

  private static String link(Grade grade) {
    return "<a href=\"staff/%s.html\">%s</a>"
        .formatted(Html.link(grade.name()), Html.text(grade.name()));
  }
}
