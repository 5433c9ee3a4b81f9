package paxoslab.trace;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;
import paxoslab.api.Fate;
import paxoslab.api.Request;
import paxoslab.trace.TraceEvent.Why;
import paxoslab.wire.Value;

/**
 * Events in columns of primitives, about 30 bytes each beside what they carry, where a list of
 * records takes some 100. Equal messages, values and texts that stand near one another are kept
 * once. A {@link TraceEvent} is made each time that one is asked for. Immutable.
 */
@SuppressWarnings("EnumOrdinal") // in memory only, never in a file
public final class EventColumns extends AbstractList<TraceEvent> implements RandomAccess {
  private static final Kind[] KINDS = Kind.values();
  private static final Why[] WHYS = Why.values();

  private final int size;
  private final byte[] kinds;

  /** Empty if each id is one more than the one before. */
  private final int[] ids;

  private final int firstId;
  private final long[] times;

  /** The peer, or the sender and above it the receiver, 16 bits each. */
  private final int[] peers;

  /** The number of the call, or what else the kind counts. */
  private final int[] numbers;

  /** The id of the cause, or of the message. */
  private final int[] references;

  /** What is carried, by its place among the objects; -1 for nothing. */
  private final int[] contents;

  /** The student's line, likewise. */
  private final int[] lines;

  private final Object[] objects;

  private EventColumns(Builder b) {
    size = b.size;
    kinds = Arrays.copyOf(b.kinds, size);
    ids = b.dense ? new int[0] : Arrays.copyOf(b.ids, size);
    firstId = size == 0 ? 0 : b.ids[0];
    times = Arrays.copyOf(b.times, size);
    peers = Arrays.copyOf(b.peers, size);
    numbers = Arrays.copyOf(b.numbers, size);
    references = Arrays.copyOf(b.references, size);
    contents = Arrays.copyOf(b.contents, size);
    lines = Arrays.copyOf(b.lines, size);
    objects = b.objects.toArray();
  }

  /**
   * These events in columns.
   *
   * @throws IllegalArgumentException if a peer's index is beyond 32,767, or ids don't rise
   */
  public static EventColumns of(List<TraceEvent> events) {
    if (events instanceof EventColumns columns) {
      return columns;
    }
    Builder builder = new Builder();
    events.forEach(builder::add);
    return builder.build();
  }

  @Override
  public int size() {
    return size;
  }

  /** The id of the event at an index. */
  public int id(int index) {
    return ids.length == 0 ? firstId + index : ids[index];
  }

  /** The time of the event at an index. */
  public long time(int index) {
    return times[index];
  }

  /** The index of the event with an id; negative if there is none. */
  public int indexOf(int id) {
    if (ids.length > 0) {
      return Arrays.binarySearch(ids, id);
    }
    long index = (long) id - firstId;
    return index < size ? (int) Math.max(-1, index) : -1;
  }

  /** The record that {@link #get} would make. */
  public Class<? extends Record> type(int index) {
    return KINDS[kinds[index]].record();
  }

  /** The id of what caused an event, or of the message that it is about; NONE if there is none. */
  public int reference(int index) {
    return references[index];
  }

  /** The request that a Send carries, or the answer of a Reply; null for all else. */
  public @Nullable Record message(int index) {
    Kind kind = KINDS[kinds[index]];
    return kind == Kind.SEND || kind == Kind.REPLY ? (Record) objects[contents[index]] : null;
  }

  /**
   * True if two events are of one kind, at the same peers, and carry the same. Ids, times, calls'
   * numbers, lines and what they refer to are not compared.
   */
  public boolean isAlike(int index, EventColumns other, int otherIndex) {
    Kind kind = KINDS[kinds[index]];
    if (kinds[index] != other.kinds[otherIndex] || peers[index] != other.peers[otherIndex]) {
      return false;
    }
    boolean sameNumber =
        switch (kind) {
          case SEND, REPLY, DELIVER, DELIVER_REPLY, TIMEOUT -> true;
          default -> numbers[index] == other.numbers[otherIndex];
        };
    boolean sameOp =
        kind != Kind.CALL || text(lines[index]).equals(other.text(other.lines[otherIndex]));
    return sameNumber && sameOp && Objects.equals(content(index), other.content(otherIndex));
  }

