package paxoslab.guard;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What the host does for a student's rewritten code. All methods are called with the baton held.
 */
public interface GuardRuntime {
  /** A turn ran longer than its loop budget: records the fault and throws an Error. */
  void outOfFuel();

  /** Calls are nested too deeply: records the fault and throws an Error. */
  void tooDeep();

  /**
   * The current task enters a monitor (or takes a lock).
   *
   * @param at the line ({@code PaxosPeer.java:88}), or null if a method reference took the lock
   */
  void lock(Object monitor, @Nullable String at);

  /**
   * The current task leaves a monitor, also while it is unwound. Must not throw: javac's code for
   * leaving a monitor tries again for as long as it fails.
   */
  void unlock(Object monitor);

  /** How many times the current task holds this monitor. */
  int holds(Object monitor);

  /**
   * The current task waits, in virtual time, until the future is done. Refused (recorded, throws an
   * Error) in callbacks, constructors and API calls.
   */
  void await(CompletableFuture<?> future);

  /**
   * As {@link #await}, but gives up after some virtual time.
   *
   * @return true if the future is done
   */
  boolean await(CompletableFuture<?> future, long micros);

  /** Runs each command as a new task of this peer. */
  Executor tasks();

  /** Runs an action in the event loop after some virtual time. */
  void later(long micros, Runnable action);

  /**
   * An exception escaped a callback: recorded, ends the lesson. It may be an Error that the runtime
   * itself threw (a refusal, the unwinding of a killed peer), which it must know again.
   */
  void escaped(Throwable thrown);

  /** The student tried something that the lab refuses: recorded; throws an Error. */
  Error refuse(String message);
}
