package paxoslab.guard;

import org.jspecify.annotations.Nullable;

/**
 * The host's hand on one peer's {@link Guard}.
 *
 * <p>A template like the guard itself: a peer's class loader defines its own copy, which reaches
 * that peer's copy of the guard.
 */
public final class GuardPanel implements GuardControl {
  /** Made once for each peer's class loader. */
  public GuardPanel() {}

  @Override
  public void connect(@Nullable GuardRuntime runtime) {
    Guard.connect(runtime);
  }

  @Override
  public void refuel(long iterations) {
    Guard.refuel(iterations);
  }

  @Override
  public int depth() {
    return Guard.depth();
  }

  @Override
  public void depth(int depth) {
    Guard.depth(depth);
  }

  @Override
  public @Nullable String takeLine() {
    return Guard.takeLine();
  }

  @Override
  public @Nullable String takeReturnLine() {
    return Guard.takeReturnLine();
  }
}
