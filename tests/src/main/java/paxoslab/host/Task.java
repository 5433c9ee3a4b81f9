package paxoslab.host;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import paxoslab.guard.Guard;
import paxoslab.guard.TaskFuture;

/** A piece of a student's code with a stack of its own: it runs until it waits, then goes on. */
public final class Task {
  /** What a task was made for. */
  enum Kind {
    HANDLER,
    SPAWNED
  }

  /** What a task waits for. */
  enum Wait {
    /** A reply, which comes or fails by itself. */
    CALL,
    /** Virtual time. */
    TIMER,
    /** A future that only the peer itself can complete. */
    FUTURE;

    static Wait of(CompletableFuture<?> future) {
      return future instanceof TaskFuture<?> own && own.isRpc() ? CALL : FUTURE;
    }
  }

  /** So deeply a task's methods may be nested where another one is to run on its stack. */
  private static final int MOST_BELOW = Guard.MAX_DEPTH / 10;

  private final LocalHost host;
  private final Kind kind;

  /** Null once it runs: a carrier may know a task long after its end, and must keep no value. */
  private @Nullable Runnable body;

  /** The request that a handler handles; null for others. */
  private final @Nullable Object request;

  private final HeldLocks locks = new HeldLocks();
  private CarrierPool.@Nullable Worker carrier;
  private int depth;
  private int callers;
  private boolean neverWaits;
  private boolean buried;
  private boolean stopping;
  private int stops;
  private @Nullable Wait waitsFor;
  private @Nullable String waitsAt;
  private long waitsSince;

  Task(LocalHost host, Kind kind, @Nullable Object request, Runnable body) {
    this.host = host;
    this.kind = kind;
    this.request = request;
    this.body = body;
  }

  LocalHost host() {
    return host;
  }

  Stage stage() {
    return host.stage();
  }

  Kind kind() {
    return kind;
  }

  Object request() {
    return Objects.requireNonNull(request, "only a handler has a request");
  }

  /** Runs the student's code; returns when it has ended, however it did. */
  void run() {
    Runnable work = Objects.requireNonNull(body, "a task runs once");
    body = null;
    host.runTask(this, work);
  }

  boolean started() {
    return carrier != null;
  }

  CarrierPool.Worker carrier() {
    return Objects.requireNonNull(carrier, "a task that has started has a carrier");
  }

  void carriedBy(CarrierPool.Worker worker) {
    carrier = worker;
  }

  /** Whether it is known that this runs to its end without a wait. */
  void neverWaits(boolean known) {
    neverWaits = known;
  }

  /**
   * True if this may run on the stack of a task that waits, which goes on no sooner than it ends.
   */
  boolean fitsOn(Task waiting) {
    return neverWaits && !started() && waiting.depth <= MOST_BELOW;
  }

  /** It waits on a stack that something else never leaves: it can't go on. */
  void bury() {
    buried = true;
  }

  boolean isBuried() {
    return buried;
  }

  int depth() {
    return depth;
  }

  void depth(int value) {
    depth = value;
  }

  /** How many handlers of this peer, each called by the next, stand behind this one. */
  int callers() {
    return callers;
  }

  void callers(int value) {
    callers = value;
  }

  /** Asks the task to unwind at its next call of the lab. */
  void stop() {
    stopping = true;
  }

  boolean stopping() {
    return stopping;
  }

  /** Counts how often the task was told to unwind and went on all the same. */
  int countStop() {
    return ++stops;
  }

  void waitsFor(@Nullable Wait what, @Nullable String at, long nowMicros) {
    waitsFor = what;
    waitsAt = at;
    waitsSince = nowMicros;
  }

  @Nullable Wait waitsFor() {
    return waitsFor;
  }

  /** The student's line at which it waits, or null. */
  @Nullable String waitsAt() {
    return waitsAt;
  }

  long waitsSince() {
    return waitsSince;
  }

  /** The locks that it holds. */
  HeldLocks locks() {
    return locks;
  }
}
