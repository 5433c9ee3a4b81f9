package paxoslab.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import paxoslab.child.ChildHosts;
import paxoslab.child.ChildLimits;
import paxoslab.child.Jail;
import paxoslab.explain.Hints;
import paxoslab.grade.Grader;
import paxoslab.grade.Grading;
import paxoslab.grade.GradingListener;
import paxoslab.grade.Report;
import paxoslab.grade.ResultsFile;
import paxoslab.grade.RunAgain;
import paxoslab.grade.TraceFolder;
import paxoslab.junit.LessonMethod;
import paxoslab.junit.LessonResult;
import paxoslab.junit.RunOptions;
import paxoslab.solution.Solution;
import paxoslab.solution.SolutionCompiler;
import paxoslab.solution.SolutionFinder;
import paxoslab.solution.Sources;
import paxoslab.store.Part;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lab test}: grades a solution. */
@Command(
    name = "test",
    description = "Grade a solution: what \"mvn test\" does, with options.",
    footer = {
      "",
      "Examples:",
      "  ./lab test                             grade lab-skeleton",
      "  ./lab test --only A01,B                lesson A01 and all of B",
      "  ./lab test --only B02 --seeds 1000     one lesson, under 1000 seeds",
      "  ./lab test --solution ~/ada.zip        grade a submission",
      "  ./lab test --hints rule                say which rule broke, and no more",
      "  ./lab test --part B                    the store of part B on your peers",
      "  ./lab test --part B --paxos reference  the same on the staff's peers",
      "",
      "Of a submission, the .java files of package paxoslab.student count; what is left",
      "out is listed with the reason.",
      "Writes target/lab/results.json and a trace for each lesson that fails.",
      "Exit status: 0 all passed, 1 some failed, 2 it could not run."
    })
final class TestCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = "--solution",
      paramLabel = "WHICH",
      description =
          "skeleton, reference, a directory, a .zip, .tar or .tar.gz;"
              + " default: ${DEFAULT-VALUE}.")
  private String solution = "skeleton";

  @Option(
      names = "--only",
      paramLabel = "ID",
      split = ",",
      description = "These lessons only; the beginning of an id means all that begin so.")
  private List<String> only = List.of();

  @Option(
      names = "--part",
      paramLabel = "PART",
      description = "A: Paxos; B: the store on it. Default: A, or what --only names.")
  private @Nullable Part part;

  @Option(
      names = "--paxos",
      paramLabel = "WHICH",
      description =
          "For part B: put its servers on the peers of this solution, such as reference, so that"
              + " what is wrong in part A isn't lost twice. Default: the solution's own.")
  private @Nullable String paxos;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      converter = Numbers.Count.class,
      description = "Play each lesson under seeds 1 to N; default: each lesson's own number.")
  private @Nullable Integer seeds;

  @Option(
      names = "--seed",
      paramLabel = "S",
      converter = Numbers.Seed.class,
      description = "Play each lesson under this seed only.")
  private @Nullable Long seed;

  @Option(names = "--trace-all", description = "Write a trace of every run, passed ones too.")
  private boolean traceAll;

  @Option(
      names = "--hints",
      paramLabel = "LEVEL",
      converter = HintsReader.class,
      description = HintsReader.DESCRIPTION)
  private Hints hints = Hints.FULL;

  @Option(
      names = "--child",
      description =
          "Run the peers in a process of their own, as grading does: the same results, slower.")
  private boolean child;

  @Option(names = "--json", description = "Print the results as JSON, and no report.")
  private boolean json;

  TestCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    if (seed != null && seeds != null) {
      throw new UserError("--seed and --seeds exclude each other; give one of them");
    }
    // A run that ends early must not leave the points of another one behind.
    Path results = surroundings.output().resolve("results.json");
    Files.deleteIfExists(results);
    List<LessonMethod> lessons = chosen();
    Sources sources = SolutionFinder.sources(solution, surroundings.root());
    // Before it is compiled: what is missing then may be what doesn't count.
    LeftOutText.print(sources.leftOut(), json ? surroundings.err() : surroundings.out());
    Solution found = onItsPeers(SolutionCompiler.compile(sources), lessons);
    TraceFolder traces = new TraceFolder(TraceFolder.of(surroundings.root()));
    Grading grading = grade(found, lessons, traces);
    ResultsFile file = new ResultsFile(surroundings.root(), traces::traceOf);
    file.write(results, grading);
    surroundings.out().print(json ? file.json(grading) : report(traces).text(grading));
    surroundings.out().flush();
    return grading.allPassed() ? Main.PASSED : Main.FAILED;
  }

  private Solution onItsPeers(Solution found, List<LessonMethod> lessons) {
    if (paxos == null) {
      return found;
    }
    if (!lessons.stream().allMatch(LessonMethod::isStore)) {
      throw new UserError("--paxos is for part B; add --part B, or name lessons of it with --only");
    }
    return found.onPeersOf(SolutionFinder.find(paxos, surroundings.root()));
  }

  /** Lessons that are named may be of both parts. */
  private List<LessonMethod> chosen() {
    if (part != null) {
      return LessonChoice.of(part.lessons(), only);
    }
    return only.isEmpty() ? Part.A.lessons() : LessonChoice.of(Part.all(), only);
  }

  private Grading grade(Solution found, List<LessonMethod> lessons, TraceFolder traces) {
    RunOptions options = new RunOptions(seeds == null ? 0 : seeds, seed, traceAll);
    Keeper keeper = new Keeper(new Progress(surroundings), traces);
    try (Progress progress = keeper.progress) {
      if (!child) {
        return new Grader(found, options).grade(lessons, keeper);
      }
      Jail jail = Jail.best();
      surroundings.err().println("lab test: " + jail.describe());
      try (ChildHosts hosts = new ChildHosts(found, jail, ChildLimits.DEFAULT)) {
        return new Grader(found, options, hosts).grade(lessons, keeper);
      }
    }
  }

  private Report report(TraceFolder traces) {
    RunAgain own = new RunAgain(surroundings.root(), surroundings.directory(), solution);
    RunAgain again = paxos == null ? own : own.onPeersOf(paxos);
    return new Report(surroundings.palette(), again, traces::traceOf, hints);
  }

  /** Shows how far the grading is, and writes traces as it goes. */
  private final class Keeper implements GradingListener {
    private final Progress progress;
    private final TraceFolder traces;

    Keeper(Progress progress, TraceFolder traces) {
      this.progress = progress;
      this.traces = traces;
    }

    @Override
    public void begins(LessonMethod lesson, int index, int of) {
      progress.now("%d of %d  %s %s".formatted(index + 1, of, lesson.id(), lesson.title()));
    }

    @Override
    public void ended(LessonResult result) {
      try {
        traces.put(result, traceAll);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
