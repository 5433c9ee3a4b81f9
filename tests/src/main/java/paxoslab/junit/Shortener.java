package paxoslab.junit;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import paxoslab.explore.Parting;
import paxoslab.explore.Shrunk;
import paxoslab.trace.Finding;

/**
 * Makes the failures short that a report tells in full: the first of each mistake, and no more
 * mistakes than a student reads at once. To shrink all of eighty would take minutes.
 */
public final class Shortener {
  /** As many as a report tells in full. */
  public static final int MOST = 3;

  private static final Pattern NUMBERS_AND_VALUES = Pattern.compile("\"[^\"]*\"|\\d+");
  private static final Pattern PEERS = Pattern.compile("p#(?:, p#)+");
  private static final int MOST_COMPARED = 10;
  private static final Set<String> NOTHING_TO_TELL =
      Set.of("not-implemented", "refused", "deterministic", "peer-process", "solo-replay");

  private final Set<List<String>> done = new HashSet<>();

  /** The same result, with its shortest failure where a report will tell it. */
  public LessonResult shorten(LessonRunner runner, LessonResult result) {
    SeedRun failing = result.firstFailure().orElse(null);
    if (failing == null) {
      return result;
    }
    Finding finding = failing.failure().orElseThrow();
    boolean tells = !NOTHING_TO_TELL.contains(finding.rule()) && done.size() < MOST;
    if (!tells || !done.add(mistake(finding))) {
      return result;
    }
    Shrunk shortest = runner.shrink(result.lesson(), failing);
    Parting parting =
        runner
            .nearest(result.lesson(), shortest)
            .or(() -> nearest(runner, result, failing))
            .orElse(null);
    return new LessonResult(result.lesson(), result.runs(), shortest, parting);
  }

  /** Plays runs that passed again, as nobody kept their events. */
  private static Optional<Parting> nearest(
      LessonRunner runner, LessonResult result, SeedRun failing) {
    return result.runs().stream()
        .filter(SeedRun::passed)
        .limit(MOST_COMPARED)
        .flatMap(run -> parting(runner, result.lesson(), failing, run.seed()).stream())
        .max(Comparator.comparingInt(Parting::event));
  }

  private static Optional<Parting> parting(
      LessonRunner runner, LessonMethod lesson, SeedRun failing, long seed) {
    return Parting.of(failing.trace(), runner.run(lesson, seed).trace());
  }

  /**
   * A rule broken by the same line, or with the same words where no line is known, is one mistake,
   * though peers, ballots, instances and values differ.
   */
  public static List<String> mistake(Finding finding) {
    String words = NUMBERS_AND_VALUES.matcher(finding.text()).replaceAll("#");
    words = PEERS.matcher(words).replaceAll("p#");
    return List.of(finding.rule(), Objects.requireNonNullElse(finding.where(), words));
  }
}
