package paxoslab.visualizer.playback;

import paxoslab.trace.TraceEvent;

/**
 * How many events of what kind there are at a peer between any two: counted at once, however far
 * they lie apart, from sums that are kept for every few hundred events.
 */
public final class Density {
  private static final int BLOCK = 256;
  private static final Kind[] KINDS = Kind.values();

  private final Timeline timeline;
  private final int lanes;
  private final byte[] kinds;

  /** By block, lane and kind: how many there are before the block. */
  private final int[] before;

  /** What is counted apart. */
  public enum Kind {
    /** Messages of phase 1 that leave or arrive. */
    PREPARE,
    /** Messages of phase 2. */
    ACCEPT,
    /** Messages that tell a decision. */
    DECIDE,
    /** Messages that tell what may be forgotten. */
    FORGET,
    /** Messages between clients and servers of a store. */
    STORE,
    /** Calls, answers, timers, logs: what happens at the peer alone. */
    LOCAL,
    /** Messages of this sender that are lost. */
    LOST
  }

  /** Counts the events of a run once. */
  @SuppressWarnings("EnumOrdinal") // in memory only
  public Density(Timeline timeline) {
    this.timeline = timeline;
    this.lanes = timeline.laneNames().size();
    this.kinds = new byte[timeline.size()];
    int cells = lanes * KINDS.length;
    this.before = new int[(timeline.size() / BLOCK + 2) * cells];
    for (int i = 0; i < kinds.length; i++) {
      int row = i / BLOCK * cells;
      if (i % BLOCK == 0) {
        System.arraycopy(before, row, before, row + cells, cells);
      }
      kinds[i] = (byte) kind(timeline.event(i)).ordinal();
      int lane = timeline.lane(i);
      if (lane >= 0 && lane < lanes) {
        before[row + cells + lane * KINDS.length + kinds[i]]++;
      }
    }
  }

  private Kind kind(TraceEvent event) {
    if (event instanceof TraceEvent.Drop) {
      return Kind.LOST;
    } else if (event instanceof TraceEvent.Send s) {
      return kind((Record) s.msg());
    } else if (event instanceof TraceEvent.Reply r) {
      return kind(r.msg());
    } else if (event instanceof TraceEvent.Deliver || event instanceof TraceEvent.DeliverReply) {
      return timeline.message(Timeline.carried(event)).map(this::kind).orElse(Kind.LOCAL);
    }
    return Kind.LOCAL;
  }

  private static Kind kind(Record message) {
    return switch (Phase.of(message)) {
      case PREPARE -> Kind.PREPARE;
      case ACCEPT -> Kind.ACCEPT;
      case DECIDE -> Kind.DECIDE;
      case FORGET -> Kind.FORGET;
      case STORE -> Kind.STORE;
    };
  }

  /**
   * How many events of each kind happen at a lane, in the order of {@link Kind}.
   *
   * @param first index of the first event that counts
   * @param end index of the first one that doesn't
   */
  public int[] count(int lane, int first, int end) {
    int[] counts = new int[KINDS.length];
    add(counts, lane, end, 1);
    add(counts, lane, first, -1);
    return counts;
  }

  private void add(int[] counts, int lane, int end, int sign) {
    int block = end / BLOCK;
    for (int kind = 0; kind < counts.length; kind++) {
      counts[kind] += sign * before[(block * lanes + lane) * KINDS.length + kind];
    }
    for (int i = block * BLOCK; i < end; i++) {
      if (timeline.lane(i) == lane) {
        counts[kinds[i]] += sign;
      }
    }
  }
}
