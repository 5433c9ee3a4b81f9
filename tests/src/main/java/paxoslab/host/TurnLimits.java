package paxoslab.host;

import org.jspecify.annotations.Nullable;

/** How much a peer may ask for while no time passes: far beyond honest work. */
final class TurnLimits {
  /** Tasks, or messages, timers and log lines. */
  private static final int MOST = 100_000;

  private int spawned;

  void newTurn() {
    spawned = 0;
  }

  /** One more task: says what is too much, or null. */
  @Nullable String spawned() {
    spawned++;
    return spawned > MOST ? "more than " + MOST + " tasks were spawned while no time passed" : null;
  }

  /** One more effect, after so many: says what is too much, or null. */
  static @Nullable String effects(int before) {
    return before >= MOST
        ? "more than " + MOST + " messages, timers and log lines while no time passed"
        : null;
  }
}
