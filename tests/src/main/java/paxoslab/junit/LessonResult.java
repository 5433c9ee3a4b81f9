package paxoslab.junit;

import java.util.List;
import java.util.Optional;

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

  /** All points if it passed under every seed, else none. */
  public int earned() {
    return passed() ? lesson.points() : 0;
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
