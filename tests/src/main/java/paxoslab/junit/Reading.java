package paxoslab.junit;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a client's get will have read, once it is complete. */
public final class Reading {
  private static final int LONGEST = 60;

  private @Nullable String value;

  Reading() {}

  void completed(@Nullable String read) {
    value = String.valueOf(read);
  }

  public boolean isComplete() {
    return value != null;
  }

  /**
   * The value that was read.
   *
   * @throws java.util.NoSuchElementException if the get isn't complete
   */
  public String value() {
    if (value == null) {
      throw new java.util.NoSuchElementException("the get isn't complete");
    }
    return Objects.requireNonNull(value);
  }

  static String brief(String text) {
    boolean cut = text.length() > LONGEST;
    return '"' + (cut ? text.substring(0, LONGEST) + "…" : text) + '"';
  }
}
