package paxoslab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import paxoslab.grade.FaultFile;
import paxoslab.grade.FaultTrial;
import paxoslab.grade.FaultVerdict;
import paxoslab.graded.GradedSuite;
import paxoslab.solution.SolutionFinder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lab faults}: tests the tests with known faults. */
@Command(
    name = "faults",
    description = "Put each known fault into the reference, and see which rule notices.",
    footer = {
      "",
      "Examples:",
      "  ./lab faults",
      "  ./lab faults --only acceptor           all faults whose names begin so",
      "  ./lab faults --only proposer,learner --all",
      "",
      "Exit status: 0 each is noticed by its rule, 1 one is not, 2 one doesn't fit the",
      "reference's sources any more."
    })
final class FaultsCommand implements Callable<Integer> {
  private static final int AT_A_TIME = 2;

  private final Surroundings surroundings;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      split = ",",
      description = "These faults only; the beginning of a name means all that begin so.")
  private List<String> only = List.of();

  @Option(names = "--all", description = "Play all runs; else stop when the rule has spoken.")
  private boolean all;

  @Option(names = "--json", description = "Print the verdicts as JSON.")
  private boolean json;

  FaultsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    FaultTrial trial = FaultTrial.of(sources(surroundings.root()), GradedSuite.lessons());
    List<FaultFile> faults = chosen(FaultFile.all(catalogue(surroundings.root())));
    // First all of them: a fault that doesn't fit should not be found out after minutes.
    faults.forEach(trial::broken);
    FaultTable table = new FaultTable(surroundings.palette(), all);
    List<FaultVerdict> verdicts = run(trial, faults, table);
    surroundings.out().print(json ? FaultTable.json(verdicts) : table.summary(verdicts));
    surroundings.out().flush();
    return verdicts.stream().allMatch(FaultVerdict::asDemanded) ? Main.PASSED : Main.FAILED;
  }

  /** The reference's sources; the staff's tree alone has them. */
  static Path sources(Path root) {
    Path sources = root.resolve(SolutionFinder.REFERENCE_SOURCES);
    if (!Files.isDirectory(sources)) {
      throw new UserError(
          "there is no reference solution here (" + sources + "); only the staff's tree has it");
    }
    return sources;
  }

  static Path catalogue(Path root) {
    return root.resolve("reference-solution/src/faults");
  }

  private List<FaultFile> chosen(List<FaultFile> known) {
    if (only.isEmpty()) {
      return known;
    }
    for (String name : only) {
      if (known.stream().noneMatch(f -> f.name().startsWith(name))) {
        String near = Nearest.of(name, known.stream().map(FaultFile::name).toList());
        throw new UserError("no fault %s; did you mean %s?".formatted(name, near));
      }
    }
    return known.stream().filter(f -> only.stream().anyMatch(f.name()::startsWith)).toList();
  }

  /** Two at a time; told in order. */
  private List<FaultVerdict> run(FaultTrial trial, List<FaultFile> faults, FaultTable table)
      throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(AT_A_TIME, FaultsCommand::daemon);
    try (Progress progress = new Progress(surroundings)) {
      List<Future<FaultVerdict>> running = new ArrayList<>();
      faults.forEach(fault -> running.add(pool.submit(() -> trial.run(fault, all))));
      List<FaultVerdict> verdicts = new ArrayList<>();
      for (Future<FaultVerdict> one : running) {
        FaultFile fault = faults.get(verdicts.size());
        progress.now(
            String.format(
                Locale.ROOT, "%d of %d  %s", verdicts.size() + 1, faults.size(), fault.name()));
        verdicts.add(one.get());
        if (!json) {
          progress.clear();
          surroundings.out().print(table.row(verdicts.get(verdicts.size() - 1)));
          surroundings.out().flush();
        }
      }
      return verdicts;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a fault could not be tried", e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "lab-faults");
    thread.setDaemon(true);
    return thread;
  }
}
