package paxoslab.grade;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import paxoslab.check.Rule;
import paxoslab.check.Rules;
import paxoslab.junit.LessonResult;
import paxoslab.junit.SeedRun;
import paxoslab.trace.Finding;

/** What is legal but slow or fragile: one entry a rule, whatever the number of runs. */
final class AdviceList {
  private final Palette palette;

  AdviceList(Palette palette) {
    this.palette = palette;
  }

  /** Where a rule's advice was seen. */
  private static final class Seen {
    private final Finding first;
    private final List<String> lessons = new ArrayList<>();

    Seen(Finding first) {
      this.first = first;
    }
  }

  String text(Grading grading) {
    Map<String, Seen> seen = byRule(grading);
    if (seen.isEmpty()) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    out.append('\n').append(palette.strong("Noticed, costs nothing")).append('\n');
    seen.values().forEach(s -> entry(out, s));
    return out.toString();
  }

  private static Map<String, Seen> byRule(Grading grading) {
    Map<String, Seen> seen = new LinkedHashMap<>();
    for (LessonResult result : grading.results()) {
      for (SeedRun run : result.runs()) {
        for (Finding advice : run.advice()) {
          List<String> lessons = seen.computeIfAbsent(advice.rule(), r -> new Seen(advice)).lessons;
          if (!lessons.contains(result.lesson().id())) {
            lessons.add(result.lesson().id());
          }
        }
      }
    }
    return seen;
  }

  private void entry(StringBuilder out, Seen seen) {
    Finding first = seen.first;
    String rule = Rules.find(first.rule()).map(Rule::sentence).orElse(first.rule());
    String where = first.where() == null ? "" : " (" + first.where() + ")";
    String lessons = String.join(" ", seen.lessons);
    out.append("  ").append(rule).append('\n');
    out.append("    ").append(first.text()).append(where).append('\n');
    out.append(palette.faint("    " + first.rule() + ", seen in " + lessons)).append('\n');
  }
}
