package paxoslab.guard;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A student's lock. It blocks nobody: one task of a peer runs at a time, and a task that would wait
 * with a lock in its hands is stopped by the host.
 *
 * <p>A template: each peer's class loader defines its own copy, because it asks that peer's {@link
 * Guard}.
 */
public class LocalLock extends ReentrantLock {
  private static final long serialVersionUID = 1L;

  /** A lock that no task holds. */
  public LocalLock() {}

  /**
   * A lock that no task holds.
   *
   * @param fair makes no difference, as no task ever queues
   */
  public LocalLock(boolean fair) {
    super(fair);
  }

  @Override
  public void lock() {
    Guard.runtime().lock(this, Guard.takeLockLine());
  }

  @Override
  public void lockInterruptibly() {
    lock();
  }

  @Override
  public boolean tryLock() {
    lock();
    return true;
  }

  @Override
  public boolean tryLock(long timeout, TimeUnit unit) {
    return tryLock();
  }

  @Override
  public void unlock() {
    if (!isHeldByCurrentThread()) {
      throw new IllegalMonitorStateException("this task does not hold the lock");
    }
    Guard.runtime().unlock(this);
  }

  @Override
  public Condition newCondition() {
    throw Guard.runtime()
        .refuse("Lock.newCondition is refused; wait for a CompletableFuture with env.await");
  }

  @Override
  public int getHoldCount() {
    return Guard.runtime().holds(this);
  }

  @Override
  public boolean isHeldByCurrentThread() {
    return getHoldCount() > 0;
  }

  @Override
  public boolean isLocked() {
    return getHoldCount() > 0;
  }

  @Override
  protected @Nullable Thread getOwner() {
    return null;
  }

  @Override
  public String toString() {
    return isLocked() ? "lock (held)" : "lock (free)";
  }
}
