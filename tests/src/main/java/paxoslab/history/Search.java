package paxoslab.history;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import paxoslab.history.Timetable.Entry;

/**
 * Looks for an order of one key's operations that explains every get. The method is that of Wing
 * and Gong (Testing and Verifying Concurrent Objects, 1993) with Lowe's improvements (Testing for
 * linearizability, 2017): operations take effect only when a completion demands it, configurations
 * that were met before are not looked at again, and a get that fits takes effect at once, since
 * that takes nothing away from any other order.
 *
 * <p>What is known of puts and appends makes configurations few. All values that no get to come may
 * see are one. While the value is such a one, writes that no get shows take effect at once. And a
 * configuration is given up as soon as some get can't return any more what it did.
 */
final class Search {
  /** What came out. */
  enum Outcome {
    LINEARIZABLE,
    NOT_LINEARIZABLE,
    UNKNOWN
  }

  /**
   * Where all that follows depends on.
   *
   * @param position the completion that can't be passed yet
   * @param done those under way that have taken effect
   */
  private record Configuration(int position, long done, KeyState state) {}

  /** A configuration with what was not tried there yet. */
  private static final class Branch {
    final Configuration from;
    final int ordered;
    long untried;
    int untriedFree;

    Branch(Configuration from, int ordered, long untried) {
      this.from = from;
      this.ordered = ordered;
      this.untried = untried;
    }
  }

  private final Timetable times;
  private final List<Call> free;
  private final boolean freePut;
  private final List<Entry> reads = new ArrayList<>();
  private final int most;
  private int configurations;
  private final Set<Configuration> seen = new HashSet<>();
  private final Deque<Branch> branches = new ArrayDeque<>();
  private final List<Call> order = new ArrayList<>();

  private final Entry[] byBit = new Entry[Long.SIZE];
  private int position;
  private long open;
  private long openReads;
  private long openPuts;
  private long done;
  private KeyState state = KeyState.EMPTY;

  Search(Puzzle puzzle, Limits limits) {
    times = new Timetable(puzzle, limits.concurrent());
    free = puzzle.free();
    freePut = free.stream().anyMatch(call -> call.operation().kind() == Operation.Kind.PUT);
    most = limits.configurations();
    if (!free.isEmpty()) {
      for (int i = times.nextRead(0); i < times.size(); i = times.nextRead(i + 1)) {
        reads.add(times.entry(i));
      }
    }
  }

  /** Searches; to be called once. */
  Outcome run() {
    if (times.crowdedAt().isPresent()) {
      return Outcome.UNKNOWN;
    }
    advance();
    while (position < times.size()) {
      if (!state.isUnseen() && !isSeen()) {
        // All such states are alike, which makes configurations few.
        state = KeyState.UNSEEN;
      }
      if (state.isUnseen() && hide()) {
        advance();
        continue;
      }
      boolean hopeful = !isHopeless();
      if (hopeful && ++configurations > most) {
        return Outcome.UNKNOWN;
      }
      if (!hopeful || !takeOnlyChoice()) {
        if (hopeful) {
          note();
        }
        if (!step()) {
          return Outcome.NOT_LINEARIZABLE;
        }
      }
      advance();
    }
    return Outcome.LINEARIZABLE;
  }

  /** The operations in the order that was found. */
  List<Call> order() {
    return List.copyOf(order);
  }

  /** How many configurations were looked at. */
  int configurations() {
    return configurations;
  }

  /** When first too many operations were under way at once; empty if they never were. */
  OptionalLong crowdedAt() {
    return times.crowdedAt();
  }

  /** Lets writes take effect that nobody sees, where that does no harm; true if what is due did. */
  private boolean hide() {
    Entry due = times.entry(position);
    for (long rest = open & ~done & ~openReads; rest != 0; rest &= rest - 1) {
      Entry write = byBit[Long.numberOfTrailingZeros(rest)];
      if (write.deadline < times.size() && isReady(write) && !times.isShown(write)) {
        done |= write.bit;
        order.add(write.call);
      }
    }
    return (done & due.bit) != 0;
  }

  /** Where only one write can be next there is nothing to come back to. */
  private boolean takeOnlyChoice() {
    long choices = open & ~done & ~openReads;
    if (Long.bitCount(choices) != 1 || !free.isEmpty()) {
      return false;
    }
    Entry write = byBit[Long.numberOfTrailingZeros(choices)];
    if (isReady(write)) {
      done |= choices;
      takeEffect(write.call);
      return true;
    }
    return false;
  }

  /** Notes a configuration that was not met before, with what can be tried there. */
  private void note() {
    Configuration here = new Configuration(position, done, state);
    if (seen.add(here)) {
      branches.push(new Branch(here, order.size(), open & ~done & ~openReads));
    }
  }

  /** Lets a write take effect that was not tried yet; false if all was tried. */
  private boolean step() {
    while (!branches.isEmpty()) {
      Branch branch = branches.element();
      restore(branch);
      Entry write = next(branch);
      if (write != null) {
        done |= write.bit;
        takeEffect(write.call);
        return true;
      }
      Call invented = nextFree(branch);
      if (invented != null) {
        takeEffect(invented);
        return true;
      }
      branches.pop();
    }
    return false;
  }

  private void takeEffect(Call write) {
    state = state.after(write.operation());
    order.add(write);
    settle();
  }

