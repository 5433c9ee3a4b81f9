package paxoslab.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
  }

  @Test
  void jobIsMeasuredWithAllItsProcesses() throws IOException {
    Path busy = folder.resolve("Busy.java");
    Files.writeString(
        busy,
        "class Busy { public static void main(String[] a) { long end = System.nanoTime() +"
            + " 600_000_000L; while (System.nanoTime() < end) {} } }");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<Figure> figures =
        new JobBench(List.of("/bin/sh", "-c", java + " " + busy + "; true")).measure();

    assertThat(figures).extracting(Figure::unit).containsExactly("CPU-s", "MB resident", "minutes");
    assertThat(figures.get(0).value()).isBetween(0.2, 60.0);
    assertThat(figures.get(1).value()).isBetween(10.0, 1_000.0);
  }

  @Test
  void jobThatFailsIsNoFigure() {
    assertThatThrownBy(() -> new JobBench(List.of("/bin/sh", "-c", "exit 3")).measure())
        .hasMessageContaining("status 3");
  }

  @Test
  void memoryIsReadFromTheSystemsFile() throws IOException {
    Files.writeString(
        folder.resolve("status"), "Name:\tx\nVmHWM:\t 4096 kB\nVmRSS:\t    2048 kB\n");

    assertThat(ResidentMemory.now(folder)).hasValue(2 << 20);
    assertThat(ResidentMemory.now(folder.resolve("gone"))).isEmpty();
  }
}
