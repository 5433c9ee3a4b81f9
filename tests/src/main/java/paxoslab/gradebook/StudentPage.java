package paxoslab.gradebook;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import paxoslab.check.Rule;
import paxoslab.check.Rules;
import paxoslab.course.CourseRubric;
import paxoslab.course.Grade;
import paxoslab.course.GradeResult.Failing;
import paxoslab.course.GradeResult.PartResult;
import paxoslab.course.GradeResult.Status;
import paxoslab.course.Part;
import paxoslab.course.ResultFolder;

/** The page of one submission: as its student may see it, or all of it for the staff. */
final class StudentPage {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);
  private static final int MOST_FILES = 50;

  private final CourseRubric rubric;
  private final Audience audience;
  private final MistakeHtml mistakes;

  StudentPage(CourseRubric rubric, Audience audience, ResultFolder results) {
    this.rubric = rubric;
    this.audience = audience;
    this.mistakes = new MistakeHtml(audience.hints(rubric), audience.staff(), results);
  }

  /** The page. */
  String of(Grade grade) throws IOException {
    List<PartResult> shown =
        grade.result().parts().stream()
            .filter(part -> audience.sees(rubric.visibility(part.lesson(), part.part()), grade))
            .toList();
    StringBuilder body = new StringBuilder();
    body.append("<header><p class=\"over\">").append(Html.text(rubric.assignment()));
    body.append(audience.staff() ? " · for the staff" : "").append("</p>\n<h1>");
    body.append(Html.text(grade.student().name()))
        .append("</h1>\n")
        .append(score(grade, shown, audience.now()));
    body.append("</header>\n<main>\n").append(state(grade)).append(mistakes.all(grade, shown));
    body.append(lessons(shown)).append(advice(shown)).append(leftOut(grade)).append(foot(grade));
    body.append("</main>\n");
    return Html.page(rubric.assignment() + ": " + grade.student().name(), body.toString());
  }

  private static String score(Grade grade, List<PartResult> shown, Instant now) {
    int hidden = grade.result().parts().size() - shown.size();
    int earned = shown.stream().mapToInt(PartResult::earned).sum();
    String score = hidden == 0 ? grade.scoreText() : String.valueOf(earned);
    StringBuilder out = new StringBuilder();
    out.append("<p class=\"score\"><strong>").append(score).append("</strong> of ");
    out.append(shown.stream().mapToInt(PartResult::points).sum()).append(" points <span>");
    out.append(shown.stream().filter(PartResult::passed).count()).append(" of ");
    out.append(shown.size()).append(" parts passed</span></p>\n");
    out.append(Html.note(Words.graded(grade.result().graded())));
    if (grade.daysLate() > 0) {
      String days = grade.daysLate() == 1 ? " day late" : " days late";
      out.append("<p class=\"note\">").append(grade.daysLate()).append(days);
      if (hidden == 0 && grade.reduced()) {
        out.append(", so ").append(grade.result().earned()).append(" became ").append(score);
      }
      out.append(".</p>\n");
    }
    if (hidden > 0) {
      out.append("<p class=\"note\">").append(hidden);
      out.append(hidden == 1 ? " more part is not shown" : " more parts are not shown");
      out.append(until(grade.due(), now)).append(".</p>\n");
    }
    return out.toString();
  }

  private static String until(@Nullable Instant due, Instant now) {
    return due == null || now.isAfter(due) ? "" : " yet; it is due on " + TIME.format(due);
  }

  private static String state(Grade grade) {
    Status status = grade.result().status();
    if (status == Status.GRADED) {
      return "";
    }
    String head =
        switch (status) {
          case REFUSED -> "This submission could not be used, so it earns nothing.";
          case OUT_OF_TIME -> "The time for one submission was over.";
          default -> "The grading broke; the staff will look into it.";
        };
    String reason = grade.result().reason() == null ? "" : grade.result().reason();
    return "<section class=\"state\"><h2>%s</h2>\n<pre>%s</pre></section>\n"
        .formatted(head, Html.text(reason));
  }

  private String lessons(List<PartResult> shown) {
    Map<String, List<PartResult>> topics = new LinkedHashMap<>();
    shown.forEach(p -> topics.computeIfAbsent(p.topic(), t -> new ArrayList<>()).add(p));
    HtmlTable table = new HtmlTable("lessons");
    topics.forEach(
        (topic, parts) -> {
          int points = parts.stream().mapToInt(PartResult::points).sum();
          int earned = parts.stream().mapToInt(PartResult::earned).sum();
          table.head(4, topic, earned + " / " + points);
          parts.forEach(part -> lesson(table, part));
        });
    return "<h2>Lessons</h2>\n" + table.html() + attested(shown);
  }

  private static String attested(List<PartResult> shown) {
    int points = shown.stream().filter(PartResult::attested).mapToInt(PartResult::points).sum();
    return points == 0
        ? ""
        : ("<p class=\"note\">attested: messages don't show it, so these %d points rest on what the"
                + " peers' own process says.</p>\n")
            .formatted(points);
  }

  private void lesson(HtmlTable table, PartResult part) {
    String state = part.passed() ? "ok" : part.played() ? "fail" : "none";
    String mark = part.passed() ? "passed" : part.played() ? "failed" : "not played";
    String secret = part.part() == Part.SECRET ? " <em>secret seeds</em>" : "";
    table.row(
        "<span class=\"mark %s\">%s</span>".formatted(state, mark),
        Html.text(part.lesson()),
        Html.text(part.title())
            + secret
            + (part.attested() ? " <em>attested</em>" : "")
            + why(part),
        part.earned() + " / " + part.points());
  }

  private String why(PartResult part) {
    Failing failure = part.failure();
    if (failure == null) {
      return "";
    }
    if (failure.sameAs() != null) {
      return "<br><small>"
          + MistakeHtml.link(failure.sameAs(), "as in " + failure.sameAs())
          + "</small>";
    }
    String text = Html.text(Words.why(part, audience.hints(rubric)));
    return "<br><small>" + text + " " + MistakeHtml.link(part.label(), "more") + "</small>";
  }

  private static String advice(List<PartResult> shown) {
    String items =
        shown.stream()
            .flatMap(part -> part.advice().stream())
            .distinct()
            .sorted()
            .map(id -> HtmlTable.two(Rules.find(id).map(Rule::sentence).orElse(id), id))
            .map(item -> "<li>" + item + "</li>\n")
            .collect(Collectors.joining());
    return items.isEmpty() ? "" : "<h2>Noticed, costs nothing</h2>\n<ul>\n" + items + "</ul>\n";
  }

  private static String leftOut(Grade grade) {
    List<String> files = grade.result().leftOut();
    if (files.isEmpty()) {
      return "";
    }
    String items =
        files.stream()
            .limit(MOST_FILES)
            .map(file -> "<li><code>" + Html.text(file) + "</code></li>\n")
            .collect(Collectors.joining());
    int more = files.size() - MOST_FILES;
    return "<h2>Left out</h2>\n<p>No sources of package paxoslab.student:</p>\n<ul>\n"
        + items
        + (more > 0 ? "<li>and " + more + " more</li>\n" : "")
        + "</ul>\n";
  }

  private static String foot(Grade grade) {
    StringBuilder out = new StringBuilder("<footer>");
    grade
        .result()
        .leaderboard()
        .forEach(m -> out.append(Html.text(m.name())).append(": ").append(m.value()).append(". "));
    out.append("Submission ").append(Html.text(grade.name())).append(", graded by Paxos Lab ");
    out.append(Html.text(grade.result().basis().lab())).append(".");
    String sandbox = grade.result().sandbox();
    if (sandbox != null) {
      out.append(" While it was graded ").append(Html.text(sandbox)).append(".");
    }
    return out.append("</footer>\n").toString();
  }
}
