package paxoslab.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import paxoslab.explain.Hints;
import paxoslab.grade.Grader;
import paxoslab.grade.Grading;
import paxoslab.grade.Palette;
import paxoslab.grade.Report;
import paxoslab.grade.ResultsFile;
import paxoslab.grade.RunAgain;
import paxoslab.grade.TraceFolder;
import paxoslab.junit.LessonListener;
import paxoslab.junit.LessonResult;
import paxoslab.junit.ProjectRoot;
import paxoslab.trace.Header;
import paxoslab.trace.TraceReader;

/** What {@code ./lab test} prints and writes, when lessons run as JUnit tests. */
public final class MavenReport implements LessonListener {
  private static final Comparator<LessonResult> BY_STAGE =
      Comparator.<LessonResult>comparingInt(r -> r.lesson().stage())
          .thenComparing(r -> r.lesson().id());

  private final Path root = ProjectRoot.ofProcess();
  private final String replayed = System.getProperty("lab.trace", "");
  private final PrintStream out;
  private final TraceFolder traces = new TraceFolder(TraceFolder.of(root));
  private final List<LessonResult> results = new ArrayList<>();
  private @Nullable Header header;

  /** Prints where JUnit prints. */
  public MavenReport() {
    this(System.out);
  }

  MavenReport(PrintStream out) {
    this.out = out;
  }

  @Override
  public void finished(LessonResult result) {
    header = result.runs().get(0).trace().header();
    if (replayed.isEmpty()) {
      writing(() -> traces.put(result, false));
      results.add(Grader.withOneTrace(result));
    } else {
      results.add(result);
    }
  }

  /** In full for an IDE; Maven tells each message twice, so there the report alone is long. */
  @Override
  public String explain(LessonResult result) {
    Report report = report(result.runs().get(0).trace().header());
    return Boolean.getBoolean("lab.brief") ? report.reason(result) : report.failure(result);
  }

  @Override
  public void allFinished() {
    if (header == null) {
      return;
    }
    results.sort(BY_STAGE);
    Grading grading =
        new Grading(
            solution(header),
            Objects.requireNonNull(header.solutionSha256(), "what was played has a digest"),
            results);
    if (replayed.isEmpty()) {
      ResultsFile file = new ResultsFile(root, traces::traceOf);
      writing(() -> file.write(root.resolve("target/lab/results.json"), grading));
      out.println(report(header).text(grading));
    } else {
      out.println(replay(grading, header));
    }
  }

  /** One recorded run earns no points, so there is no table. */
  private String replay(Grading grading, Header played) {
    LessonResult result = grading.results().get(0);
    StringBuilder text =
        new StringBuilder("\none recorded run was played again: " + replayed + "\n");
    writing(
        () ->
            text.append(
                ReplayText.of(
                    TraceReader.read(root.resolve(replayed)).trace(),
                    result.runs().get(0).trace())));
    text.append('\n');
    if (!result.passed()) {
      text.append('\n').append(report(played).failure(result)).append('\n');
    }
    return text.toString();
  }

  private static Hints hints() {
    String level = System.getProperty("lab.hints", "");
    return level.isBlank()
        ? Hints.FULL
        : Hints.named(level)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "-Dlab.hints=" + level + " is none of: none, rule, full"));
  }

  private Report report(Header played) {
    // Maven runs tests in a module's directory, but people call it from the project's.
    RunAgain again = new RunAgain(root, root, solution(played));
    return new Report(Palette.PLAIN, again, traces::traceOf, hints());
  }

  /** A trace from elsewhere may leave it out; a run of this JUnit run has it. */
  private static String solution(Header played) {
    return Objects.requireNonNull(played.solution(), "what was played has a name");
  }

  /** Something that reads or writes files. */
  private interface FileWork {
    void run() throws IOException;
  }

  private static void writing(FileWork work) {
    try {
      work.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
