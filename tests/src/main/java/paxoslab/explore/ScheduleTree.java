package paxoslab.explore;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/**
 * All schedules of a system that can only be played from its beginning, one of each set that
 * differs in the order of arrivals at different processes alone (a Mazurkiewicz trace). A move is
 * the arrival of one message; it has the same number in all runs.
 *
 * <p>Source sets say which moves must be tried at a point, sleep sets which need not be tried again
 * (Abdulla, Aronis, Jonsson and Sagonas, "Optimal Dynamic Partial Order Reduction", POPL 2014,
 * algorithm 1): whenever two moves at one process could have come in the other order, the point
 * before the first of them gets a move that leads there. That is sound only if an arrival never
 * takes away another one: a late reply must arrive like any other, and no run may stop early.
 *
 * <pre>{@code
 * ScheduleTree schedules = new ScheduleTree(system::processOf);
 * do {
 *   for (int move = schedules.next(system::enabled);
 *       move != ScheduleTree.END;
 *       move = schedules.next(system::enabled)) {
 *     system.take(move);
 *   }
 * } while (schedules.advance());
 * }</pre>
 */
final class ScheduleTree {
  /** The present run is over. */
  static final int END = -1;

  /** A point of the present run, and the move that it goes on with. */
  private static final class Node {
    private final int[] enabled;

    /** At which depth each of them was first seen; the move before that sent it. */
    private final int[] since;

    private final BitSet sleep;
    private final BitSet wanted = new BitSet();

    /** Depths of the moves that happen before the chosen one. */
    private final BitSet before = new BitSet();

    private int chosen = END;

    Node(int[] enabled, int[] since, BitSet sleep) {
      this.enabled = enabled;
      this.since = since;
      this.sleep = sleep;
    }

    /** Chooses a wanted move that doesn't sleep; false if there is none. */
    boolean choose() {
      for (int move : enabled) {
        if (wanted.get(move) && !sleep.get(move)) {
          chosen = move;
          return true;
        }
      }
      chosen = END;
      return false;
    }

    int indexOf(int move) {
      for (int i = 0; i < enabled.length; i++) {
        if (enabled[i] == move) {
          return i;
        }
      }
      return -1;
    }
  }

  private final IntUnaryOperator processOf;
  private final boolean reduces;
  private final List<Node> path = new ArrayList<>();
  private int depth;
  private int knownTo;
  private boolean blocked;
  private long traces;
  private long redundant;

  /**
   * All schedules, up to the order of arrivals at different processes.
   *
   * @param processOf where a move happens; moves at different processes commute
   */
  ScheduleTree(IntUnaryOperator processOf) {
    this(processOf, true);
  }

  /**
   * All schedules.
   *
   * @param reduces false to enumerate all orders, for comparison
   */
  ScheduleTree(IntUnaryOperator processOf, boolean reduces) {
    this.processOf = processOf;
    this.reduces = reduces;
  }

  /**
   * What happens next in the present run, or {@link #END}.
   *
   * @param enabled all that could arrive, in any order that is the same after the same moves; asked
   *     only where no earlier run came by
   */
  int next(Supplier<int[]> enabled) {
    if (depth == path.size()) {
      int[] possible = enabled.get();
      if (possible.length == 0) {
        return END;
      }
      Node node = new Node(possible, since(possible), sleepHere());
      path.add(node);
      want(node);
      if (!node.choose()) {
        blocked = true;
        return END;
      }
    }
    if (reduces && depth >= knownTo) {
      happens(depth);
    }
    return path.get(depth++).chosen;
  }

  /** True if the present run ended because another run covers what would follow. */
  boolean isBlocked() {
    return blocked;
  }

  /** Plays the present run again from its beginning. */
  void again() {
    depth = 0;
    knownTo = path.size();
    blocked = false;
  }

  /** Ends the present run and turns to the next one; false if there is none. */
  boolean advance() {
    if (blocked) {
      redundant++;
    } else {
      traces++;
    }
    depth = 0;
    blocked = false;
    while (!path.isEmpty()) {
      Node last = path.get(path.size() - 1);
      if (last.chosen != END) {
        last.sleep.set(last.chosen);
        if (last.choose()) {
          knownTo = path.size() - 1;
          return true;
        }
      }
      path.remove(path.size() - 1);
    }
    return false;
  }

  /** Runs to their end, each of another trace. */
  long traces() {
    return traces;
  }

  /** Runs that were given up because others cover them. */
  long redundant() {
    return redundant;
  }

  /** All moves without reduction; else one that doesn't sleep, and more if races ask for it. */
  private void want(Node node) {
    for (int move : node.enabled) {
      if (!reduces) {
        node.wanted.set(move);
      } else if (node.wanted.isEmpty() && !node.sleep.get(move)) {
        node.wanted.set(move);
      }
    }
  }

  private int[] since(int[] possible) {
    int[] since = new int[possible.length];
    for (int i = 0; i < since.length; i++) {
      int before = depth == 0 ? -1 : path.get(depth - 1).indexOf(possible[i]);
      since[i] = before < 0 ? depth : path.get(depth - 1).since[before];
    }
    return since;
  }

  /** What sleeps before the latest move, and what was tried there, unless it depends on it. */
  private BitSet sleepHere() {
    BitSet sleep = new BitSet();
    if (!reduces || depth == 0) {
      return sleep;
    }
    Node before = path.get(depth - 1);
    int process = processOf.applyAsInt(before.chosen);
    for (int m = before.sleep.nextSetBit(0); m >= 0; m = before.sleep.nextSetBit(m + 1)) {
      if (processOf.applyAsInt(m) != process) {
        sleep.set(m);
      }
    }
    return sleep;
  }

  /** The move at this depth is chosen: notes what happens before it, and if it races. */
  private void happens(int now) {
    Node node = path.get(now);
    node.before.clear();
    int cause = node.since[node.indexOf(node.chosen)] - 1;
    if (cause >= 0) {
      node.before.or(path.get(cause).before);
      node.before.set(cause);
    }
    int process = processOf.applyAsInt(node.chosen);
    int rival = now - 1;
    while (rival >= 0 && processOf.applyAsInt(path.get(rival).chosen) != process) {
      rival--;
    }
    if (rival >= 0) {
      // Only the latest move at this process can change places with this one at once.
      boolean races = !node.before.get(rival);
      node.before.or(path.get(rival).before);
      node.before.set(rival);
      if (races) {
        reverse(rival, now);
      }
    }
  }

  /** Before the rival, a move is to be tried that leads to the other order. */
  private void reverse(int rival, int now) {
    BitSet without = new BitSet();
    for (int at = rival + 1; at < now; at++) {
      if (!path.get(at).before.get(rival)) {
        without.set(at);
      }
    }
    without.set(now);
    BitSet wanted = path.get(rival).wanted;
    int first = END;
    for (int at = without.nextSetBit(0); at >= 0; at = without.nextSetBit(at + 1)) {
      if (!path.get(at).before.intersects(without)) {
        int move = path.get(at).chosen;
        if (wanted.get(move)) {
          return;
        }
        first = first == END ? move : first;
      }
    }
    wanted.set(first);
  }
}
