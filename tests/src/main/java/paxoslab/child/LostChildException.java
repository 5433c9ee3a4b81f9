package paxoslab.child;

/** A child that no longer answers, or answered what it must not; the message is for a report. */
final class LostChildException extends Exception {
  private static final long serialVersionUID = 1L;

  LostChildException(String reason) {
    super(reason);
  }
}
