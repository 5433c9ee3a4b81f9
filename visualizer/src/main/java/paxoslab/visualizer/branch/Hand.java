package paxoslab.visualizer.branch;

import java.util.List;

/**
 * What somebody who plays a live run can do where it has come.
 *
 * @param inFlight the messages that wait, in the order in which they were sent
 * @param fixed those that can't arrive any more, and why, a sentence each
 */
public record Hand(List<InFlight> inFlight, List<String> fixed) {
  /** Copies both lists. */
  public Hand {
    inFlight = List.copyOf(inFlight);
    fixed = List.copyOf(fixed);
  }
}
