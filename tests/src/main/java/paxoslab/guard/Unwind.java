package paxoslab.guard;

/** Unwinds a peer's code after its end; rewritten code cannot catch it. */
public final class Unwind extends Error {
  private static final long serialVersionUID = 1L;

  /** Without a stack: it tells nobody anything. */
  public Unwind() {
    super("this peer's run is over", null, false, false);
  }
}
