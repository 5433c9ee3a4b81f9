package paxoslab.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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

/** The graded suite notices nearly every mutant of the reference; a page justifies the others. */
class MutationScoreTest {
  private static final Path ROOT = Path.of(System.getProperty("lab.root", ".."));
  private static final Path PAGE = ROOT.resolve("docs/mutation-testing.md");
  private static final Path SOURCES =
      ROOT.resolve("reference-solution/src/main/java/paxoslab/reference");
  private static final Path CLASSES =
      ROOT.resolve("reference-solution/target/classes/paxoslab/reference");
  private static final double LEAST = 0.95;

  @TempDir Path directory;

  @Test
  void theSuiteKillsAllMutantsButThoseThatThePageJustifies() throws IOException {
    Mutants mutants = new Mutants(CLASSES);
    FaultTrial trial = FaultTrial.of(SOURCES, GradedSuite.lessons());
    List<MutationDetails> all = mutants.all();
    List<Survivor> survivors = new ArrayList<>();
    List<String> log = new ArrayList<>();
    for (MutationDetails mutant : all) {
      String killedBy = killer(mutants, trial, mutant, log.size());
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

  /** The rule by which a mutant was noticed; empty if none did. */
  private String killer(Mutants mutants, FaultTrial trial, MutationDetails mutant, int number)
      throws IOException {
    try {
      Path own = directory.resolve(String.valueOf(number));
      Optional<Finding> finding = trial.firstFailure(mutants.solution(mutant, own));
      return finding.map(Finding::rule).orElse("");
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
