package paxoslab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import paxoslab.grade.FaultFile;
import paxoslab.grade.FaultTrial;
import paxoslab.grade.Grader;
import paxoslab.grade.Grading;
import paxoslab.grade.GradingListener;
import paxoslab.grade.Palette;
import paxoslab.grade.Report;
import paxoslab.grade.RunAgain;
import paxoslab.graded.GradedSuite;
import paxoslab.junit.LessonMethod;
import paxoslab.junit.LessonResult;
import paxoslab.junit.RunOptions;
import paxoslab.junit.SeedRun;
import paxoslab.solution.Solution;
import paxoslab.solution.SolutionFinder;
import paxoslab.trace.Finding;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lab demo}: what the lab does, in a minute. */
@Command(
    name = "demo",
    description = "See what the lab does: a correct peer, a mistake, and how it is found.",
    footer = {
      "",
      "Examples:",
      "  ./lab demo",
      "  ./lab demo --no-window       write pictures, though there is a screen",
      "",
      "Writes two traces, and the peer with the mistake, to target/lab/demo."
    })
final class DemoCommand implements Callable<Integer> {
  /** Names the fault to show, beside the catalogue: a student's tree must not know it. */
  private static final String CHOICE = "demo.txt";

  private final Surroundings surroundings;
  private final Main lab;
  private final Palette palette;
  private final List<LessonMethod> lessons = GradedSuite.lessons();
  private Path directory = Path.of("");

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to write; default: target/lab/demo.")
  private @Nullable Path out;

  @Option(names = "--no-window", description = "Write pictures instead of opening a window.")
  private boolean noWindow;

  DemoCommand(Surroundings surroundings, Main lab) {
    this.surroundings = surroundings;
    this.lab = lab;
    palette = surroundings.palette();
  }

  @Override
  public Integer call() throws IOException {
    directory = out == null ? surroundings.output().resolve("demo") : surroundings.file(out);
    FaultsCommand.sources(surroundings.root());
    Solution reference = SolutionFinder.find("reference", surroundings.root());
    showCorrect(reference);
    LessonResult failed = showMistake();
    return compare(reference, failed);
  }

  private void showCorrect(Solution reference) {
    heading("1", "A correct peer: the reference solution plays every lesson.");
    Grading grading = grade(reference, lessons);
    Report report = new Report(palette, again("reference"), lesson -> Optional.empty());
    print(report.table(grading) + report.total(grading));
  }

  private LessonResult showMistake() throws IOException {
    Path root = surroundings.root();
    FaultTrial trial = FaultTrial.of(FaultsCommand.sources(root), lessons);
    Path catalogue = FaultsCommand.catalogue(root);
    String name = Files.readString(catalogue.resolve(CHOICE)).strip();
    FaultFile fault = FaultFile.read(catalogue.resolve(name + ".fault"));
    heading("2", "A peer with a mistake: " + lowerCase(fault.title()) + ".");
    print(change(fault));
    write(directory.resolve("broken"), trial.sources(fault));
    String broken = again("").name(directory.resolve("broken"));
    LessonResult failed = firstFailure(SolutionFinder.find(broken, root));
    TraceWriter.write(wrong(), failed.told().orElseThrow());
    Report why = new Report(palette, again(broken), lesson -> Optional.of(wrong()));
    print("\nThe lab finds it, and says why:\n\n" + why.failure(failed));
    return failed;
  }

  private int compare(Solution reference, LessonResult failed) throws IOException {
    heading("3", "The same lesson with the correct peer, and with this one.");
    SeedRun wrong = failed.firstFailure().orElseThrow();
    TraceWriter.write(right(), play(reference, failed.lesson(), wrong.seed()));
    int at = failed.told().flatMap(Trace::failure).map(Finding::at).orElseThrow();
    print("\n  " + again("").watch(right(), TraceEvent.NONE) + "\n");
    print("  " + again("").watch(wrong(), at) + "\n");
    return show(at);
  }

  private Path right() {
    return directory.resolve("right.jsonl");
  }

  private Path wrong() {
    return directory.resolve("wrong.jsonl");
  }

  private Grading grade(Solution solution, List<LessonMethod> lessons) {
    try (Progress progress = new Progress(surroundings)) {
      GradingListener listener =
          new GradingListener() {
            @Override
            public void begins(LessonMethod lesson, int index, int of) {
              progress.now("%d of %d  %s %s".formatted(index + 1, of, lesson.id(), lesson.title()));
            }
          };
      return new Grader(solution, RunOptions.defaults()).grade(lessons, listener);
    }
  }

  private LessonResult firstFailure(Solution broken) {
    for (LessonMethod lesson : lessons) {
      LessonResult result = grade(broken, List.of(lesson)).results().get(0);
      if (!result.passed()) {
        return result;
      }
    }
    throw new UserError("no lesson notices this fault; \"./lab faults\" tells more");
  }

  private static Trace play(Solution reference, LessonMethod lesson, long seed) {
    RunOptions options = new RunOptions(0, seed, true);
    Keeper keeper = new Keeper();
    new Grader(reference, options).grade(List.of(lesson), keeper);
    return Objects.requireNonNull(keeper.kept, "a lesson that was graded has a run");
  }

  /** Keeps the trace of the only run. */
  private static final class Keeper implements GradingListener {
    private @Nullable Trace kept;

    @Override
    public void ended(LessonResult result) {
      kept = result.runs().get(0).trace();
    }
  }

  /** What the fault changes, as a diff shows it. */
  private String change(FaultFile fault) {
    StringBuilder text = new StringBuilder();
    for (FaultFile.Edit edit : fault.edits()) {
      text.append("\n  ").append(palette.faint(edit.file())).append('\n');
      edit.find().lines().forEach(l -> text.append(palette.bad("  - " + l)).append('\n'));
      edit.replace().lines().forEach(l -> text.append(palette.good("  + " + l)).append('\n'));
    }
    return text.toString();
  }

  private static void write(Path directory, Map<String, String> sources) throws IOException {
    Files.createDirectories(directory);
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Files.writeString(directory.resolve(source.getKey()), source.getValue());
    }
  }

  private int show(int at) {
    if (!noWindow && surroundings.hasScreen() && lab.has("view")) {
      print("\nThe window shows the second one, at the event where the promise breaks.\n");
      return lab.run("view", wrong().toString(), "--at", String.valueOf(at));
    } else if (!lab.has("export")) {
      print("\nThere is no visualizer in this build, so there are no pictures.\n");
      return Main.PASSED;
    }
    print("\n");
    int status = export(right());
    return Math.max(status, export(wrong(), "--at", String.valueOf(at)));
  }

  private int export(Path trace, String... options) {
    String file = again("").name(trace);
    List<String> words = new ArrayList<>(List.of("export", file, "--to"));
    words.add(file.replaceFirst("\\.jsonl$", ".png"));
    words.addAll(List.of(options));
    return lab.run(words.toArray(String[]::new));
  }

  private RunAgain again(String solution) {
    return new RunAgain(surroundings.root(), surroundings.directory(), solution);
  }

  private void heading(String number, String text) {
    print("\n" + palette.strong(number + "  " + text) + "\n");
  }

  private void print(String text) {
    surroundings.out().print(text);
    surroundings.out().flush();
  }

  private static String lowerCase(String title) {
    return title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1);
  }
}
