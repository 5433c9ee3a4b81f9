package paxoslab.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import paxoslab.explore.LiveRun;
import paxoslab.explore.Schedules;
import paxoslab.explore.Scope;
import paxoslab.host.CarrierPool;
import paxoslab.junit.LessonMethod;
import paxoslab.junit.LessonRunner;
import paxoslab.solution.Solution;
import paxoslab.solution.SolutionException;
import paxoslab.solution.SolutionFinder;
import paxoslab.store.Part;
import paxoslab.trace.Header;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceDiff;
import paxoslab.trace.TraceReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab replay}: plays a recorded run again. */
@Command(
    name = "replay",
    description = "Play a recorded run again, and say whether trace and finding are the same.",
    footer = {
      "",
      "Examples:",
      "  ./lab replay target/lab/A07-42.jsonl",
      "  ./lab replay appeal.jsonl.gz --solution submissions/ada.zip",
      "",
      "Exit status: 0 the same trace and finding, 1 others, 2 it could not run."
    })
final class ReplayCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Parameters(paramLabel = "TRACE", description = "A trace (.jsonl or .jsonl.gz).")
  private Path file;

  @Option(
      names = "--solution",
      paramLabel = "WHICH",
      description = "skeleton, reference, a directory or an archive; default: the one recorded.")
  private @Nullable String solution;

  ReplayCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    TraceReader.Result read = TraceReader.read(surroundings.file(file));
    read.warnings().forEach(w -> surroundings.err().println("lab replay: warning: " + w));
    Trace recorded = read.trace();
    Solution found = solution(recorded.header());
    tellChanged(recorded.header(), found);
    Trace again;
    try (CarrierPool pool = new CarrierPool()) {
      again = play(found, pool, recorded);
    }
    return tell(recorded, again);
  }

  private Trace play(Solution solution, CarrierPool pool, Trace recorded) {
    String scenario = recorded.header().scenario();
    if (!scenario.equals(Scope.SCENARIO) && !scenario.equals(LiveRun.SCENARIO)) {
      LessonMethod lesson = LessonChoice.exactly(Part.all(), scenario);
      return new LessonRunner(solution, pool).replay(lesson, recorded).trace();
    }
    try {
      return scenario.equals(LiveRun.SCENARIO)
          ? LiveRun.replay(solution, pool, recorded)
          : Schedules.replay(solution, pool, recorded);
    } catch (IllegalArgumentException e) {
      throw new UserError(file + ": " + e.getMessage());
    }
  }

  private Solution solution(Header header) {
    if (solution != null) {
      return SolutionFinder.find(solution, surroundings.root());
    }
    String recorded = header.solution() == null ? "skeleton" : header.solution();
    try {
      return SolutionFinder.find(recorded, surroundings.root());
    } catch (SolutionException e) {
      if (recorded.equals("skeleton")) {
        throw e;
      }
      surroundings
          .err()
          .println("lab replay: " + recorded + " can't be used any more; playing skeleton");
      return SolutionFinder.find("skeleton", surroundings.root());
    }
  }

  private void tellChanged(Header header, Solution found) {
    if (header.solutionSha256() != null && !header.solutionSha256().equals(found.sha256())) {
      surroundings
          .out()
          .println("this is not the solution that was recorded, or it was changed since");
    }
  }

  private int tell(Trace recorded, Trace again) {
    Optional<TraceDiff.Difference> difference = TraceDiff.first(recorded, again);
    surroundings.out().println(ReplayText.of(recorded, again, difference));
    return difference.isEmpty() && ReplayText.sameFinding(recorded, again)
        ? Main.PASSED
        : Main.FAILED;
  }
}
