package paxoslab.host;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One peer. A turn is {@link #begin}, then each {@link #nextTask} run until it waits or ends, then
 * {@link #end}. A host whose peer lives elsewhere has no tasks here.
 */
public interface Host {
  /**
   * Begins a turn: runs whatever needs no stack of its own (API calls, callbacks).
   *
   * @param nowMicros virtual time in microseconds since the run began; never falls
   */
  void begin(long nowMicros, Stimulus stimulus);

  /** The next task of this turn to run, or null when all of them wait. */
  @Nullable Task nextTask();

  /** Ends the turn: the effects since {@link #begin}, in order. */
  List<Effect> end();

  /** Tells the tasks that still wait to unwind; they are this turn's tasks. */
  void beginStop();

  /** True if no task is left to unwind. */
  boolean isEmpty();

  /**
   * The tasks that wait, oldest first.
   *
   * @throws LostHostException if the peer lives elsewhere and can't be asked any more
   */
  List<WaitingTask> waiting();

  /**
   * How many tasks are alive: running, ready or waiting.
   *
   * @throws LostHostException if the peer lives elsewhere and can't be asked any more
   */
  int tasksAlive();

  /**
   * The run is over: what was loaded for this peer may serve another run, if nothing of it is left.
   */
  void release();
}
