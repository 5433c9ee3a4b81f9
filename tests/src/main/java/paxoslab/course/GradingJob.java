package paxoslab.course;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import paxoslab.junit.LessonMethod;
import paxoslab.solution.Solution;

/**
 * What is the same for all submissions of a course.
 *
 * @param lab which lab grades, as {@link LabBuild#id} says
 * @param rubric what the course wants
 * @param lessons the lessons to play, in order
 * @param secret the secret seed; null if there are visible parts only
 * @param limitSeconds real time for one submission
 * @param peers in part B, on whose peers the servers of submissions stand; null for their own
 */
public record GradingJob(
    String lab,
    CourseRubric rubric,
    List<LessonMethod> lessons,
    @Nullable String secret,
    int limitSeconds,
    @Nullable Solution peers) {
  /** Copies the lessons. */
  public GradingJob {
    lessons = List.copyOf(lessons);
  }

  /** Each submission's peers are its own. */
  public GradingJob(
      String lab,
      CourseRubric rubric,
      List<LessonMethod> lessons,
      @Nullable String secret,
      int limitSeconds) {
    this(lab, rubric, lessons, secret, limitSeconds, null);
  }

  /** All parts to play, in order. */
  public List<PartPlan> parts() {
    return rubric.parts(lessons, secret != null);
  }

  /** Which part of the lab it grades. */
  public GradedPart graded() {
    return GradedPart.of(lessons, peers);
  }

  /** What a result of this job depends on. */
  public Basis basis(Submission submission) {
    return new Basis(
        lab,
        rubric.digest(lessons),
        secret == null ? "" : new SecretSeeds(secret).fingerprint(),
        lessons.stream().map(LessonMethod::id).collect(Collectors.joining(" ")),
        Digests.ofTree(submission.path()));
  }

  /** A result for a submission none of whose lessons was played. */
  public GradeResult unplayed(Submission submission, GradeResult.Status status, String reason) {
    List<GradeResult.PartResult> parts = parts().stream().map(GradingJob::unplayed).toList();
    return new GradeResult(
        GradeResult.FORMAT,
        GradeResult.VERSION,
        submission.name(),
        basis(submission),
        graded(),
        status,
        reason,
        null,
        List.of(),
        null,
        0,
        parts.stream().mapToInt(GradeResult.PartResult::points).sum(),
        0,
        parts,
        List.of());
  }

  static GradeResult.PartResult unplayed(PartPlan plan) {
    LessonMethod lesson = plan.lesson();
    return new GradeResult.PartResult(
        lesson.id(),
        lesson.title(),
        lesson.topic(),
        plan.part(),
        lesson.points(),
        0,
        false,
        List.of(),
        List.of(),
        null,
        List.of(),
        lesson.attested());
  }
}
