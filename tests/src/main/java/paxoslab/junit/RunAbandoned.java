package paxoslab.junit;

/** A run that leaves something out went on longer than the one that it was to shorten. */
final class RunAbandoned extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RunAbandoned() {
    super("longer than the run that it was to shorten", null, false, false);
  }
}
