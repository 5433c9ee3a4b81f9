package paxoslab.grade;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private static final String CORRECT = "correct";

  private final Map<String, String> sources;
  private final List<LessonMethod> lessons;
  private @Nullable List<RunOrder.Turn> cheapFirst;

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

  /** The correct sources: text by file name. */
  public Map<String, String> sources() {
    return Collections.unmodifiableMap(sources);
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
   * Plays the suite under its default seeds.
   *
   * @param all true to play it to the end, lesson by lesson; else cheap runs go first, and it stops
   *     as soon as the fault's rule has spoken, once the other seeds of that lesson are played too
   * @throws FaultFileException as {@link #broken}
   * @throws paxoslab.solution.SolutionException as {@link #broken}
   */
  public FaultVerdict run(FaultFile fault, boolean all) {
    return run(fault, broken(fault), all);
  }

  /** As {@link #run(FaultFile, boolean)}, with what {@link #broken} made of the fault. */
  FaultVerdict run(FaultFile fault, Solution broken, boolean all) {
    Tally tally = new Tally(fault, all);
    try (CarrierPool pool = new CarrierPool()) {
      LessonRunner runner = new LessonRunner(broken, pool);
      for (RunOrder.Turn turn : turns(all)) {
        if (tally.needs(turn.lesson())) {
          tally.add(turn.lesson(), play(runner, turn));
        }
      }
    }
    return tally.verdict();
  }

  /**
   * Plays the suite under its default seeds, cheap runs first, until one says something.
   *
   * @param solution a correct one that was changed
   * @return the first finding, which may be advice; empty if there is none
   */
  public Optional<Finding> firstFinding(Solution solution) {
    try (CarrierPool pool = new CarrierPool()) {
      LessonRunner runner = new LessonRunner(solution, pool);
      return turns(false).stream()
          .flatMap(turn -> play(runner, turn).trace().findings().stream())
          .findFirst();
    }
  }

  private static SeedRun play(LessonRunner runner, RunOrder.Turn turn) {
    return turn.seed() == 1
        ? runner.runFirst(turn.lesson(), turn.seed())
        : runner.run(turn.lesson(), turn.seed());
  }

  /** The runs to make, in order; the order is found out once. */
  synchronized List<RunOrder.Turn> turns(boolean all) {
    if (all) {
      return RunOrder.asListed(lessons);
    }
    if (cheapFirst == null) {
      cheapFirst = RunOrder.cheapFirst(lessons, SolutionCompiler.compile(CORRECT, sources));
    }
    return cheapFirst;
  }

  /** A finding and where it was made. */
  record Sighting(LessonMethod lesson, SeedRun run, Finding finding) {}

  /** What the runs of one fault say so far. */
  private static final class Tally {
    private final FaultFile fault;
    private final boolean all;
    private final Map<String, Integer> runsOf = new HashMap<>();
    private @Nullable Sighting byItsRule;
    private @Nullable Sighting byAnother;
    private @Nullable Sighting byBound;
    private int itsRuns;
    private int otherRuns;
    private int runs;

    Tally(FaultFile fault, boolean all) {
      this.fault = fault;
      this.all = all;
    }

    /** Once the rule has spoken it is only asked in how many runs of that lesson it does. */
    boolean needs(LessonMethod lesson) {
      return all || byItsRule == null || byItsRule.lesson() == lesson;
    }

    void add(LessonMethod lesson, SeedRun run) {
      runs++;
      runsOf.merge(lesson.id(), 1, Integer::sum);
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
        int among = all ? runs : runsOf.getOrDefault(byItsRule.lesson().id(), 0);
        return verdict(FaultVerdict.Noticed.BY_ITS_RULE, byItsRule, itsRuns, among);
      } else if (byAnother != null) {
        return verdict(FaultVerdict.Noticed.BY_ANOTHER_RULE, byAnother, otherRuns, runs);
      } else if (byBound != null) {
        return verdict(FaultVerdict.Noticed.BY_A_BOUND_ONLY, byBound, otherRuns, runs);
      }
      return new FaultVerdict(fault, FaultVerdict.Noticed.NO, null, null, null, 0, runs);
    }

    private FaultVerdict verdict(
        FaultVerdict.Noticed noticed, Sighting sighting, int noticedRuns, int among) {
      return new FaultVerdict(
          fault,
          noticed,
          sighting.lesson().id(),
          sighting.finding(),
          sighting.run(),
          noticedRuns,
          among);
    }
  }
}
