package paxoslab.junit;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import paxoslab.explore.Parting;
import paxoslab.explore.Shrunk;
import paxoslab.trace.Finding.Severity;
import paxoslab.trace.Trace;

/**
 * What became of a lesson.
 *
 * @param lesson which one
 * @param runs one for each seed, in order; traces of passed runs may be without events
 * @param shortest the first failure, made short; null if that was not tried
 * @param parting where that and the nearest run that passed part; null if there is none
 */
public record LessonResult(
    LessonMethod lesson, List<SeedRun> runs, @Nullable Shrunk shortest, @Nullable Parting parting) {
  /** A result whose failure was not made short. */
  public LessonResult(LessonMethod lesson, List<SeedRun> runs) {
    this(lesson, runs, null, null);
  }

  /** A result whose first failure was made short. */
  public LessonResult(LessonMethod lesson, List<SeedRun> runs, Shrunk shortest) {
    this(lesson, runs, shortest, null);
  }

  public LessonResult {
    runs = List.copyOf(runs);
  }

  public boolean passed() {
    return runs.stream().allMatch(SeedRun::passed);
  }

  /**
   * All points if it passed under every seed, else none; or, where the lesson is partial and no
   * hard rule broke, the share of the seeds that passed, rounded down.
   */
  public int earned() {
    if (passed()) {
      return lesson.points();
    } else if (!lesson.partial() || brokeHardRule()) {
      return 0;
    }
    return lesson.points() * (runs.size() - failedRuns()) / runs.size();
  }

  private boolean brokeHardRule() {
    return runs.stream()
        .flatMap(run -> run.failure().stream())
        .anyMatch(finding -> finding.severity() == Severity.HARD);
  }

  public int failedRuns() {
    return (int) runs.stream().filter(r -> !r.passed()).count();
  }

  /** The trace to show of a failure: its shortest run where one was made, else the run itself. */
  public Optional<Trace> told() {
    return shortest == null ? firstFailure().map(SeedRun::trace) : Optional.of(shortest.trace());
  }

  /** The failing run that is easiest to read: the one with the fewest events. */
  public Optional<SeedRun> firstFailure() {
    return runs.stream()
        .filter(r -> !r.passed())
        .min(java.util.Comparator.comparingInt(SeedRun::events));
  }
}
