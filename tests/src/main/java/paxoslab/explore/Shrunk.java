package paxoslab.explore;

import paxoslab.trace.Trace;

/**
 * What shrinking made of a run.
 *
 * @param trace the shortest run found that breaks the same rule
 * @param runs how many runs were tried
 * @param complete false if the budget ended before nothing more could be left out
 */
public record Shrunk(Trace trace, int runs, boolean complete) {
  /** Deliveries of requests and of replies, and calls of the application. */
  public int steps() {
    return Size.stepsIn(trace);
  }
}
