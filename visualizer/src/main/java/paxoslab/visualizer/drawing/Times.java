package paxoslab.visualizer.drawing;

import java.util.Locale;

/** Virtual time in words. */
final class Times {
  private Times() {}

  /** Microseconds as {@code 2.1 ms} or {@code 1.250 s}. */
  static String text(long micros) {
    return micros < 1_000_000
        ? String.format(Locale.ROOT, "%.1f ms", micros / 1e3)
        : String.format(Locale.ROOT, "%.3f s", micros / 1e6);
  }

  /** The same to the microsecond: {@code 2.104 ms} or {@code 1.250013 s}. */
  static String exact(long micros) {
    return micros < 1_000_000
        ? String.format(Locale.ROOT, "%.3f ms", micros / 1e3)
        : String.format(Locale.ROOT, "%.6f s", micros / 1e6);
  }

  /** True if two times that differ read the same. */
  static boolean blurs(long one, long other) {
    return one != other && text(one).equals(text(other));
  }
}
