package paxoslab.course;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import paxoslab.course.GradeResult.PartResult;
import paxoslab.course.Roster.Student;

/**
 * A result with what the course makes of it.
 *
 * @param result what the submission earned
 * @param student who handed it in
 * @param due when it was due for the student; null if never
 * @param daysLate how late it was, in begun days
 * @param score what remains after lateness; at most two decimals
 */
public record Grade(
    GradeResult result, Student student, @Nullable Instant due, int daysLate, BigDecimal score) {
  /** Applies a rubric's dates. */
  public static Grade of(GradeResult result, Student student, CourseRubric rubric) {
    Instant due = student.due() == null ? rubric.due() : student.due();
    LatePolicy late = rubric.late();
    int days = late.daysLate(student.submitted(), due);
    int free = Objects.requireNonNullElse(student.lateDays(), late.freeDays());
    return new Grade(result, student, due, days, late.remains(result.earned(), days, free));
  }

  /** The submission's name. */
  public String name() {
    return result.submission();
  }

  /** True if lateness cost something. */
  public boolean reduced() {
    return score.compareTo(BigDecimal.valueOf(result.earned())) != 0;
  }

  /** The score as it is written: no exponent, no needless zeros. */
  public String scoreText() {
    return score.toPlainString();
  }

  /** How many parts passed. */
  public int passed() {
    return (int) result.parts().stream().filter(PartResult::passed).count();
  }

  /**
   * The score in the middle: such as {@code 520 of 660 points}; in percent where submissions could
   * earn different points, as then points can't be compared.
   *
   * @param grades at least one
   */
  public static String median(List<Grade> grades) {
    List<Integer> points = grades.stream().map(g -> g.result().points()).distinct().toList();
    if (points.size() == 1) {
      String middle = number(middle(grades, g -> g.score().doubleValue()));
      return "%s of %d points".formatted(middle, points.get(0));
    }
    double percent =
        middle(grades, g -> 100 * g.score().doubleValue() / Math.max(1, g.result().points()));
    return "%s %% of their points, which differ".formatted(number(percent));
  }

  private static double middle(List<Grade> grades, ToDoubleFunction<Grade> what) {
    double[] all = grades.stream().mapToDouble(what).sorted().toArray();
    return (all[(all.length - 1) / 2] + all[all.length / 2]) / 2;
  }

  /** With one decimal, if that isn't 0. */
  private static String number(double value) {
    long tenths = Math.round(value * 10);
    return tenths % 10 == 0 ? String.valueOf(tenths / 10) : tenths / 10 + "." + tenths % 10;
  }

  /** One line on how it was graded. */
  public String comment() {
    List<PartResult> parts = result.parts();
    String reason = result.reasonInShort();
    String late =
        daysLate == 0 ? "" : "; %d %s late".formatted(daysLate, daysLate == 1 ? "day" : "days");
    return switch (result.status()) {
      case REFUSED -> "could not be used: " + reason + late;
      case CRASHED -> "the grading broke; ask the staff" + late;
      case OUT_OF_TIME -> "the time was over: " + reason + late;
      case GRADED -> "%d of %d parts passed%s".formatted(passed(), parts.size(), late);
    };
  }
}
