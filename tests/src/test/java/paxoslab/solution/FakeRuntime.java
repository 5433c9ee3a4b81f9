package paxoslab.solution;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import paxoslab.guard.GuardRuntime;

/**
 * A host without an event loop: it notes what it is asked, and ends each wait by a given action.
 */
public final class FakeRuntime implements GuardRuntime {
  /** What the fake throws where the host would end a lesson. */
  public static final class Ended extends Error {
    private static final long serialVersionUID = 1L;

    Ended(String message) {
      super(message);
    }
  }

  public final List<String> notes = new ArrayList<>();
  public final List<Throwable> escaped = new ArrayList<>();
  public Runnable whileWaiting = () -> {};
  private final Map<Long, List<Runnable>> timers = new TreeMap<>();
  private final List<Runnable> tasks = new ArrayList<>();
  private final IdentityHashMap<Object, Integer> holds = new IdentityHashMap<>();
  private long now;

  @Override
  public void outOfFuel() {
    throw new Ended("out of fuel");
  }

  @Override
  public void tooDeep() {
    throw new Ended("too deep");
  }

  @Override
  public void lock(Object monitor, String at) {
    notes.add("lock " + at);
    holds.merge(monitor, 1, Integer::sum);
  }

  @Override
  public void unlock(Object monitor) {
    notes.add("unlock");
    holds.merge(monitor, -1, Integer::sum);
  }

  @Override
  public int holds(Object monitor) {
    return holds.getOrDefault(monitor, 0);
  }

  /** True if a monitor was entered more often than left. */
  public boolean holdsAny() {
    return holds.values().stream().anyMatch(n -> n != 0);
  }

  @Override
  public void await(CompletableFuture<?> future) {
    notes.add("await");
    await(future, Long.MAX_VALUE);
    if (!future.isDone()) {
      throw new Ended("nobody completes this");
    }
  }

  @Override
  public boolean await(CompletableFuture<?> future, long micros) {
    whileWaiting.run();
    long limit = micros == Long.MAX_VALUE ? Long.MAX_VALUE : now + micros;
    runTasks();
    while (!future.isDone() && !timers.isEmpty() && timers.keySet().iterator().next() <= limit) {
      fireNext();
    }
    if (!future.isDone() && limit != Long.MAX_VALUE) {
      now = limit;
    }
    return future.isDone();
  }

  private void fireNext() {
    now = timers.keySet().iterator().next();
    timers.remove(now).forEach(Runnable::run);
    runTasks();
  }

  /** Runs all that is to be run. */
  public void runAll() {
    runTasks();
    while (!timers.isEmpty()) {
      fireNext();
    }
  }

  private void runTasks() {
    while (!tasks.isEmpty()) {
      tasks.remove(0).run();
    }
  }

  /** Virtual time in microseconds. */
  public long now() {
    return now;
  }

  @Override
  public Executor tasks() {
    return task -> {
      notes.add("task");
      tasks.add(task);
    };
  }

  @Override
  public void later(long micros, Runnable action) {
    timers.computeIfAbsent(now + micros, at -> new ArrayList<>()).add(action);
  }

  @Override
  public void escaped(Throwable thrown) {
    escaped.add(thrown);
  }

  @Override
  public Error refuse(String message) {
    notes.add("refused " + message);
    throw new Ended(message);
  }

  /** Notes, and forgets them. */
  public List<String> takeNotes() {
    List<String> taken = List.copyOf(notes);
    notes.clear();
    return taken;
  }
}
