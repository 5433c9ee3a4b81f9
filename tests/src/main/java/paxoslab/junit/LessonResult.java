package paxoslab.junit;

import java.util.List;
import java.util.Optional;
import paxoslab.trace.Finding.Severity;

/**
 * What became of a lesson.
 *
 * @param lesson which one
 * @param runs one for each seed, in order; traces of passed runs may be without events
 */
public record LessonResult(LessonMethod lesson, List<SeedRun> runs) {
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

  /** The failing run that is easiest to read: the one with the fewest events. */
  public Optional<SeedRun> firstFailure() {
    return runs.stream()
        .filter(r -> !r.passed())
        .min(java.util.Comparator.comparingInt(SeedRun::events));
  }
}
