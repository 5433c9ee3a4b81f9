package paxoslab.intake;

/** How much a submission may hold. */
public final class Limits {
  /** Bytes of all files that aren't hidden, and of a zip itself. */
  public static final int MAX_BYTES = 2_000_000;

  /** Files that aren't hidden. */
  public static final int MAX_FILES = 200;

  /** Entries of any kind: directories and hidden files too, which an archive may bring along. */
  static final int MAX_ENTRIES = 2_000;

  /** Bytes of a tar, unpacked: each file in it takes up to two kilobytes more than its content. */
  static final int MAX_TAR_BYTES = 2 * MAX_BYTES;

  private Limits() {}
}
