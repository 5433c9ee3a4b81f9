package paxoslab.visualizer.playback;

/** To which step each event belongs: a bit where a step begins, and a count for every 64 events. */
final class Steps {
  private final long[] begins;
  private final int[] before;
  private int count;

  Steps(int events) {
    begins = new long[events / 64 + 1];
    before = new int[begins.length];
  }

  /** The next event begins a step, or belongs to that of the event before. */
  void add(int index, boolean begin) {
    if (index % 64 == 0) {
      before[index / 64] = count;
    }
    if (begin) {
      begins[index / 64] |= 1L << index;
      count++;
    }
  }

  /** The step of an event that was added, from 0. */
  int of(int index) {
    long upTo = begins[index / 64] & -1L >>> 63 - index % 64;
    return before[index / 64] + Long.bitCount(upTo) - 1;
  }

  /** How many steps there are. */
  int count() {
    return count;
  }
}
