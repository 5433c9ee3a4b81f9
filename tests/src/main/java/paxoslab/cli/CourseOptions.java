package paxoslab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paxoslab.course.CourseException;
import paxoslab.course.CourseRubric;
import paxoslab.course.GradingJob;
import paxoslab.course.LabBuild;
import paxoslab.course.Memory;
import paxoslab.junit.LessonMethod;
import paxoslab.solution.Solution;
import paxoslab.solution.SolutionFinder;
import paxoslab.store.Part;
import picocli.CommandLine.Option;

/** What {@code grade} and its workers have to agree on. */
final class CourseOptions {
  @Option(
      names = "--rubric",
      paramLabel = "FILE",
      description = "A rubric.json: points, seeds, bounds, dates, visibility, hints.")
  private @Nullable Path rubric;

  @Option(
      names = "--part",
      paramLabel = "PART",
      description = "A: Paxos; B: the store on it. Default: ${DEFAULT-VALUE}.")
  private Part part = Part.A;

  @Option(
      names = "--paxos",
      paramLabel = "WHICH",
      description =
          "For part B: put each submission's servers on the peers of this solution, such as"
              + " reference. Default: on its own.")
  private @Nullable String paxos;

  @Option(
      names = "--only",
      paramLabel = "ID",
      split = ",",
      description = "These lessons only; the beginning of an id means all that begin so.")
  private List<String> only = List.of();

  @Option(
      names = "--time-limit",
      paramLabel = "SECONDS",
      converter = Numbers.Count.class,
      description = "Real time for one submission; default: ${DEFAULT-VALUE}.")
  private int timeLimit;

  @Option(
      names = "--memory",
      paramLabel = "MB",
      converter = Numbers.Count.class,
      description =
          "What one grading may take, all its processes together; default: ${DEFAULT-VALUE}.")
  private int memory;

  /** For a machine of one's own. */
  CourseOptions() {
    this(900, 3_500);
  }

  /** With other defaults: seconds, and megabytes. */
  CourseOptions(int timeLimit, int memory) {
    this.timeLimit = timeLimit;
    this.memory = memory;
  }

  CourseRubric rubric(Surroundings surroundings) throws IOException {
    return rubric == null
        ? part == Part.A ? CourseRubric.SUITE : CourseRubric.suiteOf("Paxos, part B")
        : CourseRubric.read(surroundings.file(rubric), part.lessons());
  }

  /**
   * What all submissions are graded by.
   *
   * @param root of the lab, where solutions are that have a name
   */
  GradingJob job(CourseRubric course, @Nullable String secret, Path root) throws IOException {
    if (secret != null && secret.isEmpty()) {
      throw new CourseException("the secret seed is empty; give a long random text");
    }
    List<LessonMethod> lessons = LessonChoice.of(part.lessons(), only);
    String lab = LabBuild.id(LabVersion.number());
    if (paxos == null) {
      return new GradingJob(lab, course, lessons, secret, timeLimit);
    } else if (part == Part.A) {
      throw new UserError("--paxos is for part B; add --part B");
    }
    Solution peers = SolutionFinder.find(paxos, root);
    String basis = lab + " on peers " + peers.sha256();
    return new GradingJob(basis, course, lessons, secret, timeLimit, peers);
  }

  Memory memory() {
    return Memory.within(memory);
  }

  /** The text of the rubric's file, which must be a good one; null if there is none. */
  byte @Nullable [] rubricFile(Surroundings surroundings) throws IOException {
    rubric(surroundings);
    return rubric == null ? null : Files.readAllBytes(surroundings.file(rubric));
  }

  /** The same options for a worker's command line. */
  List<String> arguments(Surroundings surroundings) {
    Stream<String> file =
        rubric == null
            ? Stream.of()
            : Stream.of("--rubric", surroundings.file(rubric).toAbsolutePath().toString());
    return Stream.concat(file, numbers().stream()).toList();
  }

  /** Those that name no file. */
  List<String> numbers() {
    List<String> lessons = new ArrayList<>();
    if (part != Part.A) {
      lessons.addAll(List.of("--part", part.name()));
    }
    if (paxos != null) {
      lessons.addAll(List.of("--paxos", paxos));
    }
    if (!only.isEmpty()) {
      lessons.addAll(List.of("--only", String.join(",", only)));
    }
    Stream<String> numbers =
        Stream.of("--time-limit", String.valueOf(timeLimit), "--memory", String.valueOf(memory));
    return Stream.concat(numbers, lessons.stream()).toList();
  }
}
