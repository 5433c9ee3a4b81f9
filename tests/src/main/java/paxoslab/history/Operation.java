package paxoslab.history;

import java.util.Objects;

/**
 * What one client asked of a store, and when.
 *
 * @param client who asked, 0 or more
 * @param kind what was asked
 * @param key of what
 * @param value what was put, appended or read; "" for a get that is pending
 * @param invoked when the client asked, in virtual microseconds
 * @param completed when it had the answer, no earlier than {@code invoked}, or {@link #PENDING}
 */
public record Operation(
    int client, Kind kind, String key, String value, long invoked, long completed) {
  /** No answer came: the operation took effect at some time after it was invoked, or never. */
  public static final long PENDING = Long.MAX_VALUE;

  /** What can be asked. */
  public enum Kind {
    /** Reads the value; that of a key that was never written is "". */
    GET,
    /** Replaces the value. */
    PUT,
    /** Adds to the end of the value. */
    APPEND
  }

  /**
   * Checks itself.
   *
   * @throws IllegalArgumentException if a number is out of its range
   */
  public Operation {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(key);
    Objects.requireNonNull(value);
    if (client < 0) {
      throw new IllegalArgumentException("a client's number is 0 or more, not " + client);
    }
    if (completed < invoked) {
      throw new IllegalArgumentException(
          "it was completed at " + completed + ", before it was invoked at " + invoked);
    }
  }

  /** A client reads a key. */
  public static Operation get(int client, String key, String value, long invoked, long completed) {
    return new Operation(client, Kind.GET, key, value, invoked, completed);
  }

  /** A client replaces the value of a key. */
  public static Operation put(int client, String key, String value, long invoked, long completed) {
    return new Operation(client, Kind.PUT, key, value, invoked, completed);
  }

  /** A client adds to the value of a key. */
  public static Operation append(
      int client, String key, String value, long invoked, long completed) {
    return new Operation(client, Kind.APPEND, key, value, invoked, completed);
  }

  /** True if no answer came. */
  public boolean isPending() {
    return completed == PENDING;
  }

  /** True if it is a put or an append. */
  public boolean isWrite() {
    return kind != Kind.GET;
  }
}
