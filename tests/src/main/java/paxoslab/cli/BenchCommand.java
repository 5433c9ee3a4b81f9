package paxoslab.cli;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import paxoslab.bench.ChildBench;
import paxoslab.bench.ExploreBench;
import paxoslab.bench.Figure;
import paxoslab.bench.HistoryBench;
import paxoslab.bench.InstanceBench;
import paxoslab.bench.JobBench;
import paxoslab.bench.RpcBench;
import paxoslab.bench.SearchBench;
import paxoslab.bench.SuiteBench;
import paxoslab.bench.Workload;
import paxoslab.course.Folders;
import paxoslab.grade.FaultFile;
import paxoslab.grade.FaultTrial;
import paxoslab.host.CarrierPool;
import paxoslab.solution.Solution;
import paxoslab.solution.SolutionFinder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lab bench}: how fast the harness is on this machine. */
@Command(
    name = "bench",
    description =
        "Measure the harness: calls, instances, growth, the whole suite, histories; the window.",
    footer = {
      "",
      "Examples:",
      "  ./lab bench --quick        a quarter of a minute, growth to 10,000 instances",
      "  ./lab bench                a minute, growth to 100,000 instances",
      "  ./lab bench --only grading what it costs to grade a submission",
      "  ./lab bench --only window  what the window does with a run of a million events",
      "",
      "Wall times vary with whatever else the machine does; compare CPU seconds."
    })
final class BenchCommand implements Callable<Integer> {
  /** Names them, beside the catalogue: a student's tree must not know them. */
  private static final String CLASSIC = "bench.txt";

  private static final int LONGEST = 100_000;
  private static final int LONGEST_QUICK = 10_000;
  private static final int FEW_LESSONS = 20;

  private final Surroundings surroundings;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Option(names = "--quick", description = "Leave out the longest runs.")
  private boolean quick;

  @Option(
      names = "--only",
      paramLabel = "WHAT",
      description = "Only measurements whose name holds this text.")
  private String only = "";

  @Option(names = "--json", description = "Print the figures as JSON.")
  private boolean json;

  BenchCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    boolean staff =
        Files.isDirectory(surroundings.root().resolve("reference-solution/src/main/java"));
    List<Figure> figures = new ArrayList<>();
    try (CarrierPool pool = new CarrierPool();
        Progress progress = new Progress(surroundings)) {
      if (staff) {
        Solution reference = SolutionFinder.find("reference", surroundings.root());
        InstanceBench instances = new InstanceBench(pool, reference);
        int longest = quick ? LONGEST_QUICK : LONGEST;
        // The suite first, because a student's run is a cold one too.
        measure(
            "the graded suite", () -> new SuiteBench(pool, reference).measure(), figures, progress);
        measure(
            "a grading in child JVMs",
            () ->
                new ChildBench(pool, reference, quick ? FEW_LESSONS : Integer.MAX_VALUE).measure(),
            figures,
            progress);
        measure("a grading of a submission", this::gradingJob, figures, progress);
        measure("calls", () -> new RpcBench(pool).measure(), figures, progress);
        measure("schedules", () -> new ExploreBench(pool, reference).measure(), figures, progress);
        measure(
            "searches",
            () -> new SearchBench(pool, classicFaults(surroundings.root())).measure(),
            figures,
            progress);
        measure("instances", instances::throughput, figures, progress);
        measure("growth", () -> instances.growth(longest), figures, progress);
      } else {
        measure("calls", () -> new RpcBench(pool).measure(), figures, progress);
      }
      measure("histories", () -> new HistoryBench().measure(), figures, progress);
      for (Workload workload : ServiceLoader.load(Workload.class)) {
        measure(workload.name(), () -> workload.measure(quick), figures, progress);
      }
    }
    if (json) {
      surroundings.out().println(new GsonBuilder().setPrettyPrinting().create().toJson(figures));
    }
    surroundings.out().flush();
    return Main.PASSED;
  }

  private List<Figure> gradingJob() {
    try {
      Path folder = Files.createTempDirectory("lab-bench");
      try {
        FaultTrial correct = FaultTrial.of(FaultsCommand.sources(surroundings.root()), List.of());
        Path submission = JobBench.submission(folder, correct.sources());
        List<String> command = new ArrayList<>(WorkerCommands.lab(surroundings, "-Xmx256m"));
        command.addAll(List.of("grade", submission.toString()));
        command.addAll(List.of("--out", folder.resolve("out").toString()));
        return new JobBench(command).measure();
      } finally {
        Folders.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those that searches are compared by; "agreement" before a name: no other rule counts. */
  private static List<SearchBench.Known> classicFaults(Path root) {
    List<SearchBench.Known> faults = new ArrayList<>();
    try {
      FaultTrial trial = FaultTrial.of(FaultsCommand.sources(root), List.of());
      for (String line : Files.readAllLines(FaultsCommand.catalogue(root).resolve(CLASSIC))) {
        String name = line.substring(line.indexOf(' ') + 1);
        Path file = FaultsCommand.catalogue(root).resolve(name + ".fault");
        Solution broken = trial.broken(FaultFile.read(file));
        faults.add(new SearchBench.Known(name, broken, line.startsWith("agreement ")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return faults;
  }

  private void measure(
      String what, Supplier<List<Figure>> bench, List<Figure> figures, Progress progress) {
    if (!what.contains(only)) {
      return;
    }
    progress.now("measuring " + what);
    List<Figure> measured = bench.get();
    progress.clear();
    figures.addAll(measured);
    if (!json) {
      measured.forEach(this::print);
      surroundings.out().flush();
    }
  }

  private void print(Figure f) {
    String target = f.target().isEmpty() ? "" : "  (" + f.target() + ")";
    surroundings.out().println(f.what());
    surroundings
        .out()
        .println(
            String.format(
                Locale.ROOT,
                "    %s %s, %.2f CPU-s%s",
                f.shown(),
                f.unit(),
                f.cpuSeconds(),
                target));
  }
}
