package paxoslab.graded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same solution, scenario and seed give the same trace, in any JVM. */
class DeterminismTest {
  private static final int SEEDS = 2;
  private static final Path ROOT = Path.of(System.getProperty("lab.root", ".")).toAbsolutePath();

  private static List<String> hashes;

  @BeforeAll
  static void playTheSuite() {
    assumeThat(ROOT.resolve("reference-solution/src/main/java/paxoslab/reference"))
        .as("this tree holds no reference solution to play the graded suite with")
        .isDirectory();
    hashes = GradedHashes.lines(ROOT, SEEDS);
  }

  @Test
  void secondRunInThisJvmGivesTheSameTraces() {
    int runs = GradedSuite.lessons().stream().mapToInt(l -> Math.min(SEEDS, l.seeds())).sum();
    assertThat(hashes).hasSize(runs).doesNotHaveDuplicates();
    assertThat(GradedHashes.lines(ROOT, SEEDS)).isEqualTo(hashes);
  }

  @Test
  void runInAnotherJvmGivesTheSameTraces(@TempDir Path dir) throws Exception {
    Path file = dir.resolve("hashes");
    Path output = dir.resolve("output");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process other =
        new ProcessBuilder(
                java,
                // Another heap, collector and compiler, so that nothing hangs on those.
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                GradedHashes.class.getName(),
                ROOT.toString(),
                String.valueOf(SEEDS),
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(other.waitFor()).as(() -> read(output)).isZero();
    assertThat(Files.readAllLines(file)).isEqualTo(hashes);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
