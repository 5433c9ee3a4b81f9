package paxoslab.child;

/** Bytes that are no frame of the protocol; the message says in what way, for a report. */
final class BrokenFrameException extends Exception {
  private static final long serialVersionUID = 1L;

  BrokenFrameException(String message) {
    super(message);
  }
}
