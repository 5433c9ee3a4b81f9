package paxoslab.explore;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Plays one seed after the other until a rule breaks.
 *
 * <pre>{@code
 * Search search = new Search(new Schedules(solution, pool, new Scope(3, 2, 0)));
 * Optional<Attempt> failing = search.run(1, () -> search.coverage().runs() < 1000, c -> {});
 * }</pre>
 */
public final class Search {
  private final Schedules schedules;
  private final Coverage coverage = new Coverage();

  /** Will play these schedules. */
  public Search(Schedules schedules) {
    this.schedules = schedules;
  }

  /**
   * Plays each seed from the first on until a run fails or there is no budget left.
   *
   * @see #run(long, int, BooleanSupplier, Consumer)
   */
  public Optional<Attempt> run(
      long firstSeed, BooleanSupplier goesOn, Consumer<Coverage> listener) {
    return run(firstSeed, 1, goesOn, listener);
  }

  /**
   * Plays until a run fails or there is no budget left.
   *
   * @param firstSeed the seed of the first run
   * @param step from one seed to the next; more than 1 leaves the others to other machines
   * @param goesOn asked before each run
   * @param listener told of the coverage after each run
   * @return the run that failed
   */
  public Optional<Attempt> run(
      long firstSeed, int step, BooleanSupplier goesOn, Consumer<Coverage> listener) {
    for (long seed = firstSeed; goesOn.getAsBoolean(); seed += step) {
      Attempt attempt = schedules.play(seed);
      coverage.add(attempt.trace());
      listener.accept(coverage);
      if (attempt.failure().isPresent()) {
        return Optional.of(attempt);
      }
    }
    return Optional.empty();
  }

  /** What was played so far. */
  public Coverage coverage() {
    return coverage;
  }
}
