package paxoslab.grade;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import paxoslab.junit.LessonResult;
import paxoslab.junit.SeedRun;
import paxoslab.junit.Shortener;
import paxoslab.trace.Finding;
import paxoslab.trace.Trace;

/**
 * What made lessons fail; lessons that failed by the same mistake share one.
 *
 * @param run the failing run that is easiest to read, of the first lesson
 * @param told what to tell of it: the shortest run that breaks the same rule, or the run itself
 * @param finding what that broke
 * @param lessons the lessons that failed so, at least one, in order
 */
record Failure(SeedRun run, Trace told, Finding finding, List<LessonResult> lessons) {
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
        Finding raw = result.firstFailure().flatMap(SeedRun::failure).orElseThrow();
        alike.computeIfAbsent(Shortener.mistake(raw), k -> new ArrayList<>()).add(result);
      }
    }
    // What differs in long runs may be one mistake once they are short.
    Map<List<String>, List<LessonResult>> told = new LinkedHashMap<>();
    for (List<LessonResult> lessons : alike.values()) {
      Finding shown = shared(lessons).finding();
      told.computeIfAbsent(Shortener.mistake(shown), k -> new ArrayList<>()).addAll(lessons);
    }
    return told.values().stream().map(Failure::shared).toList();
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
    LessonResult first = lessons.get(0);
    SeedRun run =
        first.firstFailure().orElseThrow(() -> new IllegalArgumentException("this lesson passed"));
    Trace told = first.told().orElseThrow();
    return new Failure(run, told, told.failure().orElseThrow(), lessons);
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
