package paxoslab.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pitest.mutationtest.engine.MutationDetails;
import paxoslab.grade.FaultTrial;
import paxoslab.graded.GradedSuite;
import paxoslab.solution.SolutionException;
import paxoslab.trace.Finding;

/**
 * The graded suite, or else the reference's own tests, notice nearly every mutant of the reference;
 * a page justifies the others.
 */
class MutationScoreTest {
  private static final Path ROOT = Path.of(System.getProperty("lab.root", ".."));
  private static final Path PAGE = ROOT.resolve("docs/mutation-testing.md");
  private static final Path SOURCES =
      ROOT.resolve("reference-solution/src/main/java/paxoslab/reference");
  private static final Path CLASSES =
      ROOT.resolve("reference-solution/target/classes/paxoslab/reference");
  private static final Path TEST_CLASSES = ROOT.resolve("reference-solution/target/test-classes");
  private static final double LEAST = 0.95;

  private final FaultTrial trial = trial();
  private final UnitTests unitTests = new UnitTests(TEST_CLASSES);

  @TempDir Path directory;

  @Test
  void theSuiteKillsAllMutantsButThoseThatThePageJustifies() throws IOException {
    Mutants mutants = new Mutants(CLASSES);
    List<MutationDetails> all = mutants.all();
    List<Survivor> survivors = new ArrayList<>();
    List<String> log = new ArrayList<>();
    for (MutationDetails mutant : all) {
      String killedBy = killer(mutants, mutant, log.size());
      if (killedBy.isEmpty()) {
        survivors.add(Survivor.of(mutant));
      }
      String outcome = killedBy.isEmpty() ? "SURVIVED" : "killed by " + killedBy;
      log.add("%s:%d | %s".formatted(Survivor.of(mutant), mutant.getLineNumber(), outcome));
      progress(log, all.size(), survivors.size());
    }
    Path report = ROOT.resolve("target/lab/mutants.txt");
    Files.createDirectories(report.getParent());
    Files.write(report, log);

    assertThat(survivors).containsExactlyInAnyOrderElementsOf(Survivor.listedIn(PAGE));
    assertThat(1 - survivors.size() / (double) all.size()).isGreaterThanOrEqualTo(LEAST);
  }

  private static FaultTrial trial() {
    try {
      return FaultTrial.of(SOURCES, GradedSuite.lessons());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rule, which may be advice, or the unit test that notices a mutant; empty if none does. */
  private String killer(Mutants mutants, MutationDetails mutant, int number) throws IOException {
    Path own = directory.resolve(String.valueOf(number));
    try {
      Optional<Finding> finding = trial.firstFinding(mutants.solution(mutant, own));
      return finding.isPresent() ? finding.get().rule() : unitTests.killer(own).orElse("");
    } catch (SolutionException e) {
      return "the scan";
    }
  }

  /** Maven shows a test's output as it comes; a run takes minutes. */
  private static void progress(List<String> log, int of, int survived) {
    System.out.printf(
        Locale.ROOT,
        "%d of %d mutants, %d survived: %s%n",
        log.size(),
        of,
        survived,
        log.get(log.size() - 1));
  }
}
