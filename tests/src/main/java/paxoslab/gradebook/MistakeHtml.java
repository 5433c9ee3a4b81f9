package paxoslab.gradebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import paxoslab.check.Rule;
import paxoslab.check.Rules;
import paxoslab.course.Grade;
import paxoslab.course.GradeResult.Failing;
import paxoslab.course.GradeResult.PartResult;
import paxoslab.course.GradeResult.Told;
import paxoslab.course.GradedPart;
import paxoslab.course.ResultFolder;
import paxoslab.explain.Hints;

/** What went wrong, each mistake once: in words, as a diagram, and as a run to download. */
final class MistakeHtml {
  private final Hints hints;
  private final boolean staff;
  private final ResultFolder results;

  /**
   * A way to tell mistakes.
   *
   * @param hints how much to tell
   * @param staff true for those who have the submission, and another solution in their tree
   * @param results where runs and diagrams are
   */
  MistakeHtml(Hints hints, boolean staff, ResultFolder results) {
    this.hints = hints;
    this.staff = staff;
    this.results = results;
  }

  /** All mistakes of the parts that are shown; empty if there are none. */
  String all(Grade grade, List<PartResult> shown) throws IOException {
    StringBuilder out = new StringBuilder();
    for (PartResult part : shown) {
      Failing failure = part.failure();
      if (failure != null && failure.told() != null) {
        out.append(one(grade, part, failure, failure.told(), shown));
      }
    }
    return out.isEmpty() ? "" : "<h2>What went wrong</h2>\n" + out;
  }

  /** A link to the mistake that a part tells. */
  static String link(String label, String words) {
    return "<a href=\"#%s\">%s</a>".formatted(anchor(label), Html.text(words));
  }

  private static String anchor(String label) {
    return "part-" + label.replaceAll("\\W", "-");
  }

  private String one(
      Grade grade, PartResult part, Failing failure, Told told, List<PartResult> shown)
      throws IOException {
    StringBuilder out = new StringBuilder();
    out.append("<section class=\"mistake\" id=\"").append(anchor(part.label())).append("\">\n<h3>");
    out.append(Html.text(part.label() + " " + part.title())).append("</h3>\n");
    out.append("<p>").append(Html.text(failure.text())).append("</p>\n");
    if (hints != Hints.NONE) {
      Rules.find(failure.rule(), isPartB(grade)).map(MistakeHtml::rule).ifPresent(out::append);
    }
    if (failure.attested()) {
      out.append("<p class=\"note\">").append(Html.text(Words.ATTESTED)).append("</p>\n");
    }
    out.append(alsoIn(part, shown));
    if (hints == Hints.FULL && told.diagram() != null) {
      out.append(diagram(grade, told.diagram()));
    }
    String block = told.blocks().get(hints.toString());
    if (block != null && !block.strip().equals(failure.text().strip())) {
      out.append("<pre>").append(Html.text(block)).append("</pre>\n");
    }
    if (hints != Hints.NONE && told.trace() != null) {
      out.append(trace(grade, told.trace()));
    }
    return out.append("</section>\n").toString();
  }

  private static boolean isPartB(Grade grade) {
    GradedPart graded = grade.result().graded();
    return graded != null && graded.paxos() != null;
  }

  private static String rule(Rule rule) {
    return "<p class=\"rule\">%s <small>%s · handout %s</small></p>\n"
        .formatted(Html.text(rule.sentence()), Html.text(rule.source()), Html.text(rule.handout()));
  }

  private static String alsoIn(PartResult part, List<PartResult> shown) {
    String lessons =
        shown.stream()
            .filter(p -> p.failure() != null && part.label().equals(p.failure().sameAs()))
            .map(PartResult::lesson)
            .filter(lesson -> !lesson.equals(part.lesson()))
            .distinct()
            .collect(Collectors.joining(", "));
    return lessons.isEmpty()
        ? ""
        : "<p class=\"note\">The same mistake in " + Html.text(lessons) + ".</p>\n";
  }

  /** As an image, so that nothing in it can be more than a picture. */
  private String diagram(Grade grade, String file) throws IOException {
    String svg = base64(grade, file);
    return svg.isEmpty()
        ? ""
        : ("<figure><img alt=\"The shortest run that breaks the rule, as a diagram\""
                + " src=\"data:image/svg+xml;base64,%s\"></figure>\n")
            .formatted(svg);
  }

  private String trace(Grade grade, String file) throws IOException {
    String trace = base64(grade, file);
    String name = Html.text(file);
    return trace.isEmpty()
        ? ""
        : ("<p><a download=\"%s\" href=\"data:application/gzip;base64,%s\">Download this run</a>"
                + " into the lab's directory, then: <code>./lab view %s</code>%s</p>\n")
            .formatted(name, trace, name, staff ? replay(name) : "");
  }

  /** What a student's tree does with Maven would play the reference in the staff's. */
  private static String replay(String name) {
    return "; to play it again in the staff's tree: <code>./lab replay %s --solution SUBMISSION</code>"
        .formatted(name);
  }

  /** A file beside the result, whatever folders its name speaks of; empty if it is gone. */
  private String base64(Grade grade, String file) throws IOException {
    Path path = results.of(grade.name()).resolve(Path.of(file).getFileName());
    return Files.isRegularFile(path)
        ? Base64.getEncoder().encodeToString(Files.readAllBytes(path))
        : "";
  }
}
