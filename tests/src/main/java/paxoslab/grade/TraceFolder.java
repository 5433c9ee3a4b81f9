package paxoslab.grade;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import paxoslab.junit.LessonMethod;
import paxoslab.junit.LessonResult;
import paxoslab.junit.SeedRun;
import paxoslab.trace.TraceWriter;

/**
 * The traces that a grading leaves behind, named {@code A07-42.jsonl} for lesson and seed: the
 * shortest run where one was made, and then the run that was found as {@code A07-42-whole.jsonl}.
 */
public final class TraceFolder {
  private final Path directory;
  private final Map<String, Path> written = new LinkedHashMap<>();

  /**
   * A folder of traces.
   *
   * @param directory is created when the first trace is written
   */
  public TraceFolder(Path directory) {
    this.directory = directory;
  }

  /** Where traces of this project's gradings go. */
  public static Path of(Path root) {
    return root.resolve("target/lab");
  }

  /**
   * Removes what earlier gradings left of this lesson, and writes what this one leaves.
   *
   * @param all every run whose events were kept; else only the failing run that a report tells of
   * @throws IOException naming the file and the reason
   */
  public void put(LessonResult result, boolean all) throws IOException {
    removeStale(result.lesson());
    Optional<SeedRun> told = result.firstFailure();
    for (SeedRun run : result.runs()) {
      boolean wanted = all || run == told.orElse(null);
      if (wanted && !run.trace().events().isEmpty()) {
        String name = result.lesson().id() + "-" + run.seed();
        Path file = directory.resolve(name + ".jsonl");
        if (run == told.orElse(null)) {
          written.put(result.lesson().id(), file);
        }
        if (run == told.orElse(null) && result.shortest() != null) {
          TraceWriter.write(file, result.shortest().trace());
          TraceWriter.write(directory.resolve(name + "-whole.jsonl"), run.trace());
        } else {
          TraceWriter.write(file, run.trace());
        }
      }
    }
  }

  /** The trace of the failing run that a report tells of. */
  public Optional<Path> traceOf(LessonMethod lesson) {
    return Optional.ofNullable(written.get(lesson.id()));
  }

  private void removeStale(LessonMethod lesson) throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    // A partial file is what a run that was interrupted left behind.
    Pattern stale =
        Pattern.compile(
            "\\.?" + Pattern.quote(lesson.id()) + "-{1,2}\\d+(-whole)?\\.jsonl(\\..*\\.partial)?");
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        if (stale.matcher(file.getFileName().toString()).matches()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
