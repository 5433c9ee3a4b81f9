package paxoslab.history;

import java.util.Comparator;

/**
 * An operation in its place: two may be equal.
 *
 * @param index its place in the history
 */
record Call(int index, Operation operation) {
  /** Who was invoked first. */
  static final Comparator<Call> BY_INVOCATION =
      (a, b) -> {
        int order = Long.compare(a.operation.invoked(), b.operation.invoked());
        return order != 0 ? order : Integer.compare(a.index, b.index);
      };

  /** Who was completed first; pending ones last. */
  static final Comparator<Call> BY_COMPLETION =
      (a, b) -> {
        int order = Long.compare(a.operation.completed(), b.operation.completed());
        return order != 0 ? order : Integer.compare(a.index, b.index);
      };

  /** True if this was over when the other began. */
  boolean precedes(Call other) {
    long over = operation.completed();
    long begun = other.operation.invoked();
    return over < begun || (over == begun && isProgramOrder(other));
  }

  /** True if both are of one client, and this one is the earlier. */
  boolean isProgramOrder(Call other) {
    return operation.client() == other.operation.client()
        && index < other.index
        && !operation.isPending();
  }

  boolean isRead() {
    return !operation.isWrite();
  }
}
