package paxoslab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import paxoslab.bundle.Submission;
import paxoslab.bundle.ZipFile;
import paxoslab.grade.Grader;
import paxoslab.grade.Grading;
import paxoslab.grade.GradingListener;
import paxoslab.grade.Report;
import paxoslab.grade.RunAgain;
import paxoslab.junit.LessonMethod;
import paxoslab.junit.RunOptions;
import paxoslab.store.Part;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lab submit}: checks and packs what a student hands in. */
@Command(
    name = "submit",
    description = "Check and pack your solution, as it will be graded.",
    footer = {
      "",
      "Examples:",
      "  ./lab submit                           writes target/lab/submission.zip",
      "  ./lab submit --test                    grade it first, and say the points",
      "  ./lab submit --test --part B           the points of part B alone",
      "  ./lab submit --out ada.zip             under a name of your own",
      "",
      "Packed are the sources of package paxoslab.student: PaxosPeer.java, part B's",
      "classes, and what you added beside them; at most 200 files and 2 MB. The same",
      "sources give the same bytes.",
      "Exit status: 0 packed (whatever the points), 2 it would be refused, or could",
      "not run."
    })
final class SubmitCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = "--solution",
      paramLabel = "DIR",
      description = "A directory or archive with your sources; default: lab-skeleton's.")
  private String solution = "skeleton";

  @Option(
      names = "--out",
      paramLabel = "FILE.zip",
      description = "The file to write; default: target/lab/submission.zip.")
  private @Nullable Path out;

  @Option(names = "--force", description = "Replace the file if it is there already.")
  private boolean force;

  @Option(names = "--test", description = "Grade it, and say the points that it gets now.")
  private boolean test;

  @Option(
      names = "--part",
      paramLabel = "PART",
      description =
          "What --test grades. A: Paxos; B: the store on it; AB: both. Default: A, and B too as soon"
              + " as KvServer.java or KvStoreClient.java is more than the stub.")
  private @Nullable GradedParts part;

  SubmitCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    if (part != null && !test) {
      throw new UserError("--part says what --test grades; add --test");
    }
    // What the lab itself wrote there before is the lab's to replace.
    boolean replace = force || out == null;
    Path file =
        out == null
            ? surroundings.output().resolve("submission.zip")
            : ZipTarget.of(surroundings.file(out), force);
    Submission submission = Submission.of(solution, surroundings.root());
    PrintWriter print = surroundings.out();
    if (submission.untouched()) {
      surroundings
          .err()
          .println("lab submit: warning: PaxosPeer.java is still the stub, so it earns nothing");
    }
    if (test) {
      for (Part each : parts(submission).parts()) {
        print.println(points(submission, each).strip());
      }
    }
    ZipFile.write(file, submission.zip(), replace);
    RunAgain names = new RunAgain(surroundings.root(), surroundings.directory(), solution);
    print.println(names.name(file) + ": " + Sizes.inWords(submission.zip().length));
    for (Map.Entry<String, Integer> source : submission.files().entrySet()) {
      print.println("  in   " + source.getKey() + ", " + Sizes.inWords(source.getValue()));
    }
    submission.leftOut().forEach(left -> print.println("  out  " + left));
    print.println("sha256 " + ZipFile.sha256(submission.zip()));
    return Main.PASSED;
  }

  private GradedParts parts(Submission submission) {
    if (part != null) {
      return part;
    }
    return submission.storeUntouched() ? GradedParts.A : GradedParts.AB;
  }

  private String points(Submission submission, Part graded) {
    try (Progress progress = new Progress(surroundings)) {
      GradingListener listener =
          new GradingListener() {
            @Override
            public void begins(LessonMethod lesson, int index, int of) {
              progress.now("%d of %d  %s %s".formatted(index + 1, of, lesson.id(), lesson.title()));
            }
          };
      Grading grading =
          new Grader(submission.solution(), RunOptions.defaults())
              .grade(graded.lessons(), listener);
      RunAgain again = new RunAgain(surroundings.root(), surroundings.directory(), solution);
      return new Report(surroundings.palette(), again, lesson -> Optional.empty())
          .total("Part " + graded, grading);
    }
  }
}
