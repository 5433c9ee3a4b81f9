package paxoslab.visualizer.playback;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The events that tell something of the acceptors of one instance, with checkpoints. */
final class Told {
  /** So many events lie between two checkpoints. */
  private static final int STRIDE = 32;

  private final Acceptors acceptors;
  private final int peers;
  private int[] events = new int[16];
  private int count;

  /** The peers' states before each STRIDE events but the first. */
  private final List<AcceptorState[]> checkpoints = new ArrayList<>(0);

  Told(Acceptors acceptors, int peers) {
    this.acceptors = acceptors;
    this.peers = peers;
  }

  /** The event with the next index that tells something. */
  void add(int index) {
    if (count == events.length) {
      events = Arrays.copyOf(events, 2 * count);
    }
    if (count > 0 && count % STRIDE == 0) {
      AcceptorState[] states = new AcceptorState[peers];
      for (int peer = 0; peer < peers; peer++) {
        states[peer] = at(index - 1, peer);
      }
      checkpoints.add(states);
    }
    events[count++] = index;
  }

  /** Gives back what it reserved for more. */
  void trim() {
    events = Arrays.copyOf(events, count);
  }

  /** What is known of a peer right after an event of the run. */
  AcceptorState at(int index, int peer) {
    int found = Arrays.binarySearch(events, 0, count, index);
    int end = found >= 0 ? found + 1 : -found - 1;
    int checkpoint = Math.min(checkpoints.size(), Math.max(0, end - 1) / STRIDE);
    boolean known = peer >= 0 && peer < peers;
    AcceptorState state =
        checkpoint == 0 || !known ? AcceptorState.UNKNOWN : checkpoints.get(checkpoint - 1)[peer];
    for (int i = known ? checkpoint * STRIDE : 0; i < end; i++) {
      if (acceptors.lane(events[i]) == peer) {
        state = acceptors.after(state, events[i]);
      }
    }
    return state;
  }
}
