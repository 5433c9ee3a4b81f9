package paxoslab.explore;

import java.util.Map;

/** Plays one scenario again and again, each time with other choices. */
@FunctionalInterface
public interface Experiment {
  /**
   * Plays it with these choices, all others by default.
   *
   * @param mostEvents a run that has more is given up, without a failure
   */
  Attempt play(Map<String, Long> choices, int mostEvents);
}
