package paxoslab.bench;

import java.util.List;
import paxoslab.child.ChildHosts;
import paxoslab.child.ChildLimits;
import paxoslab.child.Jail;
import paxoslab.graded.GradedSuite;
import paxoslab.host.CarrierPool;
import paxoslab.host.HostFactory;
import paxoslab.host.LocalHosts;
import paxoslab.junit.LessonMethod;
import paxoslab.junit.LessonRunner;
import paxoslab.junit.RunOptions;
import paxoslab.solution.Solution;

/** What it costs to have the peers in child JVMs, as grading has them. */
public final class ChildBench {
  private final CarrierPool pool;
  private final Solution solution;
  private final List<LessonMethod> lessons;

  /**
   * Will play lessons with a solution.
   *
   * @param most how many lessons at most
   */
  public ChildBench(CarrierPool pool, Solution solution, int most) {
    this.pool = pool;
    this.solution = solution;
    this.lessons = GradedSuite.lessons().stream().limit(most).toList();
  }

  /** Plays the same lessons here and there. */
  public List<Figure> measure() {
    Stopwatch here = new Stopwatch();
    play(new LocalHosts(solution));
    double local = here.cpuSeconds();
    Stopwatch there = new Stopwatch();
    ChildHosts hosts = new ChildHosts(solution, Jail.best(), ChildLimits.DEFAULT);
    try (hosts) {
      play(hosts);
    }
    double child = there.cpuSeconds() + hosts.cpuSeconds();
    return List.of(
        new Figure(
            lessons.size() + " lessons in child JVMs, compared with this one",
            child / local,
            "times the CPU time",
            child,
            there.wallSeconds(),
            hosts.started() + (hosts.started() == 1 ? " child" : " children")));
  }

  private void play(HostFactory factory) {
    LessonRunner runner = new LessonRunner(solution, pool, factory);
    lessons.forEach(lesson -> runner.run(lesson, RunOptions.defaults()));
  }
}
