package paxoslab.api;

/** No reply came: the request or the reply was lost, cut off, or too late; a caller can't know which. */
public final class NoReplyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Says which call was not answered.
   *
   * @param message the call in words
   */
  public NoReplyException(String message) {
    // No stack: it would show the world's event loop, and thousands are made in a lossy run.
    super(message, null, false, false);
  }
}
