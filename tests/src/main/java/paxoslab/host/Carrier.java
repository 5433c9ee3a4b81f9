package paxoslab.host;

import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A thread that can hold the baton: parks until it is handed something. */
class Carrier {
  private volatile @Nullable Object handed;
  private volatile @Nullable Thread thread;

  Carrier(@Nullable Thread thread) {
    this.thread = thread;
  }

  void bind(Thread owner) {
    thread = owner;
  }

  Thread thread() {
    return Objects.requireNonNull(thread, "a carrier is bound before it is used");
  }

  /** Hands this carrier the baton with a word about what to do; it goes on as soon as it can. */
  void hand(Object what) {
    handed = what;
    LockSupport.unpark(thread);
  }

  /** Waits for the baton. Called by this carrier's own thread only. */
  Object receive() {
    Object what = handed;
    while (what == null) {
      LockSupport.park(this);
      // An interrupt would make every later park return at once.
      Thread.interrupted();
      what = handed;
    }
    handed = null;
    return what;
  }

  /** As {@link #receive}, but gives up after some real time and answers null. */
  @Nullable Object receive(long nanos) {
    if (handed == null) {
      LockSupport.parkNanos(this, nanos);
      Thread.interrupted();
    }
    Object what = handed;
    if (what != null) {
      // Not otherwise: it may be handed between the two, and would be lost.
      handed = null;
    }
    return what;
  }
}
