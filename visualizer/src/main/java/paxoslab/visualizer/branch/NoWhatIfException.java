package paxoslab.visualizer.branch;

/** A run can't be branched; the message says why, and the remedy. */
public final class NoWhatIfException extends Exception {
  private static final long serialVersionUID = 1L;

  NoWhatIfException(String message) {
    super(message);
  }

  NoWhatIfException(String message, Throwable cause) {
    super(message, cause);
  }
}
