package paxoslab.host;

import java.util.ArrayDeque;

/**
 * Platform threads that run students' tasks, kept for reuse: starting one costs up to 2 ms.
 *
 * <p>Daemons, so that a task that can't be unwound doesn't keep the JVM alive. Safe for several
 * runs at once.
 */
public final class CarrierPool implements AutoCloseable {
  static final Object CLOSE = new Object();

  /** Room for the depth that the guard allows, with frames of the JDK between. */
  private static final long STACK_BYTES = 4L << 20;

  private final ArrayDeque<Worker> idle = new ArrayDeque<>();
  private int live;
  private int abandoned;
  private int named;
  private boolean closed;

  /** One pooled thread: runs a task, then whatever the stage says is next, then goes idle. */
  static final class Worker extends Carrier implements Runnable {
    private final CarrierPool pool;

    Worker(CarrierPool pool) {
      super(null);
      this.pool = pool;
    }

    @Override
    public void run() {
      bind(Thread.currentThread());
      try {
        for (Object what = receive(); what != CLOSE; what = receive()) {
          if (what instanceof Stage stage) {
            stage.carry(this, null);
          } else {
            ((Task) what).stage().carry(this, (Task) what);
          }
        }
      } finally {
        pool.ended();
      }
    }
  }

  /** A carrier that nobody uses; a new one if all are busy. */
  synchronized Worker take() {
    if (closed) {
      throw new IllegalStateException("the carrier pool is closed");
    }
    Worker worker = idle.pollLast();
    if (worker == null) {
      worker = new Worker(this);
      Thread thread = new Thread(null, worker, "paxoslab-carrier-" + named++, STACK_BYTES);
      thread.setDaemon(true);
      worker.bind(thread);
      // Counted once it runs: who waits for all to end must not wait for one that never began.
      thread.start();
      live++;
    }
    return worker;
  }

  synchronized void release(Worker worker) {
    if (closed) {
      worker.hand(CLOSE);
    } else {
      idle.addLast(worker);
    }
  }

  /**
   * These carriers are in tasks that can't be unwound: they are never used again, nor waited for.
   */
  synchronized void abandon(int carriers) {
    abandoned += carriers;
  }

  private synchronized void ended() {
    live--;
    notifyAll();
  }

  /** How many carriers there are, idle, busy and abandoned. */
  public synchronized int live() {
    return live;
  }

  /** How many carriers are idle. */
  public synchronized int idle() {
    return idle.size();
  }

  /** How many carriers run a task that can't be unwound. */
  public synchronized int abandoned() {
    return abandoned;
  }

  /** Ends every idle carrier and waits for them. */
  @Override
  public synchronized void close() {
    closed = true;
    idle.forEach(w -> w.hand(CLOSE));
    idle.clear();
    boolean interrupted = false;
    while (live > abandoned) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
        break;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
