package paxoslab.visualizer.branch;

import java.util.Optional;
import paxoslab.explore.LiveRun;
import paxoslab.explore.Schedules;
import paxoslab.explore.Scope;
import paxoslab.host.CarrierPool;
import paxoslab.junit.LessonMethod;
import paxoslab.junit.LessonRunner;
import paxoslab.solution.Solution;
import paxoslab.store.Part;
import paxoslab.trace.Header;
import paxoslab.trace.Trace;

/** What a run was a run of: a lesson, a search or a person's choices, played with a solution. */
@FunctionalInterface
interface Scenario {
  /** Plays it with the header and the choices of a trace. */
  Trace play(Trace recorded);

  /**
   * The scenario that a header names.
   *
   * @throws NoWhatIfException if there is none
   */
  static Scenario of(Header header, Solution solution) throws NoWhatIfException {
    if (header.scenario().equals(Scope.SCENARIO)) {
      return recorded -> {
        try (CarrierPool pool = new CarrierPool()) {
          return Schedules.replay(solution, pool, recorded);
        }
      };
    }
    if (header.scenario().equals(LiveRun.SCENARIO)) {
      return recorded -> {
        try (CarrierPool pool = new CarrierPool()) {
          return LiveRun.replay(solution, pool, recorded);
        }
      };
    }
    Optional<LessonMethod> lesson =
        Part.all().stream().filter(l -> l.id().equals(header.scenario())).findFirst();
    if (lesson.isEmpty()) {
      throw new NoWhatIfException(
          "No what-if: this lab has no lesson " + header.scenario() + ", which the trace names.");
    }
    return recorded -> {
      try (CarrierPool pool = new CarrierPool()) {
        return new LessonRunner(solution, pool).replay(lesson.get(), recorded).trace();
      }
    };
  }
}
