package paxoslab.history;

import java.util.List;

/**
 * What came out for a history. It is linearizable if the operations of each key are (Herlihy and
 * Wing, Linearizability: A Correctness Condition for Concurrent Objects, 1990, theorem 1).
 *
 * @param keys one verdict for each key, in the order in which the keys were first named
 */
public record Verdict(List<KeyVerdict> keys) {
  public Verdict {
    keys = List.copyOf(keys);
  }

  /** In one word. */
  public enum Outcome {
    /** Every key's operations can be put in order. */
    LINEARIZABLE,
    /** Some key's can't. */
    NOT_LINEARIZABLE,
    /** No key's are known not to be, but not all are known to be: this is not a pass. */
    UNKNOWN
  }

  /** That of the whole history. */
  public Outcome outcome() {
    if (!failures().isEmpty()) {
      return Outcome.NOT_LINEARIZABLE;
    }
    return unknowns().isEmpty() ? Outcome.LINEARIZABLE : Outcome.UNKNOWN;
  }

  /** The keys whose operations can't be put in order. */
  public List<KeyVerdict.NotLinearizable> failures() {
    return only(KeyVerdict.NotLinearizable.class);
  }

  /** The keys that were not decided. */
  public List<KeyVerdict.Unknown> unknowns() {
    return only(KeyVerdict.Unknown.class);
  }

  private <T extends KeyVerdict> List<T> only(Class<T> type) {
    return keys.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
