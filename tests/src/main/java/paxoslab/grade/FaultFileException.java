package paxoslab.grade;

/**
 * A fault can't be read or applied. The message is one line: the file, what is wrong, the remedy.
 */
public final class FaultFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FaultFileException(String message) {
    super(message);
  }
}
