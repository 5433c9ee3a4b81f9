package paxoslab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paxoslab.course.HandedIn;
import paxoslab.host.CarrierPool;
import paxoslab.solution.Solution;
import paxoslab.solution.SolutionFinder;

class ChildBenchTest {
  @TempDir private Path folder;

  @Test
  void gradingIsMeasuredInTimeRatioStartAndMemory() throws IOException {
    Solution solution = SolutionFinder.find(HandedIn.correct(folder, "ada").toString(), folder);
    List<Figure> figures;
    try (CarrierPool pool = new CarrierPool()) {
      figures = new ChildBench(pool, solution, 1).measure();
    }

    assertThat(figures).extracting(Figure::value).allMatch(value -> value > 0);
    assertThat(figures)
        .extracting(Figure::unit)
        .startsWith("CPU-s", "times the CPU time", "ms", "CPU-s");
    if (Files.exists(Path.of("/proc/self/status"))) {
      assertThat(figures).extracting(Figure::unit).endsWith("MB resident", "MB resident");
      assertThat(figures.get(5).value()).as("a JVM's memory").isBetween(20.0, 1_000.0);
    }
  }

  @Test
  void peakIsReadFromTheSystemsFile() throws IOException {
    Files.writeString(folder.resolve("status"), "Name:\tx\nVmHWM:\t    2048 kB\nVmRSS:\t 1 kB\n");

    assertThat(ResidentMemory.peak(folder)).hasValue(2 << 20);
    assertThat(ResidentMemory.peak(folder.resolve("gone"))).isEmpty();
  }
}
