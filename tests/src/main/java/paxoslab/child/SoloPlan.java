package paxoslab.child;

import java.util.OptionalInt;

/** Chooses the peers that are played again alone. */
public interface SoloPlan {
  /** The peer of this run of a lesson; the same each time it is asked. */
  OptionalInt peer(String lesson, long seed);
}
