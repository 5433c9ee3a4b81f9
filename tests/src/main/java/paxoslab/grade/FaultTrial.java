package paxoslab.grade;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import paxoslab.host.CarrierPool;
import paxoslab.junit.LessonMethod;
import paxoslab.junit.LessonRunner;
import paxoslab.junit.SeedRun;
import paxoslab.solution.Solution;
import paxoslab.solution.SolutionCompiler;
import paxoslab.trace.Finding;

/**
 * Puts a known fault into a correct solution, and sees whether a suite notices.
 *
 * <pre>{@code
 * FaultTrial trial = FaultTrial.of(directory, GradedSuite.lessons());
 * boolean noticed = trial.run(fault, false).asDemanded();
 * }</pre>
 */
public final class FaultTrial {
  private final Map<String, String> sources;
  private final List<LessonMethod> lessons;

  /**
   * A trial of many faults.
   *
   * @param sources a correct solution: text by file name, all of package {@code paxoslab.student}
   * @param lessons the suite
   */
  public FaultTrial(Map<String, String> sources, List<LessonMethod> lessons) {
    this.sources = new LinkedHashMap<>(sources);
    this.lessons = List.copyOf(lessons);
  }

  /**
   * A trial with the sources of a directory, whatever their package.
   *
   * @throws IOException if they can't be read
   */
  public static FaultTrial of(Path directory, List<LessonMethod> lessons) throws IOException {
    Map<String, String> sources = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.java")) {
      for (Path file : files) {
        sources.put(file.getFileName().toString(), asStudent(Files.readString(file)));
      }
    }
    return new FaultTrial(sources, lessons);
  }

  private static String asStudent(String text) {
    return text.replace("paxoslab.reference", SolutionCompiler.STUDENT_PACKAGE);
  }

  /**
   * The sources with the fault in them: text by file name.
   *
   * @throws FaultFileException if the fault doesn't fit
   */
  public Map<String, String> sources(FaultFile fault) {
    return fault.apply(sources);
  }

  /**
   * The solution with the fault in it.
   *
   * @throws FaultFileException if the fault doesn't fit the sources
   * @throws paxoslab.solution.SolutionException if what comes of it doesn't compile
   */
  public Solution broken(FaultFile fault) {
    return SolutionCompiler.compile(fault.name(), fault.apply(sources));
  }

  /**
   * Plays the suite, lesson by lesson, under its default seeds.
   *
   * @param all true to play to the end; else it stops as soon as the fault's rule has spoken
   * @throws FaultFileException as {@link #broken}
   * @throws paxoslab.solution.SolutionException as {@link #broken}
   */
  public FaultVerdict run(FaultFile fault, boolean all) {
    Tally tally = new Tally(fault);
    try (CarrierPool pool = new CarrierPool()) {
      LessonRunner runner = new LessonRunner(broken(fault), pool);
      for (LessonMethod lesson : lessons) {
        for (long seed = 1; seed <= lesson.seeds(); seed++) {
          tally.add(lesson, seed == 1 ? runner.runFirst(lesson, seed) : runner.run(lesson, seed));
          if (!all && tally.byItsRule != null) {
            return tally.verdict();
          }
        }
      }
    }
    return tally.verdict();
  }

  /** A finding and where it was made. */
  record Sighting(LessonMethod lesson, SeedRun run, Finding finding) {}

  /** What the runs of one fault say so far. */
  private static final class Tally {
    private final FaultFile fault;
    private @Nullable Sighting byItsRule;
    private @Nullable Sighting byAnother;
    private @Nullable Sighting byBound;
    private int itsRuns;
    private int otherRuns;
    private int runs;

    Tally(FaultFile fault) {
      this.fault = fault;
    }

    void add(LessonMethod lesson, SeedRun run) {
      runs++;
      boolean its = false;
      for (Finding finding : run.trace().findings()) {
        Sighting sighting = new Sighting(lesson, run, finding);
        if (finding.rule().equals(fault.rule())) {
          byItsRule = byItsRule == null ? sighting : byItsRule;
          its = true;
        } else if (finding.severity() == Finding.Severity.HARD) {
          byAnother = byAnother == null ? sighting : byAnother;
        } else if (finding.severity() == Finding.Severity.BOUND) {
          byBound = byBound == null ? sighting : byBound;
        }
      }
      itsRuns += its ? 1 : 0;
      otherRuns += run.passed() ? 0 : 1;
    }

    FaultVerdict verdict() {
      if (byItsRule != null) {
        return verdict(FaultVerdict.Noticed.BY_ITS_RULE, byItsRule, itsRuns);
      } else if (byAnother != null) {
        return verdict(FaultVerdict.Noticed.BY_ANOTHER_RULE, byAnother, otherRuns);
      } else if (byBound != null) {
        return verdict(FaultVerdict.Noticed.BY_A_BOUND_ONLY, byBound, otherRuns);
      }
      return new FaultVerdict(fault, FaultVerdict.Noticed.NO, null, null, null, 0, runs);
    }

    private FaultVerdict verdict(FaultVerdict.Noticed noticed, Sighting sighting, int noticedRuns) {
      return new FaultVerdict(
          fault,
          noticed,
          sighting.lesson().id(),
          sighting.finding(),
          sighting.run(),
          noticedRuns,
          runs);
    }
  }
}
