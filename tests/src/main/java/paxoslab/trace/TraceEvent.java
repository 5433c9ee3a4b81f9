package paxoslab.trace;

import org.jspecify.annotations.Nullable;
import paxoslab.api.Fate;
import paxoslab.api.Request;
import paxoslab.wire.Value;

/**
 * One thing that happened. Ids rise strictly; {@code t} is virtual time in microseconds and never
 * falls. {@code cause} is the id of the event whose handling produced this one, or {@link #NONE}.
 * Messages are in neutral form. {@code at} is the student's line ({@code PaxosPeer.java:88}) or
 * null.
 */
public sealed interface TraceEvent {
  /** No event, no instance, no peer. */
  int NONE = -1;

  int id();

  long t();

  /**
   * The application calls a peer: {@code start} or {@code done}. Or it calls a client of a store,
   * which is {@code peer} then: {@code get}, {@code put} or {@code append}; {@code seq} numbers
   * that client's operations from 0.
   *
   * @param value what is proposed, put or appended; null for {@code done} and {@code get}
   * @param key that of the store; null for {@code start} and {@code done}
   * @param cause what a server handled when it called its peer; NONE if a scenario calls
   */
  record Call(
      int id,
      long t,
      int peer,
      String op,
      int seq,
      @Nullable Value value,
      @Nullable String key,
      int cause)
      implements TraceEvent {
    /** A scenario calls a peer. */
    public Call(int id, long t, int peer, String op, int seq, @Nullable Value value) {
      this(id, t, peer, op, seq, value, null, NONE);
    }

    /** True if a client of a store is called. */
    public boolean isStores() {
      return key != null;
    }
  }

  /**
   * A peer's answer, written when it is first asked and when the answer changes. For {@code op}
   * "status": {@code seq}, {@code fate} and, if chosen, {@code value}; for "min" and "max": {@code
   * number}. Or a client's operation {@code seq} is complete: "get" with its {@code value}, "put"
   * or "append". Components that do not apply are NONE or null.
   */
  record Result(
      int id,
      long t,
      int peer,
      String op,
      int seq,
      @Nullable Fate fate,
      @Nullable Value value,
      int number,
      int cause)
      implements TraceEvent {
    /** An answer to {@code status(seq)}. */
    public static Result status(
        int id, long t, int peer, int seq, Fate fate, @Nullable Value value, int cause) {
      return new Result(id, t, peer, "status", seq, fate, value, NONE, cause);
    }

    /** An answer to {@code min()} or {@code max()}. */
    public static Result number(int id, long t, int peer, String op, int number, int cause) {
      return new Result(id, t, peer, op, NONE, null, null, number, cause);
    }

    /** A client's operation is complete. */
    public static Result ofStore(
        int id, long t, int peer, String op, int seq, @Nullable Value value, int cause) {
      return new Result(id, t, peer, op, seq, null, value, NONE, cause);
    }

    /** True if it is a client's operation that is complete. */
    public boolean isStores() {
      return seq != NONE && fate == null;
    }
  }

  /** A request leaves its sender; {@code rpc} numbers the call. */
  record Send(
      int id, long t, int rpc, int from, int to, Request<?> msg, int cause, @Nullable String at)
      implements TraceEvent {}

  /** A request is handled by its receiver; {@code send} is the id of the Send. */
  record Deliver(int id, long t, int rpc, int from, int to, int send) implements TraceEvent {}

  /**
   * A handler returned: {@code from} answers {@code to}. {@code cause} is the Deliver.
   *
   * @param msg a PrepareReply, AcceptReply, ChooseReply or SeqReply
   */
  record Reply(
      int id, long t, int rpc, int from, int to, Record msg, int cause, @Nullable String at)
      implements TraceEvent {}

  /** The caller gets its reply; {@code send} is the id of the Reply. */
  record DeliverReply(int id, long t, int rpc, int from, int to, int send) implements TraceEvent {}

  /** A request or reply ends here; {@code send} is the id of its Send or Reply. */
  record Drop(int id, long t, int send, Why why) implements TraceEvent {}

  /** Why a message was dropped. */
  enum Why {
    LOSS,
    PARTITION,
    DEAD,
    LATE
  }

  /** The network made a second copy of the request whose Send is {@code send}. */
  record Duplicate(int id, long t, int send) implements TraceEvent {}

  /** The caller stops waiting for a reply; {@code send} is the id of the Send. */
  record Timeout(int id, long t, int rpc, int peer, int send) implements TraceEvent {}

  /** A peer's timer or sleep ends; {@code cause} is the event that set it. */
  record Timer(int id, long t, int peer, int cause) implements TraceEvent {}

  /**
   * The network is cut. {@code groups} such as {@code "0 2 | 1 3 | 4"}: messages pass within a
   * group only; or a one-way cut such as {@code "0 > 1"}.
   */
  record Partition(int id, long t, String groups) implements TraceEvent {}

  /** All partitions, cuts, clogs and deafness end. */
  record Heal(int id, long t) implements TraceEvent {}

  /** A peer hears no requests (or hears them again). */
  record Deaf(int id, long t, int peer, boolean deaf) implements TraceEvent {}

  /** A peer stops for good. */
  record Kill(int id, long t, int peer) implements TraceEvent {}

  /** The student's {@code env.log}. */
  record Log(int id, long t, int peer, String text, int cause, @Nullable String at)
      implements TraceEvent {}

  /** The scenario speaks: shown as a caption. */
  record Note(int id, long t, String text) implements TraceEvent {}
}
