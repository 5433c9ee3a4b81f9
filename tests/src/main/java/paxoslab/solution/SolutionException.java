package paxoslab.solution;

/** A solution can't be used at all: it is missing, doesn't compile, or isn't a peer. */
public final class SolutionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Says what is wrong.
   *
   * @param message the solution, what is wrong with it, and the remedy, for the user's eyes
   */
  public SolutionException(String message) {
    super(message);
  }

  SolutionException(String message, Throwable cause) {
    super(message, cause);
  }
}
