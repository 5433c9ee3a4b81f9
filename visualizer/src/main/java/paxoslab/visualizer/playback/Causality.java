package paxoslab.visualizer.playback;

import java.util.Arrays;
import java.util.BitSet;
import paxoslab.trace.TraceEvent;

/**
 * What could have influenced what: an event comes after the one before it at its peer, and an
 * arrival after its message was sent (Lamport, "Time, Clocks, and the Ordering of Events in a
 * Distributed System", 1978: happened before).
 */
public final class Causality {
  private final int[] lanePredecessor;
  private final int[] messagePredecessor;

  /** Finds the predecessors of each event, once. */
  public Causality(Timeline timeline) {
    int size = timeline.size();
    lanePredecessor = new int[size];
    messagePredecessor = new int[size];
    int[] last = new int[timeline.laneNames().size()];
    Arrays.fill(last, -1);
    for (int i = 0; i < size; i++) {
      TraceEvent event = timeline.event(i);
      int lane = timeline.lane(i);
      boolean atPeer = lane >= 0 && lane < last.length && !isOfTheNetwork(event);
      lanePredecessor[i] = atPeer ? last[lane] : -1;
      if (atPeer) {
        last[lane] = i;
      }
      messagePredecessor[i] = timeline.indexOf(Timeline.carried(event));
    }
  }

  /** A peer doesn't know what becomes of its messages on their way. */
  private static boolean isOfTheNetwork(TraceEvent event) {
    return event instanceof TraceEvent.Drop || event instanceof TraceEvent.Duplicate;
  }

  /**
   * The indexes of an event, of all that happened before it, and of all that it happened before.
   */
  public BitSet around(int index) {
    BitSet around = future(index);
    around.or(past(index));
    return around;
  }

  private BitSet past(int index) {
    BitSet past = new BitSet();
    past.set(index);
    for (int i = index; i >= 0; i--) {
      if (past.get(i)) {
        set(past, lanePredecessor[i]);
        set(past, messagePredecessor[i]);
      }
    }
    return past;
  }

  private static void set(BitSet bits, int index) {
    if (index >= 0) {
      bits.set(index);
    }
  }

  private BitSet future(int index) {
    BitSet future = new BitSet();
    future.set(index);
    for (int i = index + 1; i < lanePredecessor.length; i++) {
      boolean follows = has(future, lanePredecessor[i]) || has(future, messagePredecessor[i]);
      future.set(i, follows);
    }
    return future;
  }

  private static boolean has(BitSet bits, int index) {
    return index >= 0 && bits.get(index);
  }
}