  /** The likeliest write: one that the next get waits for, that which is due, the first to end. */
  private @Nullable Entry next(Branch branch) {
    Entry best = null;
    int bestRank = Integer.MAX_VALUE;
    Entry target = nextRead();
    for (long rest = branch.untried; rest != 0; rest &= rest - 1) {
      Entry entry = byBit[Long.numberOfTrailingZeros(rest)];
      if (!isReady(entry)) {
        branch.untried &= ~entry.bit;
        continue;
      }
      int rank = target != null && fits(entry, target.value) ? -1 : entry.deadline;
      if (best == null || rank < bestRank) {
        best = entry;
        bestRank = rank;
      }
    }
    if (best != null) {
      branch.untried &= ~best.bit;
    }
    return best;
  }

  private boolean fits(Entry write, String read) {
    return write.put
        ? read.startsWith(write.value)
        : read.startsWith(write.value, state.length()) && state.begins(read);
  }

  /** A free write that leads towards the value of some get to come: no other is of use. */
  private @Nullable Call nextFree(Branch branch) {
    while (branch.untriedFree < free.size()) {
      Call call = free.get(branch.untriedFree++);
      Operation write = call.operation();
      for (Entry read : reads) {
        if (!isDone(read)
            && (write.kind() == Operation.Kind.PUT
                ? read.value.startsWith(write.value())
                : !write.value().isEmpty()
                    && read.value.startsWith(write.value(), state.length())
                    && state.begins(read.value))) {
          return call;
        }
      }
    }
    return null;
  }

  /** True if an operation under way, or one that is over, has taken effect. */
  private boolean isDone(Entry entry) {
    return entry.deadline < position
        || ((done & entry.bit) != 0 && byBit[Long.numberOfTrailingZeros(entry.bit)] == entry);
  }

  private boolean isReady(Entry entry) {
    return entry.after == null || isDone(entry.after);
  }

  /** True if a get under way, or the next to end, can't return what it did any more. */
  private boolean isHopeless() {
    if (freePut) {
      return false;
    }
    for (long rest = openReads & ~done; rest != 0; rest &= rest - 1) {
      if (!isPossible(byBit[Long.numberOfTrailingZeros(rest)])) {
        return true;
      }
    }
    Entry next = nextRead();
    return next != null && next.begin >= position && !isPossible(next);
  }

  /** The get that ends first of those that have not taken effect. */
  private @Nullable Entry nextRead() {
    int read = times.nextRead(position);
    while (read < times.size() && isDone(times.entry(read))) {
      read = times.nextRead(read + 1);
    }
    return read < times.size() ? times.entry(read) : null;
  }

  /** True if appends, or a put that can still come, may lead to what a get returned. */
  private boolean isPossible(Entry read) {
    if (state.begins(read.value)) {
      return true;
    }
    for (long rest = openPuts & ~done; rest != 0; rest &= rest - 1) {
      if (read.value.startsWith(byBit[Long.numberOfTrailingZeros(rest)].value)) {
        return true;
      }
    }
    int put = times.nextPut(position);
    while (put < read.deadline && !read.value.startsWith(times.entry(put).value)) {
      put = times.nextPut(put + 1);
    }
    return put < read.deadline;
  }

  /** True if some get may see this value, or what appends make of it, before the next put. */
  private boolean isSeen() {
    for (long rest = openReads & ~done; rest != 0; rest &= rest - 1) {
      if (state.begins(byBit[Long.numberOfTrailingZeros(rest)].value)) {
        return true;
      }
    }
    int event = times.nextReadOrPut(position);
    while (event < times.size()) {
      Entry entry = times.entry(event);
      if (entry.put && !isDone(entry)) {
        return false;
      }
      if (entry.read && state.begins(entry.value)) {
        return true;
      }
      event = times.nextReadOrPut(event + 1);
    }
    return false;
  }

  /** Goes on to the next completion of what has not taken effect. */
  private void advance() {
    while (position < times.size()) {
      Entry entry = times.entry(position);
      if (times.isInvocation(position)) {
        begin(entry);
        position++;
        if (entry.read) {
          settle();
        }
      } else if ((done & entry.bit) != 0) {
        end(entry);
        done &= ~entry.bit;
        position++;
      } else {
        return;
      }
    }
  }

  /** Goes back to where a choice was made. */
  private void restore(Branch branch) {
    Configuration to = branch.from;
    while (position > to.position) {
      position--;
      if (times.isInvocation(position)) {
        end(times.entry(position));
      } else {
        begin(times.entry(position));
      }
    }
    done = to.done;
    state = to.state;
    while (order.size() > branch.ordered) {
      order.remove(order.size() - 1);
    }
  }

  private void begin(Entry entry) {
    byBit[Long.numberOfTrailingZeros(entry.bit)] = entry;
    open |= entry.bit;
    openReads |= entry.read ? entry.bit : 0;
    openPuts |= entry.put ? entry.bit : 0;
  }

  private void end(Entry entry) {
    open &= ~entry.bit;
    openReads &= ~entry.bit;
    openPuts &= ~entry.bit;
  }

  /** Lets every get take effect that fits. */
  private void settle() {
    boolean again;
    do {
      again = false;
      for (long rest = openReads & ~done; rest != 0; rest &= rest - 1) {
        Entry read = byBit[Long.numberOfTrailingZeros(rest)];
        if (state.is(read.value) && isReady(read)) {
          done |= read.bit;
          order.add(read.call);
          again = times.hasTies();
        }
      }
    } while (again);
  }
}
