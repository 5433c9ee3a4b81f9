package paxoslab.visualizer.branch;

import java.util.List;

/**
 * What could happen otherwise after one step of a run.
 *
 * @param changes what can be chosen
 * @param fixed what can't, and why, a sentence each
 */
public record Moment(List<Change> changes, List<String> fixed) {
  /** Copies both lists. */
  public Moment {
    changes = List.copyOf(changes);
    fixed = List.copyOf(fixed);
  }
}
