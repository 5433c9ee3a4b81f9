package paxoslab.visualizer.branch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import paxoslab.explore.Schedules;
import paxoslab.explore.Scope;
import paxoslab.grade.FaultFile;
import paxoslab.grade.FaultTrial;
import paxoslab.host.CarrierPool;
import paxoslab.junit.LessonMethod;
import paxoslab.junit.LessonRunner;
import paxoslab.junit.ProjectRoot;
import paxoslab.solution.Solution;
import paxoslab.solution.SolutionFinder;
import paxoslab.store.Part;
import paxoslab.trace.Trace;

/** Runs of lessons, of the reference and of peers with a known fault. */
public final class Runs {
  private static final Path ROOT = ProjectRoot.ofProcess();

  private Runs() {}

  /** The correct peer. */
  public static Solution reference() {
    return SolutionFinder.find("reference", ROOT);
  }

  /** The correct peer with a fault of the catalogue in it. */
  public static Solution faulty(String fault) throws IOException {
    Path file = ROOT.resolve("reference-solution/src/faults/" + fault + ".fault");
    return FaultTrial.of(ROOT.resolve(SolutionFinder.REFERENCE_SOURCES), List.of())
        .broken(FaultFile.read(file));
  }

  /** A lesson under its first seed. */
  public static Trace of(String lesson, Solution solution) {
    LessonMethod method =
        Part.all().stream().filter(l -> l.id().equals(lesson)).findFirst().orElseThrow();
    try (CarrierPool pool = new CarrierPool()) {
      return new LessonRunner(solution, pool).run(method, 1).trace();
    }
  }

  /** A run of a search. */
  static Trace searched(Solution solution) {
    try (CarrierPool pool = new CarrierPool()) {
      return new Schedules(solution, pool, new Scope(3, 2, 0)).play(1).trace();
    }
  }
}
