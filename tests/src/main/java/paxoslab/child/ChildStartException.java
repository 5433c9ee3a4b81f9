package paxoslab.child;

/** No child JVM could be started: no fault of the student's. */
public final class ChildStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ChildStartException(String message) {
    super(message);
  }
}
