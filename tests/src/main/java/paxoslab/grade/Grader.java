package paxoslab.grade;

import java.util.ArrayList;
import java.util.List;
import paxoslab.host.CarrierPool;
import paxoslab.host.HostFactory;
import paxoslab.host.LocalHosts;
import paxoslab.junit.LessonMethod;
import paxoslab.junit.LessonResult;
import paxoslab.junit.LessonRunner;
import paxoslab.junit.RunOptions;
import paxoslab.junit.SeedRun;
import paxoslab.junit.Shortener;
import paxoslab.solution.Solution;
import paxoslab.trace.Trace;

/**
 * Plays lessons with a solution.
 *
 * <pre>{@code
 * Grading grading = new Grader(solution, RunOptions.defaults()).grade(GradedSuite.lessons());
 * }</pre>
 */
public final class Grader {
  private final Solution solution;
  private final RunOptions options;
  private final HostFactory factory;

  /** Will grade this solution, its peers in this Java. */
  public Grader(Solution solution, RunOptions options) {
    this(solution, options, new LocalHosts(solution));
  }

  /**
   * Will grade this solution.
   *
   * @param factory makes its peers, here or elsewhere
   */
  public Grader(Solution solution, RunOptions options, HostFactory factory) {
    this.solution = solution;
    this.options = options;
    this.factory = factory;
  }

  /** Plays these lessons, in order. */
  public Grading grade(List<LessonMethod> lessons) {
    return grade(lessons, GradingListener.SILENT);
  }

  /** Plays these lessons, in order, and tells how far it is. */
  public Grading grade(List<LessonMethod> lessons, GradingListener listener) {
    List<LessonResult> results = new ArrayList<>();
    try (CarrierPool pool = new CarrierPool()) {
      LessonRunner runner = new LessonRunner(solution, pool, factory);
      Shortener shortener = new Shortener();
      for (LessonMethod lesson : lessons) {
        listener.begins(lesson, results.size(), lessons.size());
        LessonResult result = shortener.shorten(runner, runner.run(lesson, options));
        listener.ended(result);
        results.add(withOneTrace(result));
      }
    }
    return new Grading(solution.name(), solution.sha256(), results);
  }

  /** A report tells of one failing run; the events of a thousand others would fill the memory. */
  public static LessonResult withOneTrace(LessonResult result) {
    SeedRun told = result.firstFailure().orElse(null);
    return new LessonResult(
        result.lesson(),
        result.runs().stream().map(run -> run == told ? run : withoutEvents(run)).toList(),
        result.shortest(),
        result.parting());
  }

  private static SeedRun withoutEvents(SeedRun run) {
    Trace trace = new Trace(run.trace().header(), List.of(), List.of(), run.trace().findings());
    return new SeedRun(trace, run.events(), run.remoteCalls(), run.virtualMicros());
  }
}
