package paxoslab.graded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import paxoslab.host.CarrierPool;
import paxoslab.junit.LessonMethod;
import paxoslab.junit.LessonRunner;
import paxoslab.junit.RunOptions;
import paxoslab.junit.SeedRun;
import paxoslab.solution.Solution;
import paxoslab.solution.SolutionFinder;
import paxoslab.trace.TraceHash;

/**
 * Writes one line "lesson seed hash" for each graded run of the reference solution, so that runs in
 * different JVMs can be compared.
 *
 * <pre>{@code
 * java -cp … paxoslab.graded.GradedHashes ROOT SEEDS FILE
 * }</pre>
 */
public final class GradedHashes {
  private GradedHashes() {}

  /**
   * Plays the graded suite.
   *
   * @param args the project's directory, how many seeds a lesson runs at most, and the file to
   *     write
   */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[2]);
    Path half = file.resolveSibling(file.getFileName() + ".part");
    Files.write(half, lines(Path.of(args[0]), Integer.parseInt(args[1])));
    Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The lines, in the order of the suite. */
  static List<String> lines(Path root, int seeds) {
    Solution solution = SolutionFinder.find("reference", root);
    List<String> lines = new ArrayList<>();
    try (CarrierPool pool = new CarrierPool()) {
      LessonRunner runner = new LessonRunner(solution, pool);
      for (LessonMethod lesson : GradedSuite.lessons()) {
        RunOptions options = new RunOptions(Math.min(seeds, lesson.seeds()), null, true);
        for (SeedRun run : runner.run(lesson, options).runs()) {
          lines.add(lesson.id() + " " + run.seed() + " " + TraceHash.of(run.trace()));
        }
      }
    }
    return lines;
  }
}
