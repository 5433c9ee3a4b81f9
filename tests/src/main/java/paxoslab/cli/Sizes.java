package paxoslab.cli;

import java.util.Locale;

/** Sizes of files in words. */
final class Sizes {
  private Sizes() {}

  /** Such as {@code 812 bytes}, {@code 14.2 KB} or {@code 1.3 MB}; a KB is 1000 bytes. */
  static String inWords(long bytes) {
    if (bytes < 1_000) {
      return bytes + " bytes";
    }
    return bytes < 1_000_000
        ? String.format(Locale.ROOT, "%.1f KB", bytes / 1e3)
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
