package paxoslab.grade;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import paxoslab.junit.LessonResult;
import paxoslab.junit.SeedRun;
import paxoslab.trace.Finding;

/**
 * What made lessons fail; lessons that failed by the same mistake share one.
 *
 * @param run the failing run that is easiest to read, of the first lesson
 * @param finding what it broke
 * @param lessons the lessons that failed so, at least one, in order
 */
record Failure(SeedRun run, Finding finding, List<LessonResult> lessons) {
  /** Failures that say all they have to say in one sentence: nothing was played yet. */
  private static final List<String> BRIEF_RULES = List.of("not-implemented", "refused");

  Failure {
    lessons = List.copyOf(lessons);
  }

  /** The failures of some lessons, in order of the first lesson that shows them. */
  static List<Failure> in(List<LessonResult> results) {
    Map<List<String>, List<LessonResult>> alike = new LinkedHashMap<>();
    for (LessonResult result : results) {
      if (!result.passed()) {
        Finding finding = of(result).finding();
        alike.computeIfAbsent(key(finding), k -> new ArrayList<>()).add(result);
      }
    }
    return alike.values().stream().map(Failure::shared).toList();
  }

  /** A rule broken by the same line is one mistake, though ballots and instances differ. */
  private static List<String> key(Finding finding) {
    return List.of(finding.rule(), finding.where() == null ? finding.text() : finding.where());
  }

  /**
   * The failure of one lesson.
   *
   * @throws IllegalArgumentException if it passed
   */
  static Failure of(LessonResult result) {
    return shared(List.of(result));
  }

  private static Failure shared(List<LessonResult> lessons) {
    SeedRun run =
        lessons
            .get(0)
            .firstFailure()
            .orElseThrow(() -> new IllegalArgumentException("this lesson passed"));
    return new Failure(run, run.failure().orElseThrow(), lessons);
  }

  LessonResult first() {
    return lessons.get(0);
  }

  /** True if a story would add nothing. */
  boolean isBrief() {
    return BRIEF_RULES.contains(finding.rule());
  }

  /** The ids of the lessons, in order. */
  String ids() {
    return lessons.stream().map(r -> r.lesson().id()).collect(Collectors.joining(" "));
  }
}
