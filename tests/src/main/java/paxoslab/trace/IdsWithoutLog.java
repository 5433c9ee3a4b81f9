package paxoslab.trace;

import java.util.Arrays;

/**
 * Event ids as they would be without log events: each id less the number of log events before it.
 * So a line of logging changes no hash, though it takes an id. Memory grows with log events only.
 */
final class IdsWithoutLog {
  private int[] logs = new int[16];
  private int count;

  /** A log event has this id; ids come in rising order. */
  void leaveOut(int id) {
    if (count == logs.length) {
      logs = Arrays.copyOf(logs, 2 * count);
    }
    logs[count++] = id;
  }

  int renumbered(int id) {
    if (count == 0 || id < logs[0]) {
      return id;
    }
    int place = Arrays.binarySearch(logs, 0, count, id);
    return id - (place >= 0 ? place : -place - 1);
  }
}
