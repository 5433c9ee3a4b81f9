package paxoslab.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import paxoslab.explore.Attempt;
import paxoslab.explore.Schedules;
import paxoslab.explore.Scope;
import paxoslab.explore.Search;
import paxoslab.host.CarrierPool;
import paxoslab.solution.Solution;

/** How many random schedules it takes to find a known fault, and how short its run becomes. */
public final class SearchBench {
  private static final int SEARCHES = 200;
  private static final int MOST_RUNS = 2_000;
  private static final int SHRUNK = 10;
  private static final Set<String> AGREEMENT = Set.of("agreement", "stable");

  private final CarrierPool pool;
  private final List<Known> faults;

  /**
   * A solution with one fault.
   *
   * @param name of the fault
   * @param agreementOnly if no other rule counts but that all peers report one value, as in systems
   *     that know no other
   */
  public record Known(String name, Solution solution, boolean agreementOnly) {
    String words() {
      return agreementOnly ? name + " is found by agreement alone" : name + " is found";
    }
  }

  /** Will look for these. */
  public SearchBench(CarrierPool pool, List<Known> faults) {
    this.pool = pool;
    this.faults = List.copyOf(faults);
  }

  /** Measures. */
  public List<Figure> measure() {
    List<Figure> figures = new ArrayList<>();
    faults.forEach(fault -> measure(fault, figures));
    return figures;
  }

  private void measure(Known fault, List<Figure> figures) {
    // Two proposers are enough for two values; three competing ballots show what two never do.
    Scope scope = new Scope(3, fault.agreementOnly() ? 2 : 3, 0);
    Schedules schedules =
        new Schedules(
            fault.solution(),
            pool,
            scope,
            rule -> !fault.agreementOnly() || AGREEMENT.contains(rule));
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
    String what =
        "random schedules until %s, %d of %d searches"
            .formatted(fault.words(), found.size(), SEARCHES);
    figures.add(new Figure(what, mean, "runs", watch.cpuSeconds(), watch.wallSeconds(), ""));
    if (!found.isEmpty()) {
      figures.add(shrunk(schedules, found));
    }
  }

  private static Figure shrunk(Schedules schedules, List<Attempt> found) {
    Stopwatch watch = new Stopwatch();
    List<Attempt> some = found.subList(0, Math.min(SHRUNK, found.size()));
    double steps =
        some.stream().mapToInt(run -> schedules.shortest(run).steps()).average().orElse(0);
    String what = "its shortest run: starts and arrivals, %d runs".formatted(some.size());
    return new Figure(what, steps, "steps", watch.cpuSeconds(), watch.wallSeconds(), "");
  }
}
