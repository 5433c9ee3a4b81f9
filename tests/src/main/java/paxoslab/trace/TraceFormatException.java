package paxoslab.trace;

import java.io.IOException;

/** A file is not what this lab can read as it; says what is wrong first, and where. */
public final class TraceFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final int line;
  private final int column;

  TraceFormatException(String file, int line, int column, String problem) {
    super(file + ", line " + line + ", column " + column + ": " + problem);
    this.file = file;
    this.line = line;
    this.column = column;
  }

  /** The file, as the caller named it. */
  public String file() {
    return file;
  }

  /** The line of the first thing wrong, counted from 1. */
  public int line() {
    return line;
  }

  /** The column of the first thing wrong, in UTF-16 units counted from 1. */
  public int column() {
    return column;
  }
}
