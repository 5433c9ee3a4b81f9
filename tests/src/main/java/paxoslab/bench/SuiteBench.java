package paxoslab.bench;

import java.util.List;
import paxoslab.graded.GradedSuite;
import paxoslab.host.CarrierPool;
import paxoslab.junit.LessonMethod;
import paxoslab.junit.LessonRunner;
import paxoslab.junit.RunOptions;
import paxoslab.solution.Solution;

/** The whole graded suite on one solution, at default seeds. */
public final class SuiteBench {
  private final CarrierPool pool;
  private final Solution solution;

  public SuiteBench(CarrierPool pool, Solution solution) {
    this.pool = pool;
    this.solution = solution;
  }

  /** Its wall time, JVM start not included. Call before anything else is warm. */
  public List<Figure> measure() {
    Stopwatch watch = new Stopwatch();
    LessonRunner runner = new LessonRunner(solution, pool);
    int runs = 0;
    for (LessonMethod lesson : GradedSuite.lessons()) {
      runs += runner.run(lesson, RunOptions.defaults()).runs().size();
    }
    double wall = watch.wallSeconds();
    String what = "graded suite on " + solution.name() + ", cold (" + runs + " runs)";
    return List.of(
        new Figure(what, wall, "s", watch.cpuSeconds(), wall, "MIT's suite: 63.7 s, 9.6 CPU-s"));
  }
}
