package paxoslab.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import paxoslab.explore.Attempt;
import paxoslab.explore.Schedules;
import paxoslab.explore.Scope;
import paxoslab.explore.Search;
import paxoslab.host.CarrierPool;
import paxoslab.solution.Solution;

/** How many random schedules it takes to find a known fault, and how short its run becomes. */
public final class SearchBench {
  private static final int SEARCHES = 30;
  private static final int MOST_RUNS = 2_000;
  private static final int SHRUNK = 10;

  private final CarrierPool pool;
  private final Map<String, Solution> faults;

  /**
   * Will look for these.
   *
   * @param faults solutions with one fault each, by its name
   */
  public SearchBench(CarrierPool pool, Map<String, Solution> faults) {
    this.pool = pool;
    this.faults = faults;
  }

  /** Measures. */
  public List<Figure> measure() {
    List<Figure> figures = new ArrayList<>();
    faults.forEach((name, solution) -> measure(name, solution, figures));
    return figures;
  }

  private void measure(String name, Solution solution, List<Figure> figures) {
    Schedules schedules = new Schedules(solution, pool, new Scope(3, 3, 0));
    Stopwatch watch = new Stopwatch();
    List<Attempt> found = new ArrayList<>();
    long runs = 0;
    for (int i = 0; i < SEARCHES; i++) {
      Search search = new Search(schedules);
      Optional<Attempt> failing =
          search.run(1 + (long) i * MOST_RUNS, () -> search.coverage().runs() < MOST_RUNS, c -> {});
      runs += search.coverage().runs();
      failing.ifPresent(found::add);
    }
    double mean = (double) runs / SEARCHES;
    String what = "random schedules until " + name + " is found, %d searches".formatted(SEARCHES);
    figures.add(new Figure(what, mean, "runs", watch.cpuSeconds(), watch.wallSeconds(), ""));
    if (!found.isEmpty()) {
      figures.add(shrunk(name, schedules, found));
    }
  }

  private static Figure shrunk(String name, Schedules schedules, List<Attempt> found) {
    Stopwatch watch = new Stopwatch();
    List<Attempt> some = found.subList(0, Math.min(SHRUNK, found.size()));
    double steps = some.stream().mapToInt(run -> schedules.shrink(run).steps()).average().orElse(0);
    String what = "its shortest run: starts and arrivals, %d runs".formatted(some.size());
    return new Figure(what, steps, "steps", watch.cpuSeconds(), watch.wallSeconds(), "");
  }
}
