package paxoslab.bench;

import java.util.ArrayList;
import java.util.List;
import paxoslab.host.CarrierPool;
import paxoslab.sim.Channel;
import paxoslab.sim.Latency;
import paxoslab.sim.Rule;
import paxoslab.solution.Solution;

/** Instances a second, what one costs as there are more of them, and what they leave behind. */
public final class InstanceBench {
  private static final int CONTENDED = 500;
  private static final int SEQUENTIAL = 2_000;
  private static final int WARM_UPS = 10;
  private static final int DONE_EVERY = 10;

  private final CarrierPool pool;
  private final Solution solution;

  public InstanceBench(CarrierPool pool, Solution solution) {
    this.pool = pool;
    this.solution = solution;
  }

  /** Five peers that lose 20 % of all requests. */
  public List<Figure> throughput() {
    for (int i = 0; i < WARM_UPS; i++) {
      contended();
      sequential();
    }
    return List.of(sequential(), contended());
  }

  private static Channel lossy() {
    return new Channel(Latency.uniform(500, 2_000), List.of(Rule.loseRequests(0.2)));
  }

  private Figure sequential() {
    try (BenchWorld bench = new BenchWorld(pool, solution, 5, lossy())) {
      Stopwatch watch = new Stopwatch();
      for (int seq = 0; seq < SEQUENTIAL; seq++) {
        bench.start(seq % 5, seq);
        bench.awaitMajority(seq, 1);
        bench.doneEverywhere(seq);
      }
      return figure("instances one after the other (5 peers, 20 % loss)", SEQUENTIAL, watch, "");
    }
  }

  private Figure contended() {
    try (BenchWorld bench = new BenchWorld(pool, solution, 5, lossy())) {
      Stopwatch watch = new Stopwatch();
      for (int seq = 0; seq < CONTENDED; seq++) {
        for (int peer = 0; peer < 3; peer++) {
          bench.start(peer, seq);
        }
      }
      bench.awaitMajority(0, CONTENDED);
      String what = CONTENDED + " at once, three proposers each (5 peers, 20 % loss)";
      return figure(what, CONTENDED, watch, "at least 1,000");
    }
  }

  private static Figure figure(String what, int instances, Stopwatch watch, String target) {
    double wall = watch.wallSeconds();
    return new Figure(what, instances / wall, "instances/s", watch.cpuSeconds(), wall, target);
  }

  /**
   * CPU time an instance, and the heap in use after a collection, for ever longer runs on a
   * reliable network where done follows.
   *
   * @param longest the most instances of a run, 100 at least
   */
  public List<Figure> growth(int longest) {
    List<Figure> figures = new ArrayList<>();
    run(1_000);
    for (int instances = 100; instances <= longest; instances *= 10) {
      figures.addAll(run(instances));
    }
    return figures;
  }

  private List<Figure> run(int instances) {
    try (BenchWorld bench = new BenchWorld(pool, solution, 3, Channel.reliable())) {
      Stopwatch watch = new Stopwatch();
      for (int seq = 0; seq < instances; seq++) {
        bench.start(seq % 3, seq);
        bench.awaitMajority(seq, 1);
        if (seq % DONE_EVERY == 0) {
          bench.doneEverywhere(seq);
        }
      }
      double cpu = watch.cpuSeconds();
      double wall = watch.wallSeconds();
      String run = String.format(java.util.Locale.ROOT, "%,d instances, done follows", instances);
      return List.of(
          new Figure("CPU an instance, " + run, cpu * 1e6 / instances, "µs", cpu, wall, "flat"),
          new Figure("heap in use, " + run, heapMegabytes(), "MB", cpu, wall, "flat"));
    }
  }

  private static double heapMegabytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
  }
}