  @Override
  public TraceEvent get(int i) {
    int id = id(i);
    long t = times[i];
    int peer = (short) peers[i];
    int to = peers[i] >> 16;
    int number = numbers[i];
    int reference = references[i];
    return switch (KINDS[kinds[i]]) {
      case CALL -> call(i, id, t, peer);
      case RESULT -> {
        Answer a = (Answer) objects[contents[i]];
        yield new TraceEvent.Result(
            id, t, peer, a.op, number, a.fate, a.value, a.number, reference);
      }
      case SEND -> {
        Request<?> request = (Request<?>) objects[contents[i]];
        yield new TraceEvent.Send(id, t, number, peer, to, request, reference, line(i));
      }
      case REPLY -> {
        Record reply = (Record) objects[contents[i]];
        yield new TraceEvent.Reply(id, t, number, peer, to, reply, reference, line(i));
      }
      case DELIVER -> new TraceEvent.Deliver(id, t, number, peer, to, reference);
      case DELIVER_REPLY -> new TraceEvent.DeliverReply(id, t, number, peer, to, reference);
      case DROP -> new TraceEvent.Drop(id, t, reference, WHYS[number]);
      case DUPLICATE -> new TraceEvent.Duplicate(id, t, reference);
      case TIMEOUT -> new TraceEvent.Timeout(id, t, number, peer, reference);
      case TIMER -> new TraceEvent.Timer(id, t, peer, reference);
      case PARTITION -> new TraceEvent.Partition(id, t, text(contents[i]));
      case HEAL -> new TraceEvent.Heal(id, t);
      case DEAF -> new TraceEvent.Deaf(id, t, peer, number != 0);
      case KILL -> new TraceEvent.Kill(id, t, peer);
      case LOG -> new TraceEvent.Log(id, t, peer, text(contents[i]), reference, line(i));
      case NOTE -> new TraceEvent.Note(id, t, text(contents[i]));
      case CHOICE, FINDING -> throw new IllegalStateException("no event");
    };
  }

  private TraceEvent call(int i, int id, long t, int peer) {
    Object content = content(i);
    Asked asked =
        content instanceof Asked keyed ? keyed : new Asked(null, (@Nullable Value) content);
    return new TraceEvent.Call(
        id, t, peer, text(lines[i]), numbers[i], asked.value, asked.key, references[i]);
  }

  private @Nullable Object content(int i) {
    return contents[i] < 0 ? null : objects[contents[i]];
  }

  private String text(int place) {
    return (String) objects[place];
  }

  private @Nullable String line(int i) {
    return lines[i] < 0 ? null : text(lines[i]);
  }

  /** What a Result says beside its instance. */
  private record Answer(String op, @Nullable Fate fate, @Nullable Value value, int number) {}

  /** What a client of a store is asked for. */
  private record Asked(@Nullable String key, @Nullable Value value) {}

  /** Takes events one after the other. */
  public static final class Builder {
    private static final int FIRST = 1_024;

    private int size;
    private boolean dense = true;
    private byte[] kinds = new byte[FIRST];
    private int[] ids = new int[FIRST];
    private long[] times = new long[FIRST];
    private int[] peers = new int[FIRST];
    private int[] numbers = new int[FIRST];
    private int[] references = new int[FIRST];
    private int[] contents = new int[FIRST];
    private int[] lines = new int[FIRST];
    private final List<Object> objects = new ArrayList<>();

    /** By hash: the place of the object that fell there last, and one more; 0 for none. */
    private final int[] recent = new int[1 << 13];

    /** How many events there are. */
    public int size() {
      return size;
    }

    /** The events so far. */
    public EventColumns build() {
      return new EventColumns(this);
    }

