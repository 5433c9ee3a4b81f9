package paxoslab.child;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import paxoslab.host.Cast;
import paxoslab.host.Host;
import paxoslab.host.HostFactory;
import paxoslab.host.Stage;
import paxoslab.solution.Solution;

/**
 * Peers in a child JVM. A child serves {@value #MOST_LESSONS} lessons, as its start costs more than
 * most of them; one that is lost is followed by a new one. To be closed, which ends the child.
 *
 * <p>For one thread at a time. A verdict by rule {@link #RULE} says that the child was lost, and
 * why.
 */
public final class ChildHosts implements HostFactory, AutoCloseable {
  /** The rule that is broken by whoever ends, blocks or takes over the child. */
  public static final String RULE = "peer-process";

  private static final String WHO = "the peers' process";

  /** What a solution leaves behind in its process, in memory or threads, is gone after so many. */
  static final int MOST_LESSONS = 100;

  private final Solution solution;
  private final Jail jail;
  private final ChildLimits limits;
  private final Thread killer = new Thread(this::endChild, "paxoslab-child-killer");
  private volatile @Nullable ChildProcess child;
  private int lessons;
  private int started;
  private long endedCpuNanos;

  /**
   * Peers of one solution; starts nothing yet.
   *
   * @param jail what to put around the child
   */
  public ChildHosts(Solution solution, Jail jail, ChildLimits limits) {
    this.solution = solution;
    this.jail = jail;
    this.limits = limits;
    // Whoever stops the lab must not leave a student's loop behind.
    Runtime.getRuntime().addShutdownHook(killer);
  }

  /** One process, whose memory hostile peers may share. */
  @Override
  public boolean keepsPeersApart() {
    return false;
  }

  @Override
  public void newLesson() {
    lessons++;
    if (lessons > MOST_LESSONS) {
      endChild();
    }
  }

  /**
   * The hosts of one run.
   *
   * @throws ChildStartException if no child can be started, which is no fault of the solution's
   */
  @Override
  public List<Host> hosts(Stage stage, Cast cast, List<Long> seeds, boolean otherClasses) {
    ChildProcess running = child;
    if (running == null || running.isLost()) {
      endChild();
      running = ChildProcess.start(WHO, jail.command(ChildJvm.command(limits)), limits);
      child = running;
      started++;
      lessons = 1;
      tryToLoad(running);
    }
    try {
      running.ask(
          Frame.OPEN,
          body ->
              body.bool(otherClasses)
                  .list(cast.names(), FrameWriter::text)
                  .list(cast.clients(), FrameWriter::text)
                  .list(seeds, FrameWriter::i64),
          Frame.DONE);
    } catch (LostChildException e) {
      // The first stimulus finds the child lost, and says why.
    }
    ParentRun run = new ParentRun(running, limits);
    List<Host> hosts = new ArrayList<>();
    for (int node = 0; node < cast.size(); node++) {
      hosts.add(new ChildHost(run, node, cast));
    }
    return hosts;
  }

  /** How many children were started. */
  public int started() {
    return started;
  }

  /** CPU time of all children that have ended and not by themselves, in seconds. */
  public double cpuSeconds() {
    return endedCpuNanos / 1e9;
  }

  private void tryToLoad(ChildProcess fresh) {
    try {
      fresh.ask(
          Frame.LOAD,
          body -> {
            Map<String, byte[]> classes = solution.classes();
            body.text(solution.peerClass()).text(solution.serverClass()).i32(classes.size());
            classes.forEach((name, bytes) -> body.text(name).blob(bytes));
            body.i32(solution.withoutWait().size());
            solution.withoutWait().forEach(body::text);
          },
          Frame.DONE);
    } catch (LostChildException e) {
      // As above.
    }
  }

  private void endChild() {
    ChildProcess running = child;
    if (running != null) {
      endedCpuNanos += running.cpuNanos();
      running.close();
      child = null;
    }
  }

  @Override
  public void close() {
    endChild();
    try {
      Runtime.getRuntime().removeShutdownHook(killer);
    } catch (IllegalStateException shuttingDown) {
      // Then the hook has run, or will.
    }
  }
}
