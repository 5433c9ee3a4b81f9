package paxoslab.gradebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import paxoslab.check.Rule;
import paxoslab.check.Rules;
import paxoslab.course.CourseRubric;
import paxoslab.course.Grade;
import paxoslab.course.GradeResult.Failing;
import paxoslab.course.GradeResult.PartResult;
import paxoslab.course.GradeResult.Status;
import paxoslab.course.GradeResult.Told;
import paxoslab.course.Part;
import paxoslab.course.ResultFolder;
import paxoslab.explain.Hints;

/** The page of one submission: as its student may see it, or all of it for the staff. */
final class StudentPage {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  private final CourseRubric rubric;
  private final Audience audience;
  private final ResultFolder results;

  StudentPage(CourseRubric rubric, Audience audience, ResultFolder results) {
    this.rubric = rubric;
    this.audience = audience;
    this.results = results;
  }

  /** The page. */
  String of(Grade grade) throws IOException {
    List<PartResult> shown =
        grade.result().parts().stream()
            .filter(part -> audience.sees(rubric.visibility(part.lesson(), part.part()), grade))
            .toList();
    int hidden = grade.result().parts().size() - shown.size();
    StringBuilder body = new StringBuilder();
    body.append("<header><p class=\"over\">").append(Html.text(rubric.assignment()));
    body.append(audience.staff() ? " · for the staff" : "").append("</p>\n");
    body.append("<h1>").append(Html.text(grade.student().name())).append("</h1>\n");
    body.append(score(grade, shown, hidden)).append("</header>\n<main>\n");
    body.append(state(grade));
    List<PartResult> mistakes =
        shown.stream().filter(p -> p.failure() != null && p.failure().told() != null).toList();
    if (!mistakes.isEmpty()) {
      body.append("<h2>What went wrong</h2>\n");
      for (PartResult part : mistakes) {
        body.append(mistake(grade, part, shown));
      }
    }
    body.append(topics(shown)).append(advice(shown)).append(leftOut(grade)).append(foot(grade)).append("</main>\n");
    return Html.page(rubric.assignment() + ": " + grade.student().name(), body.toString());
  }

  private String score(Grade grade, List<PartResult> shown, int hidden) {
    StringBuilder out = new StringBuilder("<p class=\"score\">");
    int points = shown.stream().mapToInt(PartResult::points).sum();
    int earned = shown.stream().mapToInt(PartResult::earned).sum();
    long passed = shown.stream().filter(PartResult::passed).count();
    out.append("<strong>").append(hidden == 0 ? grade.scoreText() : String.valueOf(earned));
    out.append(
        "</strong> of %d points <span>%d of %d parts passed</span></p>\n"
            .formatted(points, passed, shown.size()));
    if (grade.daysLate() > 0) {
      out.append(
          "<p class=\"note\">%d %s late"
              .formatted(grade.daysLate(), grade.daysLate() == 1 ? "day" : "days"));
      out.append(
          hidden == 0 && grade.reduced()
              ? ", so %d became %s".formatted(grade.result().earned(), grade.scoreText())
              : "");
      out.append(".</p>\n");
    }
    if (hidden > 0) {
      out.append(
          "<p class=\"note\">%d more %s shown %s.</p>\n"
              .formatted(hidden, hidden == 1 ? "part is" : "parts are", later(grade)));
    }
    return out.toString();
  }

