package paxoslab.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The invocations and completions of a puzzle in the order of time. */
final class Timetable {
  /** An operation with its place in the order of time. */
  static final class Entry {
    final Call call;
    final boolean read;
    final boolean put;
    final String value;

    /** The bit that stands for it while it is under way; another has it afterwards. */
    long bit;

    /** The number of the event at which it began. */
    int begin;

    /** The number of the event at which it must have taken effect. */
    int deadline = Integer.MAX_VALUE;

    /** Its client's operation before, where that was completed in the same microsecond. */
    @Nullable Entry after;

    /** False if no get shows it; null before somebody asks. */
    private @Nullable Boolean shown;

    Entry(Call call) {
      this.call = call;
      read = call.isRead();
      put = call.operation().kind() == Operation.Kind.PUT;
      value = call.operation().value();
    }
  }

  private final Entry[] events;
  private final boolean[] invocations;
  private final int[] nextRead;
  private final int[] nextReadOrPut;
  private final int[] nextPut;
  private final int[] lastOfReads;
  private boolean ties;
  private @Nullable Long crowdedAt;

  Timetable(Puzzle puzzle, int mostConcurrent) {
    List<Entry> begins = new ArrayList<>(puzzle.required().size());
    puzzle.required().forEach(call -> begins.add(new Entry(call)));
    Entry[] ends = begins.toArray(Entry[]::new);
    for (Call call : puzzle.optional()) {
      if (!call.isRead() && isSeen(call.operation(), puzzle.required())) {
        begins.add(new Entry(call));
      }
    }
    begins.sort((a, b) -> Call.BY_INVOCATION.compare(a.call, b.call));
    Arrays.sort(ends, (a, b) -> Call.BY_COMPLETION.compare(a.call, b.call));
    events = new Entry[begins.size() + ends.length];
    invocations = new boolean[events.length];
    merge(begins, ends);
    assignBits(mostConcurrent);
    nextRead = new int[events.length + 1];
    nextReadOrPut = new int[events.length + 1];
    nextPut = new int[events.length + 1];
    lastOfReads = new int[events.length + 1];
    countAhead();
  }

  /** A write after which no get shows its value makes no difference where it may be left out. */
  private static boolean isSeen(Operation write, List<Call> calls) {
    String value = write.value();
    boolean put = write.kind() == Operation.Kind.PUT;
    for (Call call : calls) {
      String read = call.operation().value();
      if (call.isRead() && (put ? read.startsWith(value) : read.contains(value))) {
        return true;
      }
    }
    return false;
  }

  /** What begins in the microsecond in which something else ends is concurrent with that. */
  private void merge(List<Entry> begins, Entry[] ends) {
    int b = 0;
    int e = 0;
    for (int i = 0; i < events.length; i++) {
      boolean invocation =
          b < begins.size()
              && (e == ends.length || begin(begins.get(b)) <= ends[e].call.operation().completed());
      invocations[i] = invocation;
      if (invocation) {
        events[i] = begins.get(b++);
        events[i].begin = i;
      } else {
        events[i] = ends[e++];
        events[i].deadline = i;
        tie(events[i], begins, b);
      }
    }
  }

  private static long begin(Entry entry) {
    return entry.call.operation().invoked();
  }

  /** Looks at what was invoked when an operation was completed, for its client's next. */
  private void tie(Entry completed, List<Entry> begins, int end) {
    long time = completed.call.operation().completed();
    for (int i = end - 1; i >= 0 && begin(begins.get(i)) == time; i--) {
      Entry next = begins.get(i);
      if (completed.call.isProgramOrder(next.call)) {
        // Completions of one time come by index: the last is the nearest.
        next.after = completed;
        ties = true;
      }
    }
  }

  private void assignBits(int mostConcurrent) {
    long used = 0;
    for (int i = 0; i < events.length; i++) {
      Entry entry = events[i];
      if (!invocations[i]) {
        used &= ~entry.bit;
      } else if (Long.bitCount(used) == mostConcurrent) {
        crowdedAt = begin(entry);
        return;
      } else {
        entry.bit = Long.lowestOneBit(~used);
        used |= entry.bit;
      }
    }
  }

  private void countAhead() {
    nextRead[events.length] = events.length;
    nextReadOrPut[events.length] = events.length;
    nextPut[events.length] = events.length;
    for (int i = events.length - 1; i >= 0; i--) {
      nextRead[i] = !invocations[i] && events[i].read ? i : nextRead[i + 1];
      nextPut[i] = invocations[i] && events[i].put ? i : nextPut[i + 1];
      boolean counts = invocations[i] ? events[i].read : events[i].put;
      nextReadOrPut[i] = counts ? i : nextReadOrPut[i + 1];
    }
    for (int i = 0; i < events.length; i++) {
      int last = invocations[i] && events[i].read ? events[i].deadline : 0;
      lastOfReads[i + 1] = Math.max(lastOfReads[i], last);
    }
  }

  /** True if some get may show a write: its value holds it, and no put must have hidden it. */
  boolean isShown(Entry write) {
    Boolean known = write.shown;
    if (known == null) {
      known = findShown(write);
      write.shown = known;
    }
    return known;
  }

  private boolean findShown(Entry write) {
    int last = lastOfReads[hiddenAt(write)];
    for (int i = nextRead[write.begin]; i <= last && i < events.length; i = nextRead[i + 1]) {
      String value = events[i].value;
      if (write.put ? value.startsWith(write.value) : value.contains(write.value)) {
        return true;
      }
    }
    return false;
  }

  /** The event at which a later put must have taken effect: gets that begin then are too late. */
  private int hiddenAt(Entry write) {
    int put = write.deadline < events.length ? nextPut[write.deadline] : events.length;
    while (put < events.length && events[put].deadline > events.length) {
      put = nextPut[put + 1];
    }
    return put < events.length ? events[put].deadline : events.length;
  }

  int size() {
    return events.length;
  }

  Entry entry(int event) {
    return events[event];
  }

  boolean isInvocation(int event) {
    return invocations[event];
  }

  /** The first event from this one on at which a get is completed; {@link #size} if none is. */
  int nextRead(int event) {
    return nextRead[event];
  }

  /** The first event from this one on at which a get is invoked or a put completed. */
  int nextReadOrPut(int event) {
    return nextReadOrPut[event];
  }

  /** The first event from this one on at which a put is invoked; {@link #size} if none is. */
  int nextPut(int event) {
    return nextPut[event];
  }

  /** True if a client's operation began in the microsecond in which its last one ended. */
  boolean hasTies() {
    return ties;
  }

  /** When first too many operations were under way at once; empty if they never were. */
  OptionalLong crowdedAt() {
    return crowdedAt == null ? OptionalLong.empty() : OptionalLong.of(crowdedAt);
  }
}
