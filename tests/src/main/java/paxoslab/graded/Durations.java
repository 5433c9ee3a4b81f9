package paxoslab.graded;

import java.time.Duration;

/** Durations that read like the lecture. */
public final class Durations {
  private Durations() {}

  public static Duration seconds(long n) {
    return Duration.ofSeconds(n);
  }

  public static Duration micros(long n) {
    return Duration.ofNanos(1_000 * n);
  }

  public static Duration millis(long n) {
    return Duration.ofMillis(n);
  }
}
