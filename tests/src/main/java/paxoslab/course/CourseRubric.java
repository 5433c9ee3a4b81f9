package paxoslab.course;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import paxoslab.explain.Hints;
import paxoslab.junit.Bounds;
import paxoslab.junit.LessonMethod;

/**
 * What a course wants graded, and how: a file that says what differs from the suite's own rubric.
 *
 * @param assignment its name in gradebooks
 * @param due when it is due; null if never
 * @param late what lateness costs
 * @param hints how much students are told of a failure
 * @param visibility when students see a lesson's visible part
 * @param secret the share of the secret part, and when students see that
 * @param attestedShare how much of all points, in percent, lessons may have whose points rest on
 *     what only the process of the peers can see
 * @param soloPeers how many peers of a submission are played again alone
 * @param bounds for lessons that have no bounds of their own
 * @param lessons by id, what is said of single lessons
 */
public record CourseRubric(
    String assignment,
    @Nullable Instant due,
    LatePolicy late,
    Hints hints,
    Visibility visibility,
    SecretTerms secret,
    int attestedShare,
    int soloPeers,
    Bounds bounds,
    Map<String, LessonTerms> lessons) {
  /** The suite as it is; with a secret, half of the points are for the secret part. */
  public static final CourseRubric SUITE =
      new CourseRubric(
          "Paxos",
          null,
          LatePolicy.NONE,
          Hints.FULL,
          Visibility.VISIBLE,
          new SecretTerms(50, Visibility.AFTER_DUE_DATE),
          10,
          6,
          Bounds.USUAL,
          Map.of());

  /** The suite as it is, of another assignment. */
  public static CourseRubric suiteOf(String assignment) {
    return new CourseRubric(
        assignment,
        SUITE.due,
        SUITE.late,
        SUITE.hints,
        SUITE.visibility,
        SUITE.secret,
        SUITE.attestedShare,
        SUITE.soloPeers,
        SUITE.bounds,
        SUITE.lessons);
  }

  /** Copies what is said of lessons. */
  public CourseRubric {
    lessons = Map.copyOf(lessons);
  }

  /**
   * What holds for the secret parts.
   *
   * @param share of each lesson's points, in percent; what is left over from rounding goes here too
   * @param visibility when students see them
   */
  public record SecretTerms(int share, Visibility visibility) {}

  /**
   * What is said of one lesson; null means as usual.
   *
   * @param points of both parts together
   * @param secretPoints of the secret part
   * @param seeds of the visible part
   * @param secretSeeds of the secret part
   * @param partial true if passing under some seeds earns a share
   */
  record LessonTerms(
      @Nullable Integer points,
      @Nullable Integer secretPoints,
      @Nullable Integer seeds,
      @Nullable Integer secretSeeds,
      @Nullable Boolean partial,
      @Nullable Integer decideSeconds,
      @Nullable Integer minSeconds,
      @Nullable Integer calls,
      @Nullable Visibility visibility,
      @Nullable Visibility secretVisibility) {
    static final LessonTerms USUAL =
        new LessonTerms(null, null, null, null, null, null, null, null, null, null);
  }

  /**
   * Reads a rubric.
   *
   * @param suite the lessons that there are
   * @throws CourseException if it is wrong; there is one line for each mistake, with its place
   */
  public static CourseRubric read(Path file, List<LessonMethod> suite) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new CourseException(file + ": no such rubric");
    }
    try {
      return new RubricReader(file.toString(), suite).read(Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new CourseException(file + ": not UTF-8 text; save it as UTF-8");
    }
  }

  /**
   * All parts to play: the visible ones, then the secret ones.
   *
   * @param chosen the lessons
   * @param withSecret whether there is a secret; if not, the visible part is worth all points
   */
  public List<PartPlan> parts(List<LessonMethod> chosen, boolean withSecret) {
    List<PartPlan> plans = new ArrayList<>();
    for (LessonMethod lesson : chosen) {
      LessonTerms terms = terms(lesson.id());
      int points = or(terms.points(), lesson.points());
      int visible = withSecret ? points - secretPoints(terms, points) : points;
      int seeds = or(terms.seeds(), lesson.seeds());
      plans.add(
          new PartPlan(
              Part.VISIBLE, played(lesson, terms, visible, seeds), visibility(lesson, false)));
    }
    if (withSecret) {
      for (LessonMethod lesson : chosen) {
        LessonTerms terms = terms(lesson.id());
        int points = secretPoints(terms, or(terms.points(), lesson.points()));
        int seeds = or(terms.secretSeeds(), or(terms.seeds(), lesson.seeds()));
        plans.add(
            new PartPlan(
                Part.SECRET, played(lesson, terms, points, seeds), visibility(lesson, true)));
      }
    }
    return plans;
  }

  private int secretPoints(LessonTerms terms, int points) {
    return or(terms.secretPoints(), points - points * (100 - secret.share()) / 100);
  }

  private Visibility visibility(LessonMethod lesson, boolean inSecret) {
    return visibility(lesson.id(), inSecret ? Part.SECRET : Part.VISIBLE);
  }

  /** When students see a part of a lesson. */
  public Visibility visibility(String lesson, Part part) {
    LessonTerms terms = terms(lesson);
    return part == Part.SECRET
        ? or(terms.secretVisibility(), secret.visibility())
        : or(terms.visibility(), visibility);
  }

  private LessonMethod played(LessonMethod lesson, LessonTerms terms, int points, int seeds) {
    Bounds own = lesson.bounds();
    Bounds.Changes changes =
        new Bounds.Changes(terms.decideSeconds(), terms.minSeconds(), terms.calls());
    return lesson.with(
        points, seeds, or(terms.partial(), lesson.partial()), own.usual(bounds).with(changes));
  }

  private LessonTerms terms(String lesson) {
    return lessons.getOrDefault(lesson, LessonTerms.USUAL);
  }

  private static <T> T or(@Nullable T said, T usual) {
    return said == null ? usual : said;
  }

  /** A digest of what is played and what it is worth: dates and visibility change no result. */
  public String digest(List<LessonMethod> chosen) {
    StringBuilder all = new StringBuilder("solo " + soloPeers + '\n');
    for (PartPlan plan : parts(chosen, true)) {
      all.append(plan.part()).append(' ').append(line(plan.lesson())).append('\n');
    }
    parts(chosen, false).forEach(plan -> all.append(line(plan.lesson())).append('\n'));
    return Digests.ofText(all.toString());
  }

  private static String line(LessonMethod lesson) {
    return "%s %d %d %b %s"
        .formatted(lesson.id(), lesson.points(), lesson.seeds(), lesson.partial(), lesson.bounds());
  }
}
