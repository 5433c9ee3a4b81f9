package paxoslab.bench;

import java.util.ArrayList;
import java.util.List;
import paxoslab.host.CarrierPool;
import paxoslab.junit.LessonMethod;
import paxoslab.junit.LessonRunner;
import paxoslab.junit.RunOptions;
import paxoslab.solution.Solution;
import paxoslab.store.Part;

/** The whole graded suite of each part on one solution, at default seeds. */
public final class SuiteBench {
  private final CarrierPool pool;
  private final Solution solution;

  public SuiteBench(CarrierPool pool, Solution solution) {
    this.pool = pool;
    this.solution = solution;
  }

  /** Their wall time, JVM start not included. Call before anything else is warm. */
  public List<Figure> measure() {
    List<Figure> figures = new ArrayList<>();
    figures.add(measure(Part.A, "MIT's suite: 63.7 s, 9.6 CPU-s"));
    if (solution.hasStore()) {
      figures.add(measure(Part.B, "MIT's suite: 86 s, 17 CPU-s"));
    }
    return figures;
  }

  private Figure measure(Part part, String other) {
    Stopwatch watch = new Stopwatch();
    LessonRunner runner = new LessonRunner(solution, pool);
    int runs = 0;
    for (LessonMethod lesson : part.lessons()) {
      runs += runner.run(lesson, RunOptions.defaults()).runs().size();
    }
    double wall = watch.wallSeconds();
    String heat = part == Part.A ? "cold" : "after part A";
    String what = "part %s on %s, %s (%d runs)".formatted(part, solution.name(), heat, runs);
    return new Figure(what, wall, "s", watch.cpuSeconds(), wall, other);
  }
}
