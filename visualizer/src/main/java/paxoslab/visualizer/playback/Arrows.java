package paxoslab.visualizer.playback;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.IntConsumer;
import paxoslab.visualizer.playback.Arrow.Kind;
import paxoslab.visualizer.playback.Arrow.Outcome;

/**
 * The ways of all messages, in the order in which they leave. Kept in columns, with an index over
 * where they end: to find those in sight takes no longer in a longer run.
 */
public final class Arrows extends AbstractList<Arrow> implements RandomAccess {
  private static final int BLOCK = 16;
  private static final Phase[] PHASES = Phase.values();
  private static final Outcome[] OUTCOMES = Outcome.values();

  private final Timeline timeline;
  private final int[] starts;
  private final int[] ends;
  private final byte[] forms;

  /** Those that never end. */
  private final int[] open;

  /**
   * A heap over blocks of arrows: the last end in each, and in each pair of nodes below. What never
   * ends counts as ending where it leaves.
   */
  private final int[] reach;

  private final int leaves;

  /**
   * Takes over the columns.
   *
   * @param starts rising
   * @param ends -1 for one that never ends
   * @param forms as {@link #form} makes them
   */
  Arrows(Timeline timeline, int[] starts, int[] ends, byte[] forms) {
    this.timeline = timeline;
    this.starts = starts;
    this.ends = ends;
    this.forms = forms;
    this.open = openOnes();
    this.leaves = Math.max(1, Integer.highestOneBit(Math.max(1, starts.length / BLOCK)) * 2);
    this.reach = new int[2 * leaves];
    for (int i = 0; i < starts.length; i++) {
      int leaf = leaves + i / BLOCK;
      reach[leaf] = Math.max(reach[leaf], reach(i));
    }
    for (int node = leaves - 1; node > 0; node--) {
      reach[node] = Math.max(reach[2 * node], reach[2 * node + 1]);
    }
  }

  private int[] openOnes() {
    int count = 0;
    for (int end : ends) {
      count += end < 0 ? 1 : 0;
    }
    int[] result = new int[count];
    int next = 0;
    for (int i = 0; i < ends.length; i++) {
      if (ends[i] < 0) {
        result[next++] = i;
      }
    }
    return result;
  }

  private int reach(int arrow) {
    return Math.max(starts[arrow], ends[arrow]);
  }

  /** What an arrow looks like, in a byte. */
  @SuppressWarnings("EnumOrdinal") // in memory only
  static byte form(Kind kind, Phase phase, boolean rejected, Outcome outcome, boolean copy) {
    int form = phase.ordinal() | outcome.ordinal() << 3;
    form |= (kind == Kind.REPLY ? 1 : 0) << 5 | (rejected ? 1 : 0) << 6 | (copy ? 1 : 0) << 7;
    return (byte) form;
  }

  /** The same, with another outcome. */
  @SuppressWarnings("EnumOrdinal") // in memory only
  static byte form(byte form, Outcome outcome) {
    return (byte) (form & ~(3 << 3) | outcome.ordinal() << 3);
  }

  @Override
  public int size() {
    return starts.length;
  }

  @Override
  public Arrow get(int i) {
    byte form = forms[i];
    int start = starts[i];
    return new Arrow(
        (form >> 5 & 1) == 1 ? Kind.REPLY : Kind.REQUEST,
        PHASES[form & 7],
        (form >> 6 & 1) == 1,
        timeline.lane(start),
        timeline.receiver(start),
        start,
        ends[i],
        OUTCOMES[form >> 3 & 3],
        (form >> 7 & 1) == 1);
  }

  /**
   * Those that leave at or before the event with index {@code last} and end at or after {@code
   * first}, in order. One that never ends counts as ending where it leaves.
   */
  public List<Arrow> crossing(int first, int last) {
    List<Arrow> found = new ArrayList<>();
    search(first, last, i -> found.add(get(i)));
    return found;
  }

  /** Those that left at or before an event and end at or after it, or never, in order. */
  public List<Arrow> underway(int index) {
    List<Arrow> found = new ArrayList<>();
    int[] next = {0};
    search(
        index,
        index,
        i -> {
          // Those that never end are found by search too, where they begin at this event.
          while (next[0] < open.length && open[next[0]] < i) {
            found.add(get(open[next[0]++]));
          }
          if (ends[i] >= 0) {
            found.add(get(i));
          }
        });
    while (next[0] < open.length && starts[open[next[0]]] <= index) {
      found.add(get(open[next[0]++]));
    }
    return found;
  }

  /** Finds what {@link #crossing} tells; returns how many arrows and nodes it looked at. */
  int search(int first, int last, IntConsumer found) {
    return search(1, 0, leaves, first, last, found);
  }

  private int search(int node, int low, int high, int first, int last, IntConsumer found) {
    int begin = low * BLOCK;
    if (begin >= starts.length || reach[node] < first || starts[begin] > last) {
      return 1;
    }
    if (high - low > 1) {
      int middle = (low + high) >>> 1;
      return 1
          + search(2 * node, low, middle, first, last, found)
          + search(2 * node + 1, middle, high, first, last, found);
    }
    int end = Math.min(begin + BLOCK, starts.length);
    for (int i = begin; i < end && starts[i] <= last; i++) {
      if (reach(i) >= first) {
        found.accept(i);
      }
    }
    return 1 + end - begin;
  }
}
