package paxoslab.cli;

/** A command can't run, because of what it was given: one line for the user, with the remedy. */
final class UserError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UserError(String message) {
    super(message);
  }
}
