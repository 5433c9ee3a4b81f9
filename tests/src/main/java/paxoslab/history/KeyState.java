package paxoslab.history;

import org.jspecify.annotations.Nullable;

/**
 * The value of a key after some writes, without its characters in one place: a key that is appended
 * to a thousand times has a thousand states. Equal if the values are.
 */
final class KeyState {
  /** That of a key which was never written. */
  static final KeyState EMPTY = new KeyState(null, "");

  /** That of a key whose value nobody will see: appends don't change that, a put does. */
  static final KeyState UNSEEN = new KeyState();

  private static final int BASE = 31;

  private final @Nullable KeyState before;
  private final String piece;
  private final int length;
  private final int hash;

  /** A value that this is known to begin; it saves walking back to the first state. */
  private @Nullable String begins;

  private KeyState(@Nullable KeyState before, String piece) {
    this.before = before;
    this.piece = piece;
    length = piece.length() + (before == null ? 0 : before.length);
    // That of the whole value, as String.hashCode has it.
    hash =
        before == null ? piece.hashCode() : before.hash * power(piece.length()) + piece.hashCode();
  }

  private KeyState() {
    before = null;
    piece = "";
    length = Integer.MAX_VALUE;
    hash = 0;
  }

  private static int power(int exponent) {
    int result = 1;
    int factor = BASE;
    for (int rest = exponent; rest > 0; rest >>= 1) {
      if ((rest & 1) != 0) {
        result *= factor;
      }
      factor *= factor;
    }
    return result;
  }

  /** After a put. */
  static KeyState of(String value) {
    return new KeyState(null, value);
  }

  /** After an append. */
  KeyState plus(String text) {
    return text.isEmpty() || isUnseen() ? this : new KeyState(this, text);
  }

  /** The state after a write. */
  KeyState after(Operation write) {
    return write.kind() == Operation.Kind.PUT ? of(write.value()) : plus(write.value());
  }

  boolean isUnseen() {
    return length == Integer.MAX_VALUE;
  }

  int length() {
    return length;
  }

  /** True if a get that returns this value is right now. */
  boolean is(String value) {
    return length == value.length() && hash == value.hashCode() && begins(value);
  }

  /** True if appends can turn this into a value. */
  @SuppressWarnings("ReferenceEquality") // the value of one and the same get, looked at again
  boolean begins(String value) {
    if (length > value.length()) {
      return false;
    }
    for (KeyState state = this; state != null && state.begins != value; state = state.before) {
      if (!value.startsWith(state.piece, state.length - state.piece.length())) {
        return false;
      }
    }
    begins = value;
    return true;
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object == this
        || (object instanceof KeyState other
            && hash == other.hash
            && length == other.length
            && sameText(this, other));
  }

  /** Compares from the end, up to where both go on from one state. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean sameText(KeyState one, KeyState other) {
    KeyState a = one;
    KeyState b = other;
    int end = a.length;
    while (end > 0 && a != b) {
      int beginA = a.length - a.piece.length();
      int beginB = b.length - b.piece.length();
      int begin = Math.max(beginA, beginB);
      if (!a.piece.regionMatches(begin - beginA, b.piece, begin - beginB, end - begin)) {
        return false;
      }
      end = begin;
      a = begin == beginA && a.before != null ? a.before : a;
      b = begin == beginB && b.before != null ? b.before : b;
    }
    return true;
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    if (isUnseen()) {
      return "unseen";
    }
    StringBuilder text = new StringBuilder(length);
    for (KeyState state = this; state != null; state = state.before) {
      text.insert(0, state.piece);
    }
    return text.toString();
  }
}
