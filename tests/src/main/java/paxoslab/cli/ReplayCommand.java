package paxoslab.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import paxoslab.child.ChildHosts;
import paxoslab.child.ChildLimits;
import paxoslab.child.Jail;
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
      "  ./lab replay appeal.jsonl.gz --child",
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

  @Option(
      names = "--child",
      description = "Run the peers in a process of their own, as grading does: the same trace.")
  private boolean child;

  @Option(
      names = "--paxos",
      paramLabel = "WHICH",
      description = "Put the servers of part B on the peers of this solution, as in the grading.")
  private @Nullable String paxos;

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
    return tell(recorded, again(recorded, found));
  }

  private Trace again(Trace recorded, Solution found) {
    String scenario = recorded.header().scenario();
    boolean lesson = !scenario.equals(Scope.SCENARIO) && !scenario.equals(LiveRun.SCENARIO);
    try (CarrierPool pool = new CarrierPool()) {
      if (!lesson && child) {
        throw new UserError(
            "a run of explore, or by hand, is no lesson to play in a child; leave --child out");
      }
      return lesson ? lesson(scenario, recorded, found, pool) : search(recorded, found, pool);
    }
  }

  private Trace lesson(String id, Trace recorded, Solution found, CarrierPool pool) {
    LessonMethod lesson = LessonChoice.exactly(Part.all(), id);
    if (!child) {
      return new LessonRunner(found, pool).replay(lesson, recorded).trace();
    }
    Jail jail = Jail.best();
    surroundings.err().println("lab replay: " + jail.describe());
    try (ChildHosts hosts = new ChildHosts(found, jail, ChildLimits.DEFAULT)) {
      return new LessonRunner(found, pool, hosts).replay(lesson, recorded).trace();
    }
  }

  private Trace search(Trace recorded, Solution found, CarrierPool pool) {
    try {
      return recorded.header().scenario().equals(LiveRun.SCENARIO)
          ? LiveRun.replay(found, pool, recorded)
          : Schedules.replay(found, pool, recorded);
    } catch (IllegalArgumentException e) {
      throw new UserError(file + ": " + e.getMessage());
    }
  }

  private Solution solution(Header header) {
    if (solution != null) {
      Solution found = SolutionFinder.find(solution, surroundings.root());
      return paxos == null
          ? found
          : found.onPeersOf(SolutionFinder.find(paxos, surroundings.root()));
    }
    String recorded = header.solution() == null ? "skeleton" : header.solution();
    if (recorded.contains(Solution.ON_PEERS)) {
      throw new UserError(
          "this run was "
              + recorded
              + "; name both to play it again, as in --solution submissions/ada --paxos reference"
              + ", or watch it with ./lab view");
    }
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
