package paxoslab.graded;

import java.time.Duration;

/** Durations that read like the lecture. */
final class Durations {
  private Durations() {}

  static Duration seconds(long n) {
    return Duration.ofSeconds(n);
  }

  static Duration micros(long n) {
    return Duration.ofNanos(1_000 * n);
  }

  static Duration millis(long n) {
    return Duration.ofMillis(n);
  }
}
