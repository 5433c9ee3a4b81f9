package paxoslab.gradebook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import paxoslab.check.Rule;
import paxoslab.check.Rules;
import paxoslab.course.CourseRubric;
import paxoslab.course.Grade;
import paxoslab.course.GradeResult.PartResult;
import paxoslab.course.GradeResult.Status;

/** The page for the staff: how the course did, what was hard, who broke which rule. */
final class StaffIndex {
  private static final int BARS = 10;
  private static final int HARDEST = 15;

  private final CourseRubric rubric;
  private final List<Grade> grades;

  StaffIndex(CourseRubric rubric, List<Grade> grades) {
    this.rubric = rubric;
    this.grades = grades;
  }

  String page() {
    StringBuilder body = new StringBuilder("<header><p class=\"over\">for the staff</p>\n<h1>");
    body.append(Html.text(rubric.assignment())).append("</h1>\n").append(figures());
    body.append("</header>\n<main>\n").append(attention()).append(distribution());
    body.append("<div class=\"pair\"><section>").append(hardest()).append("</section>\n<section>");
    body.append(rules()).append("</section></div>\n").append(students()).append("</main>\n");
    return Html.page(rubric.assignment() + ": results", body.toString());
  }

  private int points() {
    return grades.stream().mapToInt(grade -> grade.result().points()).max().orElse(0);
  }

  private String figures() {
    double[] scores = grades.stream().mapToDouble(g -> g.score().doubleValue()).sorted().toArray();
    double median =
        scores.length == 0 ? 0 : (scores[(scores.length - 1) / 2] + scores[scores.length / 2]) / 2;
    long all = grades.stream().filter(g -> g.passed() == g.result().parts().size()).count();
    return "<p class=\"score\"><strong>%d</strong> submissions <span>median %s of %d points</span> <span>%d passed everything</span></p>\n"
        .formatted(grades.size(), number(median), points(), all);
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.valueOf((long) value)
        : String.valueOf(Math.round(value * 10) / 10.0);
  }

  private String attention() {
    StringBuilder out = new StringBuilder();
    for (Grade grade : grades) {
      if (grade.result().status() != Status.GRADED) {
        out.append("<li>%s: %s</li>\n".formatted(link(grade), Html.text(grade.comment())));
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
    int points = Math.max(1, points());
    for (Grade grade : grades) {
      int bar = (int) (grade.score().doubleValue() * BARS / points);
      counts[Math.max(0, Math.min(BARS - 1, bar))]++;
    }
    int most = 1;
    for (int count : counts) {
      most = Math.max(most, count);
    }
    StringBuilder out = new StringBuilder("<h2>Distribution</h2>\n<table class=\"bars\">\n");
    for (int bar = BARS - 1; bar >= 0; bar--) {
      String range = "%d–%d %%".formatted(bar * 100 / BARS, (bar + 1) * 100 / BARS);
      out.append(
          "<tr><th scope=\"row\">%s</th><td>%s</td><td class=\"points\">%d</td></tr>\n"
              .formatted(range, bar(counts[bar], most, ""), counts[bar]));
    }
    return out.append("</table>\n").toString();
  }

  private static String bar(long count, long of, String kind) {
    return "<div class=\"bar %s\" style=\"width:%s%%\"></div>"
        .formatted(kind, of == 0 ? 0 : Math.round(1000.0 * count / of) / 10.0);
  }

  private String hardest() {
    Map<String, List<PartResult>> byPart = new LinkedHashMap<>();
    for (Grade grade : grades) {
      grade.result().parts().stream()
          .filter(PartResult::played)
          .forEach(p -> byPart.computeIfAbsent(p.label(), l -> new ArrayList<>()).add(p));
    }
    StringBuilder out =
        new StringBuilder(
            "<h2>Hardest lessons</h2>\n<table class=\"bars\"><tr><th scope=\"col\">lesson</th><th scope=\"col\">of those that were played, failed</th><th></th></tr>\n");
    byPart.values().stream()
        .filter(parts -> failed(parts) > 0)
        .sorted(Comparator.comparingDouble(parts -> -(double) failed(parts) / parts.size()))
        .limit(HARDEST)
        .forEach(
            parts -> {
              PartResult first = parts.get(0);
              out.append(
                  "<tr><th scope=\"row\">%s<br><small>%s</small></th><td>%s</td><td class=\"points\">%d of %d</td></tr>\n"
                      .formatted(
                          Html.text(first.label()),
                          Html.text(first.title()),
                          bar(failed(parts), parts.size(), "bad"),
                          failed(parts),
                          parts.size()));
            });
    return out.append("</table>\n").toString();
  }

  private static long failed(List<PartResult> parts) {
    return parts.stream().filter(part -> !part.passed()).count();
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
    StringBuilder out =
        new StringBuilder(
            "<h2>Broken rules</h2>\n<table class=\"bars\"><tr><th scope=\"col\">rule</th><th scope=\"col\">broken by</th><th></th></tr>\n");
    broken.entrySet().stream()
        .sorted(Comparator.comparingInt(rule -> -rule.getValue().size()))
        .forEach(
            rule -> {
              String sentence = Rules.find(rule.getKey()).map(Rule::sentence).orElse("");
              StringBuilder who = new StringBuilder();
              rule.getValue()
                  .values()
                  .forEach(grade -> who.append(who.isEmpty() ? "" : ", ").append(link(grade)));
              out.append(
                  "<tr><th scope=\"row\">%s<br><small>%s</small></th><td>%s<details><summary>who</summary>%s</details></td><td class=\"points\">%d</td></tr>\n"
                      .formatted(
                          Html.text(rule.getKey()),
                          Html.text(sentence),
                          bar(rule.getValue().size(), grades.size(), "bad"),
                          who,
                          rule.getValue().size()));
            });
    return out.append("</table>\n").toString();
  }

  private String students() {
    StringBuilder out =
        new StringBuilder(
            "<h2>Submissions</h2>\n<table class=\"lessons\"><tr><th scope=\"col\">submission</th><th scope=\"col\">name</th><th scope=\"col\">how it went</th><th scope=\"col\" class=\"points\">score</th></tr>\n");
    for (Grade grade : grades) {
      String name = grade.student().name().equals(grade.name()) ? "" : grade.student().name();
      out.append(
          "<tr><td>%s</td><td>%s</td><td>%s</td><td class=\"points\">%s / %d</td></tr>\n"
              .formatted(
                  link(grade),
                  Html.text(name),
                  Html.text(grade.comment()),
                  grade.scoreText(),
                  grade.result().points()));
    }
    return out.append("</table>\n").toString();
  }

  private static String link(Grade grade) {
    return "<a href=\"staff/%s.html\">%s</a>"
        .formatted(Html.link(grade.name()), Html.text(grade.name()));
  }
}
