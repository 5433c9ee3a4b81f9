package paxoslab.course;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a course's results are: one folder for each submission, below {@code submissions}. A
 * submission is done when its {@code result.json} is there, which is written last and at once.
 */
public final class ResultFolder {
  private static final String RESULT = "result.json";
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private final Path root;

  /** Results below this directory, which need not exist yet. */
  public ResultFolder(Path root) {
    this.root = root;
  }

  /** The directory itself. */
  public Path root() {
    return root;
  }

  /** The folder of one submission. */
  public Path of(String submission) {
    return root.resolve("submissions").resolve(submission);
  }

  /** The result file of one submission. */
  public Path file(String submission) {
    return of(submission).resolve(RESULT);
  }

  /** The names of all submissions that have a folder, sorted. */
  public List<String> names() throws IOException {
    Path all = root.resolve("submissions");
    List<String> names = new ArrayList<>();
    if (Files.isDirectory(all)) {
      try (DirectoryStream<Path> folders = Files.newDirectoryStream(all)) {
        folders.forEach(folder -> names.add(folder.getFileName().toString()));
      }
    }
    names.sort(null);
    return names;
  }

  /** The result of a submission, if there is a complete one. */
  public Optional<GradeResult> read(String submission) throws IOException {
    Path file = file(submission);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      GradeResult result = GSON.fromJson(Files.readString(file), GradeResult.class);
      boolean complete =
          result != null
              && GradeResult.FORMAT.equals(result.format())
              && result.version() == GradeResult.VERSION
              && result.basis() != null
              && result.parts() != null;
      return complete ? Optional.of(result) : Optional.empty();
    } catch (JsonParseException e) {
      return Optional.empty();
    }
  }

  /**
   * Makes sure that no result of another part of the lab is here, or on other peers: such results
   * would be lost, one by one, or be taken for what they aren't.
   *
   * @throws CourseException if there is one
   */
  public void requireOnly(GradedPart graded) throws IOException {
    for (String name : names()) {
      GradedPart other = read(name).map(GradeResult::graded).orElse(graded);
      if (!other.equals(graded)) {
        throw new CourseException(
            "%s holds results of %s, and this is %s; give another --out, or delete %s to start afresh"
                .formatted(root, other.inWords(), graded.inWords(), root));
      }
    }
  }

  /** Takes away what an earlier grading left of a submission: its result first. */
  public void clear(String submission) throws IOException {
    Files.deleteIfExists(file(submission));
    Folders.delete(of(submission));
    Files.createDirectories(of(submission));
  }

  /** Puts a result in its place, whole. */
  public static void write(Path file, GradeResult result) throws IOException {
    Folders.write(file, (GSON.toJson(result) + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
