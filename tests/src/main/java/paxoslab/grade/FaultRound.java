package paxoslab.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import paxoslab.solution.Solution;

/**
 * Tries many faults, two at a time. What it says doesn't depend on which ends first.
 *
 * <pre>{@code
 * List<FaultVerdict> verdicts = new FaultRound(trial).play(faults, false, verdict -> {});
 * }</pre>
 */
public final class FaultRound {
  private static final int AT_A_TIME = 2;

  private final FaultTrial trial;

  /** A round of trials. */
  public FaultRound(FaultTrial trial) {
    this.trial = trial;
  }

  /**
   * Tries these faults.
   *
   * @param all true to play all runs; else each trial ends when the fault's rule has spoken
   * @param told hears each verdict as soon as it and those before it are known
   * @return the verdicts, in order of the faults
   * @throws FaultFileException if a fault doesn't fit the sources: before any fault is played
   * @throws paxoslab.solution.SolutionException if what comes of one doesn't compile: likewise
   */
  public List<FaultVerdict> play(List<FaultFile> faults, boolean all, Consumer<FaultVerdict> told)
      throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(AT_A_TIME, FaultRound::daemon);
    try {
      // One worker finds out what lessons cost while the other compiles.
      pool.execute(() -> trial.turns(all));
      List<Callable<FaultVerdict>> trials = new ArrayList<>();
      for (Future<Solution> broken : submit(pool, compilations(faults))) {
        FaultFile fault = faults.get(trials.size());
        Solution solution = result(broken);
        trials.add(() -> trial.run(fault, solution, all));
      }
      List<FaultVerdict> verdicts = new ArrayList<>();
      for (Future<FaultVerdict> tried : submit(pool, trials)) {
        verdicts.add(result(tried));
        told.accept(verdicts.get(verdicts.size() - 1));
      }
      return verdicts;
    } finally {
      pool.shutdownNow();
    }
  }

  private List<Callable<Solution>> compilations(List<FaultFile> faults) {
    return faults.stream().<Callable<Solution>>map(fault -> () -> trial.broken(fault)).toList();
  }

  private static <T> List<Future<T>> submit(ExecutorService pool, List<Callable<T>> tasks) {
    return tasks.stream().map(pool::submit).toList();
  }

  private static <T> T result(Future<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException r) {
        throw r;
      }
      throw new IllegalStateException("a fault could not be tried", e.getCause());
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "lab-faults");
    thread.setDaemon(true);
    return thread;
  }
}
