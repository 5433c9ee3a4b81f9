package paxoslab.intake;

/** Ends the reading of a submission that is refused; {@link Intake#of} turns it into a value. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  RefusedException(String reason) {
    super(reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
