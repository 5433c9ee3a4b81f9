package paxoslab.explore;

import java.util.List;
import java.util.Optional;
import paxoslab.trace.Finding;
import paxoslab.trace.Trace;

/**
 * A run, and what it could do without.
 *
 * @param trace what happened, its choices included
 * @param steps the choices that would have left out its scenario's steps, in order
 */
public record Attempt(Trace trace, List<String> steps) {
  /** Copies the steps. */
  public Attempt {
    steps = List.copyOf(steps);
  }

  /** What made it fail: the first finding that is not advice. */
  public Optional<Finding> failure() {
    return trace.failure();
  }

  boolean breaks(String rule) {
    return failure().filter(finding -> finding.rule().equals(rule)).isPresent();
  }
}
