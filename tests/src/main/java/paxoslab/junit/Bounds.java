package paxoslab.junit;

import java.time.Duration;

/**
 * What a lesson allows: missing one of these breaks a rule of severity "bound".
 *
 * @param decide virtual time for a decision that a majority can reach
 * @param min virtual time for min to rise once every peer's done can be told
 * @param calls requests to other peers that one instance may take; 0 if the lesson doesn't count
 */
public record Bounds(Duration decide, Duration min, int calls) {
  /** What holds where a rubric says nothing else. */
  public static final Bounds USUAL = new Bounds(Duration.ofSeconds(30), Duration.ofSeconds(10), 0);
}
