package paxoslab.trace;

/**
 * Shares equal short strings, which a trace repeats on most lines, without making them first. A
 * slot holds the last string that fell into it, so memory is bounded whatever the file holds.
 */
final class StringCache {
  private static final int LONGEST = 64;

  private final String[] slots = new String[1 << 12];

  /** The string of these characters. */
  String get(char[] text, int from, int to) {
    int length = to - from;
    if (length > LONGEST) {
      return new String(text, from, length);
    }
    int hash = length;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + text[i];
    }
    int slot = (hash ^ (hash >>> 12)) & (slots.length - 1);
    String known = slots[slot];
    if (known == null || !matches(known, text, from, length)) {
      known = new String(text, from, length);
      slots[slot] = known;
    }
    return known;
  }

  private static boolean matches(String known, char[] text, int from, int length) {
    if (known.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (known.charAt(i) != text[from + i]) {
        return false;
      }
    }
    return true;
  }
}
