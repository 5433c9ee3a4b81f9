package paxoslab.host;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A peer's tasks: those that wait, and those that can run, first come first served. */
final class TaskQueue {
  private final ArrayDeque<Task> ready = new ArrayDeque<>();
  private final Set<Task> alive = new LinkedHashSet<>();

  /** A new task, which runs after the current one gives way. */
  void add(Task task) {
    alive.add(task);
    ready.add(task);
  }

  /** What a task waited for is there. */
  void resume(Task task) {
    ready.add(task);
  }

  void ended(Task task) {
    alive.remove(task);
  }

  /** The task to run next, or null; once the peer's run is over only those that unwind. */
  @Nullable Task next(boolean over) {
    while (!ready.isEmpty()) {
      Task task = ready.poll();
      if (task.isBuried() || (task.stopping() && !task.started())) {
        alive.remove(task);
      } else if (!over || task.stopping()) {
        return task;
      }
    }
    return null;
  }

  /** Nothing runs any more. */
  void halt() {
    ready.clear();
  }

  /** Every task unwinds. */
  void stopAll() {
    ready.clear();
    for (Task task : alive) {
      task.stop();
      ready.add(task);
    }
  }

  /** How many tasks run, are ready or wait. */
  int alive() {
    return alive.size();
  }

  /** The tasks that wait, oldest first. */
  List<WaitingTask> waiting() {
    List<WaitingTask> waiting = new ArrayList<>();
    for (Task task : alive) {
      if (task.waitsFor() != null) {
        boolean handler = task.kind() == Task.Kind.HANDLER;
        boolean plain = task.waitsFor() == Task.Wait.FUTURE;
        waiting.add(new WaitingTask(handler, plain, task.waitsAt(), task.waitsSince()));
      }
    }
    return waiting;
  }

  /** Where they wait, in words that follow a sentence; or "". */
  String waitingLines() {
    String lines =
        waiting().stream()
            .map(WaitingTask::at)
            .filter(Objects::nonNull)
            .distinct()
            .collect(Collectors.joining(", "));
    return lines.isEmpty() ? "" : "; tasks wait at " + lines;
  }
}
