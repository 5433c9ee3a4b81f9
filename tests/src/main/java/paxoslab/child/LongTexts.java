package paxoslab.child;

import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Long texts that cross the pipe again and again, as a value of a megabyte does in each message
 * about it. What was written before is known by its identity, and needs no look at each character;
 * what was read before becomes the same string again, which equals itself at once.
 *
 * <p>Holds the latest few, and their strings weakly: whether a peer lets go of a value is no matter
 * of its host's.
 */
final class LongTexts {
  /** Shorter ones are written and compared faster than they are found here. */
  static final int LEAST_CHARACTERS = 512;

  /** A text, and its characters as one byte each. */
  private record Known(WeakReference<String> text, byte[] bytes) {}

  private final int mostBytes;
  private final Deque<Known> known = new ArrayDeque<>();
  private int size;

  /** None yet; of those to come the latest that have so many bytes together are known. */
  LongTexts(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** The bytes of this very string, if it was written lately; else null. */
  byte @Nullable [] bytesOf(String text) {
    for (Known one : known) {
      if (one.text.refersTo(text)) {
        return one.bytes;
      }
    }
    return null;
  }

  /** The string of these bytes: that of the last time, if there was one. */
  String textOf(byte[] bytes, int from, int to) {
    for (Known one : known) {
      String text = one.bytes.length == to - from ? one.text.get() : null;
      if (text != null && Arrays.equals(one.bytes, 0, one.bytes.length, bytes, from, to)) {
        return text;
      }
    }
    String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    add(text, Arrays.copyOfRange(bytes, from, to));
    return text;
  }

  /** Remembers a text that has one byte a character. */
  void add(String text, byte[] bytes) {
    known.addFirst(new Known(new WeakReference<>(text), bytes));
    size += bytes.length;
    while (size > mostBytes) {
      size -= known.removeLast().bytes.length;
    }
  }
}
