package paxoslab.trace;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What pieces of a file mean that it repeats often, found by their bytes. A slot holds the piece
 * that fell into it last, so memory is bounded whatever the file holds.
 */
final class ByteCache<T> {
  private static final int SLOTS = 1 << 12;
  private static final int LONGEST = 1 << 10;

  private final byte[][] pieces = new byte[SLOTS][];
  private final Object[] meanings = new Object[SLOTS];

  private static int slot(int hash) {
    return (hash ^ hash >>> 12 ^ hash >>> 24) & (SLOTS - 1);
  }

  /**
   * The meaning of a piece, or null if it isn't known.
   *
   * @param hash the same for equal pieces: 31 times the one before, plus the byte, from 0 on
   */
  @SuppressWarnings("unchecked") // only what put was given
  @Nullable T get(int hash, byte[] bytes, int from, int to) {
    int slot = slot(hash);
    byte[] piece = pieces[slot];
    if (piece == null || piece.length != to - from) {
      return null;
    }
    for (int i = 0; i < piece.length; i++) {
      if (piece[i] != bytes[from + i]) {
        return null;
      }
    }
    return (T) meanings[slot];
  }

  /** Remembers what a piece means, unless it is so long that it will hardly come again. */
  void put(int hash, byte[] bytes, int from, int to, T meaning) {
    if (to - from <= LONGEST) {
      pieces[slot(hash)] = Arrays.copyOfRange(bytes, from, to);
      meanings[slot(hash)] = meaning;
    }
  }
}
