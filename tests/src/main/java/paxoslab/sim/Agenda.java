package paxoslab.sim;

import java.util.ArrayDeque;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** What will happen, in order of virtual time; what is due at one time keeps its order of entry. */
final class Agenda {
  /** Something that will happen. */
  sealed interface Item {
    /** The peer that it concerns; the first where it concerns none. */
    int peer();
  }

  /** A request arrives. */
  record RequestArrives(Rpc rpc, Message message) implements Item {
    @Override
    public int peer() {
      return rpc.to;
    }
  }

  /** A reply arrives. */
  record ReplyArrives(Rpc rpc, Message message, Record reply, int replyEvent) implements Item {
    @Override
    public int peer() {
      return rpc.from;
    }
  }

  /** A peer's timer runs out. */
  record TimerRings(int peer, int timer, int setBy) implements Item {}

  /** The caller stops waiting. */
  record CallExpires(Rpc rpc) implements Item {
    @Override
    public int peer() {
      return rpc.from;
    }
  }

  /** The scenario acts. */
  record Act(Runnable action) implements Item {
    @Override
    public int peer() {
      return 0;
    }
  }

  /**
   * An item with its time and its order of entry.
   *
   * @param chain how many items, each caused by the one before, led to it while no time passed
   */
  record Due(long time, long order, int chain, Item item) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      int byTime = Long.compare(time, other.time);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  private final PriorityQueue<Due> queue = new PriorityQueue<>();

  /** All calls expire equally long after they began, so their order is that of entry. */
  private final ArrayDeque<Due> expiries = new ArrayDeque<>();

  private final @Nullable Picked picked;
  private long order;
  private @Nullable Due next;

  /**
   * An agenda in order of time.
   *
   * @param picked what may come before its time, or null
   */
  Agenda(@Nullable Picked picked) {
    this.picked = picked;
  }

  void add(long time, int chain, Item item) {
    queue.add(new Due(time, order++, chain, item));
  }

  void addExpiry(long time, Rpc rpc) {
    expiries.add(new Due(time, order++, 0, new CallExpires(rpc)));
  }

  /**
   * The next item, or null.
   *
   * @param now in virtual microseconds
   */
  @Nullable Due peek(long now) {
    Due due = earliest();
    // What has a time comes first, so that no two things ever happen at one: their order in a run
    // without a picker would be another.
    if (picked == null || (due != null && due.time() <= now + 1)) {
      return due;
    }
    if (next == null) {
      Item item = picked.next(now);
      next = item == null ? null : new Due(now + 1, order++, 0, item);
    }
    return next == null ? due : next;
  }

  /** True if nothing is to happen. */
  boolean isEmpty() {
    return earliest() == null && next == null && (picked == null || picked.isEmpty());
  }

  private @Nullable Due earliest() {
    while (!expiries.isEmpty() && !((CallExpires) expiries.peek().item()).rpc().open) {
      expiries.poll();
    }
    Due item = queue.peek();
    Due expiry = expiries.peek();
    if (item == null || expiry == null) {
      return item == null ? expiry : item;
    }
    return item.compareTo(expiry) <= 0 ? item : expiry;
  }

  /** Takes what {@link #peek} showed. */
  void take(Due due) {
    if (due == next) {
      next = null;
    } else if (due == queue.peek()) {
      queue.poll();
    } else {
      expiries.poll();
    }
  }
}
