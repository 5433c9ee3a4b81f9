package paxoslab.visualizer.view;

import java.util.AbstractList;
import java.util.RandomAccess;

/** The numbers from 0 to one less than a size, as a list. */
final class Indexes extends AbstractList<Integer> implements RandomAccess {
  private final int size;

  Indexes(int size) {
    this.size = size;
  }

  @Override
  public Integer get(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(index);
    }
    return index;
  }

  @Override
  public int size() {
    return size;
  }
}
