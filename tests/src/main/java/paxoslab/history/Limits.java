package paxoslab.history;

/**
 * How much is tried for one key before its verdict is "unknown".
 *
 * @param concurrent the most operations on a key that may be under way at once, 1 to 64; a pending
 *     write counts from its invocation to the end, unless no get could have seen it
 * @param configurations how many sets of operations that may have taken effect, with the value that
 *     they leave, are looked at, 1 or more; a million take some hundred megabytes at most
 */
public record Limits(int concurrent, int configurations) {
  /** What a set of operations is kept in. */
  static final int MOST_CONCURRENT = Long.SIZE;

  private static final int CONFIGURATIONS = 1_000_000;

  /** What suits a machine of today. */
  public static final Limits DEFAULT = new Limits(MOST_CONCURRENT, CONFIGURATIONS);

  /**
   * Checks itself.
   *
   * @throws IllegalArgumentException if a number is out of its range
   */
  public Limits {
    if (concurrent < 1 || concurrent > MOST_CONCURRENT) {
      throw new IllegalArgumentException(
          "from 1 to " + MOST_CONCURRENT + " operations at once can be judged, not " + concurrent);
    }
    if (configurations < 1) {
      throw new IllegalArgumentException(
          "at least 1 configuration must be looked at, not " + configurations);
    }
  }
}
