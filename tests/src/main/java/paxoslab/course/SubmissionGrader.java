package paxoslab.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import paxoslab.child.ChildCompiler;
import paxoslab.child.ChildHosts;
import paxoslab.child.ChildLimits;
import paxoslab.child.GradedHosts;
import paxoslab.child.Hmac;
import paxoslab.child.Jail;
import paxoslab.course.GradeResult.PartResult;
import paxoslab.course.GradeResult.Status;
import paxoslab.grade.Grader;
import paxoslab.grade.GradingListener;
import paxoslab.graded.GradedSuite;
import paxoslab.intake.LeftOut;
import paxoslab.junit.LessonMethod;
import paxoslab.junit.LessonResult;
import paxoslab.junit.RunOptions;
import paxoslab.solution.Refusal;
import paxoslab.solution.Solution;
import paxoslab.solution.SolutionException;
import paxoslab.solution.SolutionFinder;
import paxoslab.solution.Sources;

/**
 * Grades one submission, and writes the traces of its mistakes. World, checks and verdicts are in
 * this process, peers in a child.
 */
public final class SubmissionGrader {
  private final GradingJob job;
  private final Jail jail;
  private final ChildLimits limits;
  private final LongSupplier nanos;

  /** Is told how far a grading is. */
  public interface Progress {
    /**
     * A part of a lesson is about to be played.
     *
     * @param index how many were played before it
     * @param of how many there are
     */
    void begins(String label, int index, int of);
  }

