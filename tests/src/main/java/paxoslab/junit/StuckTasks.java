package paxoslab.junit;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import paxoslab.host.Host;
import paxoslab.host.WaitingTask;
import paxoslab.sim.World;

/** Tasks that hold their peers up: asked when something that was owed did not come. */
final class StuckTasks {
  /** Every call has ended by then: what still waits for a future waits for its own peer. */
  private static final long PATIENCE_MICROS = 2 * LessonRunner.RPC_TIMEOUT_MICROS;

  private final World world;
  private final List<Host> hosts;

  StuckTasks(World world, List<Host> hosts) {
    this.world = world;
    this.hosts = hosts;
  }

  /**
   * A task that is stuck.
   *
   * @param rule the rule that this breaks
   * @param text one sentence
   * @param where the student's line
   */
  record Stuck(int peer, String rule, String text, @Nullable String where) {}

  /**
   * A task that certainly waits in vain: a handler that waits long, or any when nothing is under
   * way.
   */
  Optional<Stuck> certain() {
    Optional<Stuck> handler = first(task -> task.handler() && waitsLong(task));
    return handler.isPresent() || !world.isIdle() ? handler : first(task -> true);
  }

  /** Who else may be the cause, in words that follow a sentence; or "". */
  String suspect() {
    return first(this::waitsLong).map(s -> "; " + s.text()).orElse("");
  }

  private boolean waitsLong(WaitingTask task) {
    return task.plain() && world.now() - task.sinceMicros() >= PATIENCE_MICROS;
  }

  private Optional<Stuck> first(Predicate<WaitingTask> which) {
    if (world.nodes() > world.peers()) {
      // A store's server waits for clients, and its handlers for what may never be agreed on.
      return Optional.empty();
    }
    for (int peer = 0; peer < hosts.size(); peer++) {
      for (WaitingTask task : hosts.get(peer).waiting()) {
        if (which.test(task)) {
          return Optional.of(stuck(peer, task));
        }
      }
    }
    return Optional.empty();
  }

  private static Stuck stuck(int peer, WaitingTask task) {
    String who = task.handler() ? "a handler of p" + peer : "a task of p" + peer;
    String text =
        who
            + " waits"
            + (task.at() == null ? "" : " at " + task.at())
            + " for something that nobody will complete";
    return new Stuck(peer, task.handler() ? "handler-deadlock" : "stuck", text, task.at());
  }
}
