package paxoslab.trace;

import java.util.Arrays;
import java.util.List;

/**
 * Shares equal short strings, which a trace repeats on most lines, without making them first. A
 * slot holds the last string that fell into it, so memory is bounded whatever the file holds.
 */
final class StringCache {
  private static final int LONGEST = 64;

  private static final int SLOTS = 1 << 12;

  private final String[] slots = new String[SLOTS];

  /** The same in characters: to ask a string for each of its own costs a tenth of all reading. */
  private final char[][] characters = new char[SLOTS][];

  /**
   * A cache that knows some strings from the beginning, and gives just these.
   *
   * @param known such as the names of fields
   */
  StringCache(List<String> known) {
    for (String text : known) {
      char[] of = text.toCharArray();
      put(slot(of, 0, of.length), text, of);
    }
  }

  private void put(int slot, String text, char[] of) {
    slots[slot] = text;
    characters[slot] = of;
  }

  private static int slot(char[] text, int from, int to) {
    int hash = to - from;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + text[i];
    }
    return (hash ^ (hash >>> 12)) & (SLOTS - 1);
  }

  /** The string of these characters. */
  String get(char[] text, int from, int to) {
    int length = to - from;
    if (length > LONGEST) {
      return new String(text, from, length);
    }
    int slot = slot(text, from, to);
    char[] known = characters[slot];
    if (known == null || !matches(known, text, from, length)) {
      put(slot, new String(text, from, length), Arrays.copyOfRange(text, from, to));
    }
    return slots[slot];
  }

  private static boolean matches(char[] known, char[] text, int from, int length) {
    if (known.length != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (known[i] != text[from + i]) {
        return false;
      }
    }
    return true;
  }
}
