package paxoslab.host;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import paxoslab.guard.GuardRuntime;
import paxoslab.guard.TaskFuture;

/** Waiting, locks and refusals: what a student's rewritten code asks of its host. */
final class HostRuntime implements GuardRuntime {
  /** How often code that is told to unwind may catch that and go on: often for each nested call. */
  static final int MOST_STOPS = 100_000;

  private final LocalHost host;
  private final Executor tasks;
  private final HeldLocks inlineLocks = new HeldLocks();
  private boolean asking;

  HostRuntime(LocalHost host) {
    this.host = host;
    this.tasks = command -> host.schedule(new Task(host, Task.Kind.SPAWNED, null, command));
  }

  /** While the host asks status, min and max, the peer must not send. */
  void asking(boolean now) {
    asking = now;
  }

  void checkMaySend(@Nullable String at) {
    if (asking) {
      throw host.fault("status-local", "status, min and max must not send messages", at, List.of());
    }
  }

  /** Wakes a task once, whatever comes first. */
  private final class Wakeup implements Runnable {
    private final Task task;
    private boolean spent;

    Wakeup(Task task) {
      this.task = task;
    }

    @Override
    public void run() {
      if (!spent && !host.over()) {
        spent = true;
        host.resume(task);
      }
    }
  }

  @Override
  public void await(CompletableFuture<?> future) {
    if (!future.isDone()) {
      Task self = checkMayWait();
      onDone(future, new Wakeup(self));
      pause(self, Task.Wait.of(future));
    }
  }

  @Override
  public boolean await(CompletableFuture<?> future, long micros) {
    if (!future.isDone()) {
      Task self = checkMayWait();
      Wakeup wakeup = new Wakeup(self);
      onDone(future, wakeup);
      host.setTimer(micros, wakeup);
      pause(self, Task.Wait.TIMER);
    }
    return future.isDone();
  }

  void sleep(long micros) {
    Task self = checkMayWait();
    host.setTimer(micros, new Wakeup(self));
    pause(self, Task.Wait.TIMER);
  }

  private static void onDone(CompletableFuture<?> future, Runnable action) {
    if (future instanceof TaskFuture<?> own) {
      own.onDone(action);
    } else {
      future.whenComplete((value, thrown) -> action.run());
    }
  }

  private void pause(Task self, Task.Wait kind) {
    String at = host.guard().takeLine();
    host.pause(self, kind, at != null ? at : StudentCode.here(host));
    host.checkRunning();
  }

  private Task checkMayWait() {
    host.checkRunning();
    Task self = host.current();
    if (self == null) {
      throw refuseWait();
    }
    Optional<HeldLocks.Held> lock = self.locks().first();
    if (lock.isPresent()) {
      throw waitsWith(lock.get());
    }
    return self;
  }

  private Error waitsWith(HeldLocks.Held lock) {
    String at = StudentCode.here(host);
    String text = "a task waits" + (at == null ? "" : " at " + at);
    return host.fault(
        "lock-held-while-waiting", text + " while it holds " + lock.inWords(), at, List.of());
  }

  private Error refuseWait() {
    String what = host.inline();
    String at = StudentCode.here(host);
    if ("start".equals(what) || "done".equals(what)) {
      return host.fault(
          "start-returns",
          what + " must return at once, and waits; wait in a task: env.spawn(…)",
          at,
          List.of());
    } else if ("status".equals(what)) {
      return host.fault(
          "status-local",
          "status, min and max must answer at once, and one of them waits",
          at,
          List.of());
    }
    return host.fault(
        "wait-refused", what + " must not wait; wait in a task: env.spawn(…)", at, List.of());
  }

  @Override
  public void outOfFuel() {
    host.checkRunning();
    String at = StudentCode.here(host);
    throw host.fault(
        "busy-loop",
        "a loop runs on and on without waiting; wait with env.sleep or for a future",
        at,
        List.of());
  }

  @Override
  public void tooDeep() {
    host.checkRunning();
    throw host.fault(
        "deep-recursion",
        "calls are nested too deeply: does a method call itself for ever?",
        StudentCode.here(host),
        List.of());
  }

  @Override
  public void lock(Object monitor, @Nullable String at) {
    locks().take(monitor, at != null ? at : StudentCode.here(host));
  }

  @Override
  public void unlock(Object monitor) {
    locks().giveBack(monitor);
  }

  @Override
  public int holds(Object monitor) {
    return locks().count(monitor);
  }

  private HeldLocks locks() {
    Task self = host.current();
    return self != null ? self.locks() : inlineLocks;
  }

  /** Code that cannot wait may leave a lock taken only by mistake; nobody can block on it. */
  void releaseInlineLocks() {
    inlineLocks.clear();
  }

  @Override
  public Executor tasks() {
    return tasks;
  }

  @Override
  public void later(long micros, Runnable action) {
    host.checkRunning();
    host.setTimer(micros, action);
  }

  @Override
  public void escaped(Throwable thrown) {
    host.escaped(thrown, "a callback");
  }

  @Override
  public Error refuse(String message) {
    return host.fault("refused", message, StudentCode.here(host), List.of());
  }
}
