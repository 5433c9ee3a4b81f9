package paxoslab.trace;

/** Something is wrong in a line. The reader adds the file and the line's number. */
final class LineException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int column;
  private final boolean cutShort;

  private LineException(int column, String problem, boolean cutShort) {
    super(problem, null, false, false);
    this.column = column;
    this.cutShort = cutShort;
  }

  /** Something is wrong at this column, counted from 1. */
  static LineException at(int column, String problem) {
    return new LineException(column, problem, false);
  }

  /** All is well up to the line's end, but the line ends too soon. */
  static LineException cutShort(int column, String expected) {
    return new LineException(column, "expected " + expected + ", but the line ends here", true);
  }

  int column() {
    return column;
  }

  /** True if the line may be the beginning of a good one: the mark of a file that was cut off. */
  boolean isCutShort() {
    return cutShort;
  }
}
