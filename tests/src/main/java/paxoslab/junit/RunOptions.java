package paxoslab.junit;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Which seeds to run.
 *
 * @param seeds how many, or 0 for each lesson's own default
 * @param seed the only seed to run, or null
 * @param keepTraces true to keep the events of passed runs too
 */
public record RunOptions(int seeds, @Nullable Long seed, boolean keepTraces) {
  /** Each lesson's own seeds; the events of passed runs are let go. */
  public static RunOptions defaults() {
    return new RunOptions(0, null, false);
  }

  List<Long> seedsOf(LessonMethod lesson) {
    return Optional.ofNullable(seed)
        .map(List::of)
        .orElseGet(
            () -> LongStream.rangeClosed(1, seeds > 0 ? seeds : lesson.seeds()).boxed().toList());
  }
}
