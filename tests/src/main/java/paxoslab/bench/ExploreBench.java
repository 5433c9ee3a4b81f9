package paxoslab.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import paxoslab.explore.Attempt;
import paxoslab.explore.Exhaustive;
import paxoslab.explore.ModelSearch;
import paxoslab.explore.Schedules;
import paxoslab.explore.Scope;
import paxoslab.explore.Search;
import paxoslab.host.CarrierPool;
import paxoslab.solution.Solution;

/** How fast schedules are found and played. */
public final class ExploreBench {
  private static final int SCHEDULES = 20_000;

  private final CarrierPool pool;
  private final Solution solution;

  /** Will search the schedules of this solution. */
  public ExploreBench(CarrierPool pool, Solution solution) {
    this.pool = pool;
    this.solution = solution;
  }

  /** Measures. */
  public List<Figure> measure() {
    List<Figure> figures = new ArrayList<>();
    figures.add(model());
    figures.addAll(peers());
    figures.add(random());
    return figures;
  }

  private static Figure model() {
    Stopwatch watch = new Stopwatch();
    long traces = ModelSearch.explore(2, 3).traces();
    return figure(
        "all schedules of 2 proposers, 1 ballot, 3 acceptors, in the model",
        traces,
        watch,
        "226,080 in 2 CPU-s");
  }

  private List<Figure> peers() {
    Stopwatch watch = new Stopwatch();
    Exhaustive all = new Exhaustive(solution, pool, new Scope(3, 2, 1));
    Optional<Attempt> failing = all.run(() -> true, traces -> {});
    if (failing.isPresent()) {
      throw new IllegalStateException("a rule broke: " + failing.get().failure());
    }
    double cpu = watch.cpuSeconds();
    return List.of(
        figure(
            "the same with peers that run the reference's code",
            all.traces(),
            watch,
            "all of them in 20 CPU-s"),
        new Figure(
            "such small schedules, checked, the JVM's warm-up and all",
            all.traces() / cpu,
            "a CPU second",
            cpu,
            watch.wallSeconds(),
            "10,000 a second"));
  }

  private Figure random() {
    Search search = new Search(new Schedules(solution, pool, new Scope(3, 2, 0)));
    Stopwatch watch = new Stopwatch();
    search.run(1, () -> search.coverage().runs() < SCHEDULES, coverage -> {});
    double perSecond = SCHEDULES / watch.cpuSeconds();
    return new Figure(
        "random schedules with delays, losses, retries and new ballots, to their decision",
        perSecond,
        "a CPU second",
        watch.cpuSeconds(),
        watch.wallSeconds(),
        "");
  }

  private static Figure figure(String what, long traces, Stopwatch watch, String target) {
    return new Figure(what, traces, "schedules", watch.cpuSeconds(), watch.wallSeconds(), target);
  }
}
