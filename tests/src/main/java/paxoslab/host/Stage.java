package paxoslab.host;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Hands the baton on: of all threads of a run exactly one runs.
 *
 * <p>There is no scheduler thread. Whoever has nothing more to do looks on its own stack for what
 * comes next, which may be itself (no switch), a task that waits on another carrier (one switch), a
 * new task that can't wait (it runs right there), or another new task (an idle carrier runs it at
 * once; otherwise one switch). So an RPC takes a switch only where somebody else goes on first.
 */
@SuppressWarnings("NonAtomicVolatileUpdate") // whoever has the baton writes; others only read
public final class Stage {
  private static final Object GO = new Object();
  private static final long LOOK_EVERY_NANOS = 1_000_000_000L;

  /**
   * Tasks that wait, each with a thread: twice what the busiest of eleven correct peers needs for a
   * thousand instances at once, and a third of what Linux gives.
   */
  private static final int MOST_CARRIERS = 10_000;

  private final CarrierPool pool;
  private final Watchdog watchdog;
  private final long lookEveryNanos;
  private final int mostCarriers;
  private @Nullable Carrier main;
  private @Nullable Conductor conductor;
  private volatile @Nullable Host active;
  private @Nullable Throwable crash;

  /** The task on whose stack another one runs just now. */
  private @Nullable Task below;

  private long switches;

  /** Rises where a turn begins and where it ends: between turns the lab works, which is no turn. */
  private final AtomicLong turns = new AtomicLong();

  /** Hosts that are to be unwound after the present one. */
  private final Queue<Host> stopping = new ArrayDeque<>();

  private volatile @Nullable Carrier holder;

  /** Carriers in use by this stage. */
  private volatile int held;

  private volatile boolean lost;

  /** A stage whose tasks run on the pool's carriers. */
  public Stage(CarrierPool pool) {
    this(pool, new Watchdog(), LOOK_EVERY_NANOS, MOST_CARRIERS);
  }

  Stage(CarrierPool pool, Watchdog watchdog, long lookEveryNanos, int mostCarriers) {
    this.pool = pool;
    this.watchdog = watchdog;
    this.lookEveryNanos = lookEveryNanos;
    this.mostCarriers = mostCarriers;
  }

  /**
   * Runs until the conductor pauses the run.
   *
   * @throws StuckTaskException if a task neither goes on nor waits; the stage is unusable then
   */
  public void run(Conductor by) {
    if (lost) {
      throw new IllegalStateException("the stage has lost its baton to a stuck task");
    }
    conductor = by;
    main = new Carrier(Thread.currentThread());
    // A carrier, not this thread, so that the watchdog can give up what never comes back.
    CarrierPool.Worker first = take();
    holder = first;
    first.hand(this);
    awaitBaton(main);
    throwCrash();
  }

  private void throwCrash() {
    if (crash != null) {
      Throwable thrown = crash;
      crash = null;
      throw thrown instanceof RuntimeException r
          ? r
          : new IllegalStateException("the run broke", thrown);
    }
  }

  /** Unwinds what still waits at these hosts, one after the other. */
  public void stop(List<? extends Host> hosts) {
    if (lost) {
      return;
    }
    for (Host host : hosts) {
      host.beginStop();
      if (!host.isEmpty()) {
        stopping.add(host);
      }
    }
    active = stopping.poll();
    if (active == null) {
      return;
    }
    conductor =
        new Conductor() {
          @Override
          public @Nullable Cue next() {
            return null;
          }

          @Override
          public void ended(Host ended, List<Effect> effects) {
            // What a peer does while it is unwound concerns nobody.
            active = stopping.poll();
          }
        };
    main = new Carrier(Thread.currentThread());
    // On this thread: of a peer that is over nothing is asked, and only its tasks run its code.
    Task first = nextTask();
    if (first != null) {
      handOver(first);
      awaitBaton(main);
    }
    throwCrash();
  }

  /** How often the baton went from one thread to another. */
  public long switches() {
    return switches;
  }

