package paxoslab.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import paxoslab.child.ChildLimits;
import paxoslab.child.Jail;
import paxoslab.course.Folders;
import paxoslab.course.GradeResult;
import paxoslab.course.GradingJob;
import paxoslab.course.ResultFolder;
import paxoslab.course.Submission;
import paxoslab.course.SubmissionGrader;
import paxoslab.course.Submissions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab grade-one}: what {@code lab grade} starts for each submission. */
@Command(
    name = "grade-one",
    hidden = true,
    description = "Grade one submission in this process, and write its result.json.",
    footer = {
      "",
      "The result file appears whole, or not at all; traces are written beside it.",
      "Exit status: 0 it is written, 2 it could not run."
    })
final class GradeOneCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Parameters(paramLabel = "SUBMISSION", description = "A directory, zip or tar.")
  private Path path;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The result file to write.")
  @SuppressWarnings("NullAway.Init") // required, so picocli sets it
  private Path out;

  @Option(names = "--secret-seed", paramLabel = "S", description = "The course's secret.")
  private @Nullable String secret;

  @Option(
      names = "--worker",
      description =
          "Read the secret from the first line of the input, end when the input ends, and print"
              + " how far it is.")
  private boolean worker;

  @Mixin private CourseOptions options = new CourseOptions();

  GradeOneCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    String seed = worker ? secretFromInput() : secret;
    Submission submission = Submissions.of(List.of(surroundings.file(path))).get(0);
    GradingJob job = options.job(options.rubric(surroundings), seed, surroundings.root());
    Path file = surroundings.file(out).toAbsolutePath();
    Path folder = Objects.requireNonNullElse(file.getParent(), file);
    Files.createDirectories(folder);
    Jail jail = Jail.best();
    if (jail.isOtherUser()) {
      Folders.closeToOthers(folder);
    }
    ChildLimits limits = ChildLimits.DEFAULT.withHeap(options.memory().childMegabytes());
    GradeResult result =
        new SubmissionGrader(job, jail, limits, System::nanoTime)
            .grade(submission, folder, this::progress);
    ResultFolder.write(file, result);
    return Main.PASSED;
  }

  private void progress(String label, int index, int of) {
    if (worker) {
      surroundings.out().println("lesson " + index + " " + of + " " + label);
    }
  }

  private static @Nullable String secretFromInput() throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String line = in.readLine();
    Thread watch = new Thread(() -> endWith(in), "lab-grade-parent");
    watch.setDaemon(true);
    watch.start();
    return line == null || line.isEmpty() ? null : line;
  }

  /** Whoever started this worker holds its input: if that one is killed, nobody waits for it. */
  private static void endWith(Reader in) {
    try {
      while (in.read() >= 0) {
        // Nothing else is expected.
      }
    } catch (IOException e) {
      Runtime.getRuntime().halt(Main.CANNOT_RUN);
    }
    Runtime.getRuntime().halt(Main.CANNOT_RUN);
  }
}
