package paxoslab.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paxoslab.course.CourseException;
import paxoslab.course.CourseRubric;
import paxoslab.course.GradingJob;
import paxoslab.course.LabBuild;
import paxoslab.graded.GradedSuite;
import paxoslab.junit.LessonMethod;
import picocli.CommandLine.Option;

/** What {@code grade} and its workers have to agree on. */
final class CourseOptions {
  @Option(
      names = "--rubric",
      paramLabel = "FILE",
      description = "A rubric.json: points, seeds, bounds, dates, visibility, hints.")
  private @Nullable Path rubric;

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
  private int timeLimit = 900;

  CourseRubric rubric(Surroundings surroundings) throws IOException {
    return rubric == null
        ? CourseRubric.SUITE
        : CourseRubric.read(surroundings.file(rubric), GradedSuite.lessons());
  }

  GradingJob job(CourseRubric course, @Nullable String secret) throws IOException {
    if (secret != null && secret.isEmpty()) {
      throw new CourseException("the secret seed is empty; give a long random text");
    }
    List<LessonMethod> lessons = LessonChoice.of(GradedSuite.lessons(), only);
    return new GradingJob(LabBuild.id(LabVersion.number()), course, lessons, secret, timeLimit);
  }

  /** The same options for a worker's command line. */
  List<String> arguments(Surroundings surroundings) {
    Stream<String> file =
        rubric == null
            ? Stream.of()
            : Stream.of("--rubric", surroundings.file(rubric).toAbsolutePath().toString());
    Stream<String> lessons =
        only.isEmpty() ? Stream.of() : Stream.of("--only", String.join(",", only));
    return Stream.of(Stream.of("--time-limit", String.valueOf(timeLimit)), file, lessons)
        .flatMap(words -> words)
        .toList();
  }
}
