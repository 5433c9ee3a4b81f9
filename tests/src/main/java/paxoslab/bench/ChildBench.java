package paxoslab.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import paxoslab.child.ChildHosts;
import paxoslab.child.ChildLimits;
import paxoslab.child.GradedHosts;
import paxoslab.child.Hmac;
import paxoslab.child.Jail;
import paxoslab.graded.GradedSuite;
import paxoslab.host.CarrierPool;
import paxoslab.host.Cast;
import paxoslab.host.HostFactory;
import paxoslab.host.LocalHosts;
import paxoslab.host.Stage;
import paxoslab.junit.LessonMethod;
import paxoslab.junit.LessonRunner;
import paxoslab.junit.RunOptions;
import paxoslab.solution.Solution;

/** What it costs to grade a submission, with its peers in jailed child JVMs. */
public final class ChildBench {
  private static final int STARTS = 5;

  /** As many as a course's rubric has by default. */
  private static final int PLAYED_ALONE = 6;

  private static final RunOptions ONE_SEED = new RunOptions(1, null, false);

  private final CarrierPool pool;
  private final Solution solution;
  private final List<LessonMethod> lessons;
  private final Jail jail = Jail.best();

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

  /** Plays the same lessons here and there, and starts some children more. */
  public List<Figure> measure() {
    Stopwatch here = new Stopwatch();
    play(new LocalHosts(solution));
    double local = here.cpuSeconds();
    Stopwatch there = new Stopwatch();
    ChildHosts hosts = new ChildHosts(solution, jail, ChildLimits.DEFAULT);
    try (hosts) {
      play(hosts);
    }
    double child = there.cpuSeconds() + hosts.cpuSeconds();
    double wall = there.wallSeconds();
    List<Figure> figures = new ArrayList<>();
    figures.add(
        new Figure(
            lessons.size() + " lessons of a submission graded, visible seeds",
            child,
            "CPU-s",
            child,
            wall,
            hosts.started() + (hosts.started() == 1 ? " child" : " children")));
    figures.add(
        new Figure(
            "the same compared with peers in this JVM",
            child / local,
            "times the CPU time",
            local,
            wall,
            ""));
    figures.add(start());
    figures.add(alone());
    return figures;
  }

  /** What a rubric's usual number of peers takes, each told its part of a lesson again. */
  private Figure alone() {
    Stopwatch watch = new Stopwatch();
    List<ChildHosts> fresh = new ArrayList<>();
    try (ChildHosts hosts = new ChildHosts(solution, jail, ChildLimits.DEFAULT)) {
      GradedHosts graded =
          new GradedHosts(
              hosts,
              new Hmac(new byte[] {1}),
              (lesson, seed) -> OptionalInt.of(0),
              () -> {
                fresh.add(new ChildHosts(solution, jail, ChildLimits.DEFAULT));
                return fresh.get(fresh.size() - 1);
              });
      LessonRunner runner = new LessonRunner(solution, pool, graded);
      for (int i = 0; i < PLAYED_ALONE; i++) {
        runner.run(lessons.get(i * lessons.size() / PLAYED_ALONE), ONE_SEED);
      }
    }
    double cpu = fresh.stream().mapToDouble(ChildHosts::cpuSeconds).sum();
    return new Figure(
        "a peer played again alone, in its own child (mean of " + fresh.size() + ")",
        cpu / fresh.size(),
        "CPU-s",
        cpu,
        watch.wallSeconds(),
        "");
  }

  private void play(HostFactory factory) {
    LessonRunner runner = new LessonRunner(solution, pool, factory);
    for (LessonMethod lesson : lessons) {
      runner.run(lesson, RunOptions.defaults());
    }
  }

  /** From nothing to peers that can be asked, classes loaded. */
  private Figure start() {
    double[] millis = new double[STARTS];
    double cpu = 0;
    Stopwatch all = new Stopwatch();
    for (int i = 0; i < STARTS; i++) {
      Stopwatch watch = new Stopwatch();
      ChildHosts hosts = new ChildHosts(solution, jail, ChildLimits.DEFAULT);
      try (hosts) {
        hosts.hosts(new Stage(pool), Cast.peers(3), List.of(1L, 2L, 3L), false);
        millis[i] = watch.wallSeconds() * 1_000;
      }
      cpu += watch.cpuSeconds() + hosts.cpuSeconds();
    }
    Arrays.sort(millis);
    return new Figure(
        "start of jail and child (median of " + STARTS + "); " + jail.describe(),
        millis[STARTS / 2],
        "ms",
        cpu / STARTS,
        all.wallSeconds(),
        "");
  }
}
