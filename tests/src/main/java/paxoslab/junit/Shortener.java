package paxoslab.junit;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import paxoslab.trace.Finding;

/**
 * Makes the failures short that a report tells in full: the first of each mistake, and no more
 * mistakes than a student reads at once. To shrink all of eighty would take minutes.
 */
public final class Shortener {
  /** As many as a report tells in full. */
  public static final int MOST = 3;

  private static final Pattern NUMBERS_AND_VALUES = Pattern.compile("\"[^\"]*\"|\\d+");
  private static final Set<String> NOTHING_TO_TELL =
      Set.of("not-implemented", "refused", "deterministic");

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
    return new LessonResult(
        result.lesson(), result.runs(), runner.shrink(result.lesson(), failing));
  }

  /**
   * A rule broken by the same line, or with the same words where no line is known, is one mistake,
   * though peers, ballots, instances and values differ.
   */
  public static List<String> mistake(Finding finding) {
    String words = NUMBERS_AND_VALUES.matcher(finding.text()).replaceAll("#");
    return List.of(finding.rule(), Objects.requireNonNullElse(finding.where(), words));
  }
}
