package paxoslab.guard;

import org.jspecify.annotations.Nullable;

/** The host's hand on one peer's copy of {@link Guard}. */
public interface GuardControl {
  /** Connects the peer's guard with its host; null disconnects. */
  void connect(@Nullable GuardRuntime runtime);

  /** Sets how many loop iterations and method calls may follow. */
  void refuel(long iterations);

  /** How deeply the student's methods are nested now. */
  int depth();

  void depth(int depth);

  /** The line of the latest call of Env ({@code PaxosPeer.java:88}), or null; forgets it. */
  @Nullable String takeLine();

  /** The line of the return by which the current handler ended, or null; forgets it. */
  @Nullable String takeReturnLine();
}
