package paxoslab.guard;

import java.util.concurrent.TimeUnit;

/**
 * Real units of time in virtual microseconds. Public because the templates live in other loaders.
 */
public final class Waiting {
  private Waiting() {}

  /** A duration in microseconds, rounded up so that no positive wait becomes none. */
  public static long micros(long duration, TimeUnit unit) {
    long micros = unit.toMicros(duration);
    return unit == TimeUnit.NANOSECONDS && duration > 0 && duration % 1_000 != 0
        ? micros + 1
        : micros;
  }
}