  private static String later(Grade grade) {
    Instant due = grade.due();
    return due == null ? "later" : "after the due date, " + TIME.format(due) + ", or later";
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

  private String topics(List<PartResult> shown) {
    Map<String, List<PartResult>> topics = new LinkedHashMap<>();
    shown.forEach(p -> topics.computeIfAbsent(p.topic(), t -> new ArrayList<>()).add(p));
    StringBuilder out = new StringBuilder("<h2>Lessons</h2>\n<table class=\"lessons\">\n");
    topics.forEach(
        (topic, parts) -> {
          int points = parts.stream().mapToInt(PartResult::points).sum();
          int earned = parts.stream().mapToInt(PartResult::earned).sum();
          out.append("<tbody><tr class=\"topic\"><th colspan=\"3\" scope=\"rowgroup\">");
          out.append(Html.text(topic)).append("</th><td class=\"points\">");
          out.append(earned).append(" / ").append(points).append("</td></tr>\n");
          parts.forEach(part -> out.append(row(part)));
          out.append("</tbody>\n");
        });
    return out.append("</table>\n").toString();
  }

  private String row(PartResult part) {
    String state = part.passed() ? "ok" : part.played() ? "fail" : "none";
    String mark = part.passed() ? "passed" : part.played() ? "failed" : "not played";
    String secret = part.part() == Part.SECRET ? " <em>secret seeds</em>" : "";
    String why = "";
    Failing failure = part.failure();
    if (failure != null) {
      String text =
          failure.sameAs() == null ? Html.text(Words.why(part, audience.hints(rubric))) + ' ' : "";
      why = "<br><small>" + text + link(part) + "</small>";
    }
    return "<tr><td class=\"mark %s\">%s</td><td>%s</td><td>%s%s%s</td><td class=\"points\">%d / %d</td></tr>\n"
        .formatted(
            state,
            mark,
            Html.text(part.lesson()),
            Html.text(part.title()),
            secret,
            why,
            part.earned(),
            part.points());
  }

  private static String link(PartResult part) {
    Failing failure = part.failure();
    if (failure == null) {
      return "";
    }
    String label = failure.sameAs() == null ? part.label() : failure.sameAs();
    String words = failure.sameAs() == null ? "more" : "the same mistake as in " + label;
    boolean tells = failure.sameAs() != null || failure.told() != null;
    return tells ? "<a href=\"#%s\">%s</a>".formatted(anchor(label), Html.text(words)) : "";
  }

  private static String anchor(String label) {
    return "part-" + label.replaceAll("\\W", "-");
  }

  private String mistake(Grade grade, PartResult part, List<PartResult> shown) throws IOException {
    Failing failure = part.failure();
    Told told = failure == null ? null : failure.told();
    if (failure == null || told == null) {
      return "";
    }
    Hints hints = audience.hints(rubric);
    StringBuilder out = new StringBuilder();
    out.append("<section class=\"mistake\" id=\"%s\">\n".formatted(anchor(part.label())));
    out.append("<h3>%s %s</h3>\n".formatted(Html.text(part.label()), Html.text(part.title())));
    out.append("<p>").append(Html.text(failure.text())).append("</p>\n");
    if (hints != Hints.NONE) {
      Rules.find(failure.rule()).map(StudentPage::rule).ifPresent(out::append);
    }
    List<String> others =
        shown.stream()
            .filter(p -> p.failure() != null && part.label().equals(p.failure().sameAs()))
            .map(PartResult::label)
            .toList();
    if (!others.isEmpty()) {
      out.append("<p class=\"note\">The same mistake in ")
          .append(Html.text(String.join(", ", others)))
          .append(".</p>\n");
    }
    if (hints == Hints.FULL && told.diagram() != null) {
      out.append(diagram(grade, told.diagram()));
    }
    String block = Words.block(failure, hints);
    if (block != null && !block.strip().equals(failure.text().strip())) {
      out.append("<pre>").append(Html.text(block)).append("</pre>\n");
    }
    if (hints != Hints.NONE && told.trace() != null) {
      out.append(trace(grade, told.trace()));
    }
    return out.append("</section>\n").toString();
  }

  private static String rule(Rule rule) {
    return "<p class=\"rule\">%s <small>%s · handout %s</small></p>\n"
        .formatted(Html.text(rule.sentence()), Html.text(rule.source()), Html.text(rule.handout()));
  }

  /** As an image, so that nothing in it can be more than a picture. */
  private String diagram(Grade grade, String file) throws IOException {
    byte[] svg = bytes(grade, file);
    return svg == null
        ? ""
        : "<figure><img alt=\"The shortest run that breaks the rule, as a diagram\" src=\"data:image/svg+xml;base64,%s\"></figure>\n"
            .formatted(Base64.getEncoder().encodeToString(svg));
  }

  private String trace(Grade grade, String file) throws IOException {
    byte[] trace = bytes(grade, file);
    return trace == null
        ? ""
        : "<p><a download=\"%s\" href=\"data:application/gzip;base64,%s\">Download the run</a> (%s) into the lab's directory, then: <code>./lab view %s</code></p>\n"
            .formatted(
                Html.text(file),
                Base64.getEncoder().encodeToString(trace),
                Html.text(file),
                Html.text(file));
  }

  /** A file beside the result; null if it is gone, or its name leads elsewhere. */
  private byte @Nullable [] bytes(Grade grade, String file) throws IOException {
    Path path = results.of(grade.name()).resolve(Path.of(file).getFileName());
    return Files.isRegularFile(path) ? Files.readAllBytes(path) : null;
  }

  private static String advice(List<PartResult> shown) {
    List<String> rules =
        shown.stream().flatMap(part -> part.advice().stream()).distinct().sorted().toList();
    if (rules.isEmpty()) {
      return "";
    }
    StringBuilder out = new StringBuilder("<h2>Noticed, costs nothing</h2>\n<ul>\n");
    for (String rule : rules) {
      String sentence = Rules.find(rule).map(Rule::sentence).orElse(rule);
      out.append("<li>%s <small>%s</small></li>\n".formatted(Html.text(sentence), Html.text(rule)));
    }
    return out.append("</ul>\n").toString();
  }

  private static String leftOut(Grade grade) {
    List<String> files = grade.result().leftOut();
    if (files.isEmpty()) {
      return "";
    }
    StringBuilder out =
        new StringBuilder(
            "<h2>Left out</h2>\n<p>These files are no sources of package paxoslab.student:</p>\n<ul>\n");
    files.stream()
        .limit(50)
        .forEach(file -> out.append("<li><code>%s</code></li>\n".formatted(Html.text(file))));
    return out.append(
            files.size() > 50 ? "<li>and %d more</li>\n".formatted(files.size() - 50) : "")
        .append("</ul>\n")
        .toString();
  }

  private static String foot(Grade grade) {
    StringBuilder out = new StringBuilder("<footer>");
    grade
        .result()
        .leaderboard()
        .forEach(m -> out.append("%s: %s. ".formatted(Html.text(m.name()), m.value())));
    out.append("Submission ").append(Html.text(grade.name())).append(", graded by Paxos Lab ");
    return out.append(Html.text(grade.result().basis().lab())).append(".</footer>\n").toString();
  }
}
