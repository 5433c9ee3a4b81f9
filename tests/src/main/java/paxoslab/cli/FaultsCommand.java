package paxoslab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import paxoslab.grade.FaultFile;
import paxoslab.grade.FaultRound;
import paxoslab.grade.FaultTrial;
import paxoslab.grade.FaultVerdict;
import paxoslab.solution.SolutionFinder;
import paxoslab.store.Part;
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
    Path sources = sources(surroundings.root());
    List<FaultFile> faults = chosen(FaultFile.all(catalogue(surroundings.root())));
    FaultTable table = new FaultTable(surroundings.palette(), all);
    List<FaultVerdict> verdicts = new ArrayList<>();
    for (Part part : Part.values()) {
      List<FaultFile> its = faults.stream().filter(fault -> partOf(fault) == part).toList();
      if (!its.isEmpty()) {
        FaultTrial trial = FaultTrial.of(sources, part.lessons());
        verdicts.addAll(run(trial, its, table));
      }
    }
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

  /** Whose lessons a fault is for: the names of part B's begin as its two sides are called. */
  static Part partOf(FaultFile fault) {
    boolean store = fault.name().startsWith("store-") || fault.name().startsWith("client-");
    return store ? Part.B : Part.A;
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

  private List<FaultVerdict> run(FaultTrial trial, List<FaultFile> faults, FaultTable table)
      throws InterruptedException {
    try (Progress progress = new Progress(surroundings)) {
      progress.now("compiling");
      AtomicInteger told = new AtomicInteger();
      return new FaultRound(trial)
          .play(
              faults,
              all,
              verdict -> {
                if (!json) {
                  progress.clear();
                  surroundings.out().print(table.row(verdict));
                  surroundings.out().flush();
                }
                progress.now(next(faults, told.incrementAndGet()));
              });
    }
  }

  private static String next(List<FaultFile> faults, int told) {
    return told == faults.size()
        ? ""
        : String.format(
            Locale.ROOT, "%d of %d  %s", told + 1, faults.size(), faults.get(told).name());
  }
}
