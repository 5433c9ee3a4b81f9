package paxoslab.course;

import com.google.gson.annotations.SerializedName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import paxoslab.child.Jail;
import paxoslab.solution.SolutionCompiler;

/**
 * What one submission earned, and why: the file {@code result.json}, from which all other forms are
 * made. It holds no times of day and no durations, so the same grading gives the same bytes.
 *
 * @param format {@value #FORMAT}
 * @param version of the format
 * @param submission the submission's name
 * @param basis what the result depends on
 * @param graded which part of the lab; null in results of labs that had one part only
 * @param status whether it was graded
 * @param reason why it was not, or not in full; else null. May have several lines
 * @param solutionSha256 a digest of its sources; null if they couldn't be used
 * @param leftOut files that were found in it and don't count, each with the reason
 * @param sandbox what kept its peers from doing harm, or why nothing did; null if none was played
 * @param playedAlone how many of its peers were told the same again without the others
 * @param points all points that there were
 * @param earned the points that were earned
 * @param parts one for each lesson and part, in order
 * @param leaderboard measures of a peer that passed the lessons in which they are taken
 */
public record GradeResult(
    String format,
    int version,
    String submission,
    Basis basis,
    @Nullable GradedPart graded,
    Status status,
    @Nullable String reason,
    @Nullable String solutionSha256,
    List<String> leftOut,
    @Nullable String sandbox,
    int playedAlone,
    int points,
    int earned,
    List<PartResult> parts,
    List<Measure> leaderboard) {
  /** The same of these sources. */
  GradeResult ofSources(String sha256, List<String> filesLeftOut) {
    return new GradeResult(
        format,
        version,
        submission,
        basis,
        graded,
        status,
        reason,
        sha256,
        filesLeftOut,
        sandbox,
        playedAlone,
        points,
        earned,
        parts,
        leaderboard);
  }

  /** What kept its peers from doing harm, if that isn't all that should. */
  public Optional<String> sandboxWarning() {
    return Optional.ofNullable(sandbox).filter(Jail::isWarning);
  }

  /** What the file says of its own format. */
  public static final String FORMAT = "paxoslab-grade";

  /** The version that is written. */
  public static final int VERSION = 1;

  /** Whether a submission was graded. */
  public enum Status {
    /** All lessons were played. */
    @SerializedName("graded")
    GRADED,
    /** It can't be used, so it earns nothing: broken, empty, doesn't compile, fails the scan. */
    @SerializedName("refused")
    REFUSED,
    /** The time for one submission was over; lessons that were not played earn nothing. */
    @SerializedName("out-of-time")
    OUT_OF_TIME,
    /** The worker ended without a result. */
    @SerializedName("crashed")
    CRASHED;

    /** True if what it earned is for the staff to look at: it may not be the student's doing. */
    public boolean needsStaff() {
      return this == OUT_OF_TIME || this == CRASHED;
    }
  }

  /**
   * What became of one part of a lesson.
   *
   * @param lesson the lesson's id
   * @param title the lesson's title
   * @param topic what it is about
   * @param part which part
   * @param points what it is worth
   * @param earned what was got of it
   * @param passed true if it passed under every seed
   * @param seeds those that were played; none if it wasn't
   * @param failedSeeds those that failed
   * @param failure why it failed; null if it passed or wasn't played
   * @param advice rules that were noticed and cost nothing
   * @param attested true if its points rest on what only the process of the peers can see
   */
  public record PartResult(
      String lesson,
      String title,
      String topic,
      Part part,
      int points,
      int earned,
      boolean passed,
      List<Long> seeds,
      List<Long> failedSeeds,
      @Nullable Failing failure,
      List<String> advice,
      boolean attested) {
    /** Such as {@code A07}, or {@code A07 secret}. */
    public String label() {
      return part == Part.SECRET ? lesson + " secret" : lesson;
    }

    /** True if it was played at all. */
    public boolean played() {
      return !seeds.isEmpty();
    }
  }

  /**
   * Why a part failed.
   *
   * @param rule the broken rule's id
   * @param severity {@code hard} or {@code bound}
   * @param text what broke, in one sentence
   * @param where the student's line; null if none is known
   * @param seed the seed of the run that is told
   * @param sameAs the label of the part that failed by the same mistake before; null if none did
   * @param told the mistake in full; null if there is no more to tell, or another part tells it
   * @param attested true if only the process of the peers could see it
   */
  public record Failing(
      String rule,
      String severity,
      String text,
      @Nullable String where,
      long seed,
      @Nullable String sameAs,
      @Nullable Told told,
      boolean attested) {}

  /**
   * A failure in full.
   *
   * @param blocks the report's block, by level of hints
   * @param trace the file with the run, beside the result; null if there is none
   * @param diagram the file with the run as SVG, beside the result; null if there is none
   */
  public record Told(
      Map<String, String> blocks, @Nullable String trace, @Nullable String diagram) {}

  /**
   * One number by which correct peers may be compared.
   *
   * @param name what is measured, with its unit
   * @param value the less, the better
   */
  public record Measure(String name, double value) {}

  /** The reason in a line: of what doesn't compile, with the first place; "" if there is none. */
  public String reasonInShort() {
    List<String> lines = reason == null ? List.of() : reason.lines().map(String::strip).toList();
    if (lines.isEmpty()) {
      return "";
    }
    String first = lines.get(0);
    return first.equals(SolutionCompiler.NOT_COMPILED) && lines.size() > 1
        ? first + ": " + lines.get(1)
        : first;
  }
}
