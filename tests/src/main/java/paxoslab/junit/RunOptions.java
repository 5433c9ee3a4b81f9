package paxoslab.junit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Which seeds to run.
 *
 * @param seeds how many, or 0 for each lesson's own default
 * @param seed the only seed to run, or null
 * @param keepTraces true to keep the events of passed runs too
 * @param chosen the seeds of some lessons, by id, before all that is said above
 */
public record RunOptions(
    int seeds, @Nullable Long seed, boolean keepTraces, Map<String, List<Long>> chosen) {
  /** Copies the chosen seeds. */
  public RunOptions {
    chosen = Map.copyOf(chosen);
  }

  /** The same seeds for every lesson, or each lesson's own. */
  public RunOptions(int seeds, @Nullable Long seed, boolean keepTraces) {
    this(seeds, seed, keepTraces, Map.of());
  }

  /** Each lesson's own seeds; the events of passed runs are let go. */
  public static RunOptions defaults() {
    return new RunOptions(0, null, false);
  }

  /** These seeds for these lessons, by id. */
  public static RunOptions seeds(Map<String, List<Long>> chosen) {
    return new RunOptions(0, null, false, chosen);
  }

  List<Long> seedsOf(LessonMethod lesson) {
    return Optional.ofNullable(chosen.get(lesson.id()))
        .or(() -> Optional.ofNullable(seed).map(List::of))
        .orElseGet(
            () -> LongStream.rangeClosed(1, seeds > 0 ? seeds : lesson.seeds()).boxed().toList());
  }
}