  /** Thrown between two lessons when the time for a submission is over. */
  private static final class TimeUp extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TimeUp(String next) {
      super(next, null, false, false);
    }
  }

  /**
   * Grades for a course.
   *
   * @param job what to play
   * @param jail what is put around the process in which peers run
   * @param limits what that process may use
   * @param nanos a clock as {@link System#nanoTime}, for the time limit alone
   */
  public SubmissionGrader(GradingJob job, Jail jail, ChildLimits limits, LongSupplier nanos) {
    this.job = job;
    this.jail = jail;
    this.limits = limits;
    this.nanos = nanos;
  }

  /**
   * Grades a submission.
   *
   * @param folder where traces and diagrams go
   * @return the result, which is not written yet
   * @throws IOException if a trace can't be written
   */
  public GradeResult grade(Submission submission, Path folder, Progress progress)
      throws IOException {
    Solution solution;
    try {
      solution = compiled(submission);
    } catch (SolutionException e) {
      return job.unplayed(submission, Status.REFUSED, reason(e, submission));
    }
    if (!solution.refusals().isEmpty()) {
      return job.unplayed(submission, Status.REFUSED, refused(solution.refusals()))
          .ofSources(solution.sha256(), leftOut(solution));
    }
    Play play = new Play(solution, new FailureFiles(folder, job.graded()), progress);
    String notPlayed = play.run();
    List<PartResult> parts = play.parts();
    return new GradeResult(
        GradeResult.FORMAT,
        GradeResult.VERSION,
        submission.name(),
        job.basis(submission),
        job.graded(),
        notPlayed.isEmpty() ? Status.GRADED : Status.OUT_OF_TIME,
        notPlayed.isEmpty() ? null : notPlayed,
        solution.sha256(),
        leftOut(solution),
        jail.describe(),
        play.playedAlone,
        parts.stream().mapToInt(PartResult::points).sum(),
        parts.stream().mapToInt(PartResult::earned).sum(),
        parts,
        notPlayed.isEmpty() && Leaderboard.isFor(parts) ? leaderboard(solution) : List.of());
  }

  private static List<String> leftOut(Solution solution) {
    return solution.leftOut().stream().map(LeftOut::toString).toList();
  }

  /** The first in the first line, which is all that a row has room for; then each on its own. */
  private static String refused(List<Refusal> refusals) {
    if (refusals.size() == 1) {
      return refusals.get(0).toString();
    }
    StringBuilder reason = new StringBuilder();
    reason.append(refusals.get(0)).append(" (and ").append(refusals.size() - 1).append(" more)");
    refusals.forEach(refusal -> reason.append("\n  ").append(refusal));
    return reason.toString();
  }

  private List<GradeResult.Measure> leaderboard(Solution solution) {
    try (ChildHosts hosts = new ChildHosts(solution, jail, limits)) {
      return Leaderboard.of(solution, GradedSuite.lessons(), hosts);
    }
  }

  private Solution compiled(Submission submission) {
    String path = submission.path().toString();
    Sources found = SolutionFinder.sources(path, submission.path());
    Sources named =
        new Sources(submission.name(), found.packageName(), found.files(), found.leftOut());
    Solution own = new ChildCompiler(jail, ChildLimits.COMPILER).compile(named);
    return job.peers() == null ? own : own.onPeersOf(job.peers());
  }

  /** The reason without the path, which says where the staff keep submissions. */
  private static String reason(SolutionException e, Submission submission) {
    String text = String.valueOf(e.getMessage()).replace(submission.path() + ": ", "");
    String name = submission.name() + ": ";
    return (text.startsWith(name) ? text.substring(name.length()) : text).strip();
  }

  /** One grading, part by part. */
  private final class Play implements GradingListener {
    private final Solution solution;
    private final FailureFiles files;
    private final Progress progress;
    private final List<PartPlan> plans = job.parts();
    private final Map<String, PartResult> played = new HashMap<>();
    private final long deadline = nanos.getAsLong() + job.limitSeconds() * 1_000_000_000L;
    private Part part = Part.VISIBLE;
    private int playedAlone;

    Play(Solution solution, FailureFiles files, Progress progress) {
      this.solution = solution;
      this.files = files;
      this.progress = progress;
    }

    /** Plays all; returns why not, or nothing. */
    String run() throws IOException {
      SoloChoice choice = soloChoice();
      try {
        for (Part each : Part.values()) {
          part = each;
          List<LessonMethod> lessons =
              plans.stream().filter(p -> p.part() == each).map(PartPlan::lesson).toList();
          try (ChildHosts hosts = new ChildHosts(solution, jail, limits)) {
            GradedHosts graded =
                new GradedHosts(
                    hosts,
                    new Hmac(drawnBy().getBytes(StandardCharsets.UTF_8)),
                    choice,
                    () -> new ChildHosts(solution, jail, limits));
            new Grader(solution, RunOptions.seeds(seeds(lessons)), graded).grade(lessons, this);
            playedAlone += graded.played();
          }
        }
        return "";
      } catch (TimeUp e) {
        return "after %d s %s was not begun; %d of %d parts were played"
            .formatted(job.limitSeconds(), e.getMessage(), played.size(), plans.size());
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }

    /** Without a secret the sources themselves decide: another text, other peers and tokens. */
    private String drawnBy() {
      return Objects.requireNonNullElse(job.secret(), solution.sha256());
    }

    private SoloChoice soloChoice() {
      List<SoloChoice.Candidate> all = new ArrayList<>();
      for (PartPlan plan : plans) {
        LessonMethod lesson = plan.lesson();
        for (long seed : seeds(lesson, plan.part())) {
          SoloChoice.Run run = new SoloChoice.Run(lesson.id(), seed);
          all.add(new SoloChoice.Candidate(run, lesson.peers()));
        }
      }
      return new SoloChoice(drawnBy(), job.rubric().soloPeers(), all);
    }

    private Map<String, List<Long>> seeds(List<LessonMethod> lessons) {
      Map<String, List<Long>> seeds = new LinkedHashMap<>();
      for (LessonMethod lesson : lessons) {
        seeds.put(lesson.id(), seeds(lesson, part));
      }
      return seeds;
    }

    private List<Long> seeds(LessonMethod lesson, Part of) {
      String secret = job.secret();
      return of == Part.SECRET && secret != null
          ? new SecretSeeds(secret).of(lesson.id(), lesson.seeds())
          : LongStream.rangeClosed(1, lesson.seeds()).boxed().toList();
    }

    List<PartResult> parts() {
      List<PartResult> parts = new ArrayList<>();
      for (PartPlan plan : plans) {
        PartResult unplayed = GradingJob.unplayed(plan);
        parts.add(played.getOrDefault(unplayed.label(), unplayed));
      }
      return parts;
    }

    @Override
    public void begins(LessonMethod lesson, int index, int of) {
      String label = part == Part.SECRET ? lesson.id() + " secret" : lesson.id();
      if (nanos.getAsLong() - deadline > 0) {
        throw new TimeUp(label);
      }
      progress.begins(label, played.size(), plans.size());
    }

    @Override
    public void ended(LessonResult result) {
      PartResult told = files.tell(result, part);
      played.put(told.label(), told);
    }
  }
}
