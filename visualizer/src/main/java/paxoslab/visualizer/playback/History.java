package paxoslab.visualizer.playback;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A value that changes at some events: a look-up at any event is a binary search. */
final class History<T> {
  private final T first;
  private int[] changes = new int[4];
  private final List<T> values = new ArrayList<>();

  /**
   * A history without a change.
   *
   * @param first the value before the first change
   */
  History(T first) {
    this.first = first;
  }

  /** The value is this from an event on; the indexes of events must rise. */
  void add(int index, T value) {
    T last = values.isEmpty() ? first : values.get(values.size() - 1);
    if (!last.equals(value)) {
      if (values.size() == changes.length) {
        changes = Arrays.copyOf(changes, 2 * changes.length);
      }
      changes[values.size()] = index;
      values.add(value);
    }
  }

  /** The value right after the event at {@code index}. */
  T at(int index) {
    int found = Arrays.binarySearch(changes, 0, values.size(), index);
    int last = found >= 0 ? found : -found - 2;
    return last < 0 ? first : values.get(last);
  }
}