    /**
     * Adds an event.
     *
     * @throws IllegalArgumentException if a peer's index is beyond 32,767, or its id doesn't rise
     */
    public void add(TraceEvent event) {
      int i = size;
      grow();
      int id = event.id();
      if (i > 0 && id <= ids[i - 1]) {
        throw new IllegalArgumentException("ids rise: " + id + " follows " + ids[i - 1]);
      }
      dense &= i == 0 || id == ids[i - 1] + 1;
      kinds[i] = (byte) Kind.of(event).ordinal();
      ids[i] = id;
      times[i] = event.t();
      put(i, TraceEvent.NONE, TraceEvent.NONE, 0, TraceEvent.NONE, null, null);
      if (event instanceof TraceEvent.Send e) {
        put(i, e.from(), e.to(), e.rpc(), e.cause(), e.msg(), e.at());
      } else if (event instanceof TraceEvent.Reply e) {
        put(i, e.from(), e.to(), e.rpc(), e.cause(), e.msg(), e.at());
      } else if (event instanceof TraceEvent.Deliver e) {
        put(i, e.from(), e.to(), e.rpc(), e.send(), null, null);
      } else if (event instanceof TraceEvent.DeliverReply e) {
        put(i, e.from(), e.to(), e.rpc(), e.send(), null, null);
      } else if (event instanceof TraceEvent.Drop e) {
        put(i, TraceEvent.NONE, TraceEvent.NONE, e.why().ordinal(), e.send(), null, null);
      } else if (event instanceof TraceEvent.Duplicate e) {
        put(i, TraceEvent.NONE, TraceEvent.NONE, 0, e.send(), null, null);
      } else if (event instanceof TraceEvent.Timeout e) {
        put(i, e.peer(), 0, e.rpc(), e.send(), null, null);
      } else {
        putLocal(i, event);
      }
      size++;
    }

    private void putLocal(int i, TraceEvent event) {
      if (event instanceof TraceEvent.Call e) {
        Object content = e.key() == null ? e.value() : new Asked(e.key(), e.value());
        put(i, e.peer(), 0, e.seq(), e.cause(), content, e.op());
      } else if (event instanceof TraceEvent.Result e) {
        Answer answer = new Answer(e.op(), e.fate(), e.value(), e.number());
        put(i, e.peer(), 0, e.seq(), e.cause(), answer, null);
      } else if (event instanceof TraceEvent.Timer e) {
        put(i, e.peer(), 0, 0, e.cause(), null, null);
      } else if (event instanceof TraceEvent.Log e) {
        put(i, e.peer(), 0, 0, e.cause(), e.text(), e.at());
      } else if (event instanceof TraceEvent.Deaf e) {
        put(i, e.peer(), 0, e.deaf() ? 1 : 0, TraceEvent.NONE, null, null);
      } else if (event instanceof TraceEvent.Kill e) {
        put(i, e.peer(), 0, 0, TraceEvent.NONE, null, null);
      } else if (event instanceof TraceEvent.Partition e) {
        put(i, TraceEvent.NONE, 0, 0, TraceEvent.NONE, e.groups(), null);
      } else if (event instanceof TraceEvent.Note e) {
        put(i, TraceEvent.NONE, 0, 0, TraceEvent.NONE, e.text(), null);
      }
    }

    private void put(
        int i,
        int peer,
        int to,
        int number,
        int reference,
        @Nullable Object content,
        @Nullable String line) {
      if (peer != (short) peer || to != (short) to) {
        throw new IllegalArgumentException("peers up to 32767; found " + Math.max(peer, to));
      }
      peers[i] = to << 16 | peer & 0xffff;
      numbers[i] = number;
      references[i] = reference;
      contents[i] = place(content);
      lines[i] = place(line);
    }

    private int place(@Nullable Object object) {
      if (object == null) {
        return -1;
      }
      int hash = object.hashCode();
      int slot = (hash ^ hash >>> 13 ^ hash >>> 26) & (recent.length - 1);
      int known = recent[slot] - 1;
      if (known < 0 || !objects.get(known).equals(object)) {
        known = objects.size();
        objects.add(object);
        recent[slot] = known + 1;
      }
      return known;
    }

    private void grow() {
      if (size < kinds.length) {
        return;
      }
      int room = size + size / 2;
      kinds = Arrays.copyOf(kinds, room);
      ids = Arrays.copyOf(ids, room);
      times = Arrays.copyOf(times, room);
      peers = Arrays.copyOf(peers, room);
      numbers = Arrays.copyOf(numbers, room);
      references = Arrays.copyOf(references, room);
      contents = Arrays.copyOf(contents, room);
      lines = Arrays.copyOf(lines, room);
    }
  }
}
