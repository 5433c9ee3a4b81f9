package paxoslab.course;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import paxoslab.api.Fate;
import paxoslab.host.CarrierPool;
import paxoslab.host.HostFactory;
import paxoslab.junit.LessonMethod;
import paxoslab.junit.LessonRunner;
import paxoslab.junit.SeedRun;
import paxoslab.solution.Solution;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;

/**
 * Measures a peer where all goes well: in lessons that count calls, with one proposer and with
 * rivals, under the same seeds for everybody.
 */
final class Leaderboard {
  static final String CALLS = "Calls per decision";
  static final String LATENCY = "Virtual milliseconds per decision";

  private static final Set<String> LESSONS = Set.of("G01", "G02");
  private static final int SEEDS = 3;

  private long calls;
  private long decisions;
  private long micros;

  private Leaderboard() {}

  /** True if all lessons in which measures are taken were passed. */
  static boolean isFor(List<GradeResult.PartResult> parts) {
    return LESSONS.stream()
        .allMatch(lesson -> parts.stream().anyMatch(p -> p.lesson().equals(lesson) && p.passed()));
  }

  /**
   * The measures, or none if a run fails: only correct peers are compared.
   *
   * @param suite where its lessons are
   * @param hosts where its peers run
   */
  static List<GradeResult.Measure> of(
      Solution solution, List<LessonMethod> suite, HostFactory hosts) {
    Leaderboard board = new Leaderboard();
    try (CarrierPool pool = new CarrierPool()) {
      LessonRunner runner = new LessonRunner(solution, pool, hosts);
      for (LessonMethod lesson : suite) {
        for (long seed = 1; seed <= SEEDS && LESSONS.contains(lesson.id()); seed++) {
          SeedRun run = runner.run(lesson, seed);
          if (!run.passed()) {
            return List.of();
          }
          board.add(run.remoteCalls(), run.trace());
        }
      }
    }
    return board.measures();
  }

  private void add(long remoteCalls, Trace trace) {
    calls += remoteCalls;
    latencies(trace)
        .forEach(
            (seq, latency) -> {
              decisions++;
              micros += latency;
            });
  }

  /**
   * From the first start of an instance to the moment at which a peer first knows the decision, in
   * microseconds of virtual time, by instance.
   */
  static Map<Integer, Long> latencies(Trace trace) {
    Map<Integer, Long> started = new HashMap<>();
    Map<Integer, Long> latencies = new TreeMap<>();
    for (TraceEvent event : trace.events()) {
      if (event instanceof TraceEvent.Call call && call.op().equals("start")) {
        started.putIfAbsent(call.seq(), call.t());
      } else if (event instanceof TraceEvent.Result result && result.fate() == Fate.CHOSEN) {
        Long begin = started.get(result.seq());
        if (begin != null) {
          latencies.putIfAbsent(result.seq(), result.t() - begin);
        }
      }
    }
    return latencies;
  }

  private List<GradeResult.Measure> measures() {
    List<GradeResult.Measure> measures = new ArrayList<>();
    if (decisions > 0) {
      measures.add(new GradeResult.Measure(CALLS, hundredths((double) calls / decisions)));
      measures.add(new GradeResult.Measure(LATENCY, hundredths(micros / 1000.0 / decisions)));
    }
    return measures;
  }

  private static double hundredths(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