  private void awaitBaton(Carrier waiter) {
    while (waiter.receive(lookEveryNanos) == null) {
      Thread suspect = known(holder).thread();
      // Where nobody is active the lab itself is at work, which may take long and ends. Read first:
      // if a turn begins meanwhile, it has its own number.
      Host host = active;
      boolean stuck = watchdog.isStuck(suspect, turns.get());
      if (stuck && host != null) {
        lost = true;
        // Whatever waits on this stage waits for a baton that won't come.
        pool.abandon(held);
        throw stuck(host, suspect.getStackTrace());
      }
    }
  }

  private static StuckTaskException stuck(Host host, StackTraceElement[] stack) {
    List<String> frames =
        host instanceof LocalHost own ? StudentCode.frames(stack, own) : List.of();
    return new StuckTaskException(host, frames);
  }

  /** Looks for what comes next; null if the baton goes back to the main thread. */
  private @Nullable Task nextTask() {
    try {
      while (true) {
        if (active != null) {
          Task task = active.nextTask();
          if (task != null) {
            return task;
          }
          Host ended = active;
          // Still active: the peer's status may be what never comes back.
          List<Effect> effects = ended.end();
          active = null;
          turns.lazySet(turns.get() + 1);
          known(conductor).ended(ended, effects);
          if (active != null) {
            continue;
          }
        }
        Cue cue = known(conductor).next();
        if (cue == null) {
          return null;
        }
        turns.lazySet(turns.get() + 1);
        active = cue.host();
        active.begin(cue.nowMicros(), cue.stimulus());
        checkNotLost();
      }
    } catch (Throwable t) {
      // A defect of the lab must not surface inside a student's await: the main thread throws it.
      crash = t;
      active = null;
      return null;
    }
  }

  /** What {@link #run} sets first of all. */
  private static <T> T known(@Nullable T set) {
    return Objects.requireNonNull(set, "the stage runs");
  }

  private CarrierPool.Worker take() {
    CarrierPool.Worker worker = pool.take();
    held++;
    return worker;
  }

  /** True if no more tasks may wait: a run would take all of the machine's threads. */
  boolean isFull() {
    return held >= mostCarriers;
  }

  private void handOver(@Nullable Task next) {
    switches++;
    if (next == null) {
      known(main).hand(GO);
    } else if (next.started()) {
      holder = next.carrier();
      next.carrier().hand(GO);
    } else {
      CarrierPool.Worker worker = take();
      next.carriedBy(worker);
      holder = worker;
      worker.hand(next);
    }
  }

  /** The current task waits: returns when it is its turn again. */
  void pause(Task self) {
    if (!self.started()) {
      giveUp(new IllegalStateException("a handler waits of which it was thought that it can't"));
    }
    CarrierPool.Worker own = self.carrier();
    Task next = nextTask();
    checkNotLost();
    while (next != null && next.fitsOn(self)) {
      below = self;
      next.run();
      below = null;
      checkNotLost();
      next = nextTask();
      checkNotLost();
    }
    if (next == self) {
      return;
    }
    handOver(next);
    own.receive();
    checkNotLost();
  }

  /**
   * Runs a task (or, without one, the run itself) on this carrier, and then whatever comes next.
   */
  void carry(CarrierPool.Worker worker, @Nullable Task first) {
    Task task = first;
    while (true) {
      if (task != null) {
        task.run();
        checkNotLost();
      }
      Task next = nextTask();
      checkNotLost();
      if (next == null || next.started()) {
        // Idle before the baton goes on, so that whoever gets it can use this carrier.
        held--;
        pool.release(worker);
        handOver(next);
        return;
      }
      next.carriedBy(worker);
      task = next;
    }
  }

  /**
   * The current task can't be unwound: its carrier rests for good and the run goes on without it,
   * and without the task on whose stack it runs.
   */
  void abandonCurrent() {
    if (below != null) {
      below.bury();
      below = null;
    }
    pool.abandon(1);
    held--;
    handOver(nextTask());
    parkForGood();
  }

  private void giveUp(RuntimeException defect) {
    crash = defect;
    lost = true;
    pool.abandon(held);
    known(main).hand(GO);
    parkForGood();
  }

  /** A stuck task that comes back after its run was given up must not run on. */
  private void checkNotLost() {
    if (lost) {
      parkForGood();
    }
  }

  private static void parkForGood() {
    while (true) {
      LockSupport.park();
    }
  }
}
