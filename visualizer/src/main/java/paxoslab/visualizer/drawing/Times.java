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
}
