package paxoslab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import paxoslab.course.HandedIn;
import paxoslab.course.Submission;
import paxoslab.course.Submissions;
import paxoslab.gradebook.GradescopeFormat;

/** The autograder in a directory that is laid out as Gradescope's container is. */
@DisabledOnOs(OS.WINDOWS) // Gradescope's containers are Linux, and so are the scripts.
class AutograderCommandTest {
  private static final String METADATA =
      """
      {"id": 1, "created_at": "2026-10-02T10:00:00.000000-07:00",
       "assignment": {"due_date": "2026-10-01T10:00:00.000000-07:00", "late_due_date": null},
       "users": [{"email": "ada@example.edu", "id": 7, "name": "Ada L."}]}
      """;

  @TempDir private Path root;
  private Lab lab;
  private Path base;

  @BeforeEach
  void open() throws IOException {
    lab = new Lab(root);
    base = Files.createDirectories(root.resolve("autograder"));
    Files.writeString(root.resolve("secret.txt"), "hush\n");
    Files.writeString(root.resolve("rubric.json"), "{\"late\": {\"percentPerDay\": 40}}");
  }

  /** Unpacks it and puts the files where Gradescope has them. */
  private void install() throws IOException {
    Path source = base.resolve("source");
    try (InputStream file = Files.newInputStream(root.resolve("out.zip"));
        ZipInputStream in = new ZipInputStream(file)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path to = source.resolve(entry.getName());
        Files.createDirectories(to.getParent());
        Files.write(to, in.readAllBytes());
      }
    }
    Files.copy(source.resolve("run_autograder"), base.resolve("run_autograder"));
    Files.createDirectories(base.resolve("results"));
    Files.writeString(base.resolve("submission_metadata.json"), METADATA);
  }

  private int grade() throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("sh", base.resolve("run_autograder").toString())
            .directory(base.toFile())
            .redirectErrorStream(true)
            .redirectOutput(root.resolve("log").toFile());
    String java = Path.of(System.getProperty("java.home"), "bin").toString();
    String path = java + File.pathSeparator + System.getenv("PATH");
    builder.environment().clear();
    builder.environment().putAll(Map.of("PATH", path, "LAB_AUTOGRADER_BASE", base.toString()));
    return builder.start().waitFor();
  }

  private JsonObject result() throws IOException {
    assertThat(base.resolve("results/results.json")).as(log()).exists();
    String text = Files.readString(base.resolve("results/results.json"));
    JsonObject result = JsonParser.parseString(text).getAsJsonObject();
    GradescopeFormat.require(result);
    return result;
  }

  private String log() throws IOException {
    return Files.readString(root.resolve("log"));
  }

  private static List<String> tests(JsonObject result, String field) {
    return result.getAsJsonArray("tests").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .map(test -> test.get(field).getAsString())
        .toList();
  }

  @Test
  void gradesUnderVisibleAndSecretSeedsWithTheCoursesRubric() throws Exception {
    assertThat(
            lab.run(
                "autograder",
                "out.zip",
                "--rubric",
                "rubric.json",
                "--secret-file",
                "secret.txt",
                "--only",
                "A01,B05"))
        .as(lab.err())
        .isZero();
    install();
    Path broken = HandedIn.promiseBreaker(root, "bob");
    Files.createDirectories(base.resolve("submission"));
    try (FileSystem zip = FileSystems.newFileSystem(broken)) {
      Files.copy(
          zip.getPath("paxoslab/student/PaxosPeer.java"),
          base.resolve("submission/PaxosPeer.java"));
    }

    assertThat(grade()).as(log()).isZero();

    JsonObject result = result();
    assertThat(tests(result, "number")).containsExactly("A01", "B05", "A01 secret", "B05 secret");
    assertThat(tests(result, "status")).containsExactly("passed", "failed", "passed", "failed");
    assertThat(result.get("score").getAsInt()).as("of 5, a day late").isEqualTo(3);
    try (Stream<Path> left = Files.list(base.resolve("results"))) {
      assertThat(left).hasSize(1);
    }
  }

  @Test
  void submissionThatCannotBeUsedIsToldWhy() throws Exception {
    lab.run("autograder", "out.zip", "--only", "A01");
    install();
    HandedIn.uncompilable(base, "submission");

    assertThat(grade()).as(log()).isZero();

    assertThat(result().get("output").getAsString()).contains("could not be used");
    assertThat(result().get("score").getAsInt()).isZero();
  }

  @Test
  void withoutASubmissionThereIsNoResultAndOneLineThatSaysWhy() throws Exception {
    lab.run("autograder", "out.zip");
    install();

    assertThat(grade()).isEqualTo(2);

    assertThat(log()).isEqualTo("run_autograder: " + base + "/submission is missing\n");
    assertThat(base.resolve("results")).isEmptyDirectory();
  }

  @Test
  void scriptsAreToBeRunAndNoSourceIsInIt() throws IOException {
    assertThat(lab.run("autograder", "out.zip")).isZero();
    assertThat(lab.out())
        .containsPattern("out\\.zip: \\d+ files, ")
        .containsPattern("sha256    [0-9a-f]{64}")
        .contains("under visible seeds only");

    try (FileSystem zip =
            FileSystems.newFileSystem(
                root.resolve("out.zip"), Map.of("enablePosixFileAttributes", true));
        Stream<Path> files = Files.walk(zip.getPath("/"))) {
      for (String script : List.of("setup.sh", "run_autograder")) {
        assertThat(Files.getPosixFilePermissions(zip.getPath(script)))
            .contains(PosixFilePermission.OWNER_EXECUTE);
      }
      assertThat(Files.readString(zip.getPath("setup.sh")))
          .contains("openjdk-17-jdk-headless", "bubblewrap");
      assertThat(Files.readAllLines(zip.getPath("options")))
          .containsExactly("--time-limit", "540", "--memory", "768");
      assertThat(files.map(Path::toString))
          .contains("/lab/harness/paxoslab/cli/Main.class")
          .noneMatch(file -> file.matches(".*(\\.java|javafx.*|/reference/.*|/secret)"));
    }
  }

  @Test
  void theSameBuildGivesTheSameBytes() throws IOException {
    lab.run("autograder", "out.zip");
    byte[] first = Files.readAllBytes(root.resolve("out.zip"));

    assertThat(lab.run("autograder", "--force", "out.zip")).isZero();
    assertThat(root.resolve("out.zip")).hasBinaryContent(first);
  }

  @Test
  void replacesNoFileUnasked() throws IOException {
    Files.writeString(root.resolve("out.zip"), "mine");

    assertRefused("exists; --force replaces it", "out.zip");
    assertThat(root.resolve("out.zip")).hasContent("mine");
  }

  @Test
  void whatWouldGoWrongThereIsRefusedHere() throws IOException {
    Files.writeString(root.resolve("two.txt"), "one\ntwo\n");
    Files.writeString(root.resolve("none.txt"), "\n");
    Files.writeString(root.resolve("bad.json"), "{\"due\": \"soon\"}");

    assertRefused("give a name that ends in .zip", "out.tar");
    assertRefused("nope.txt: no such file", "out.zip", "--secret-file", "nope.txt");
    assertRefused("two.txt has 2 lines", "out.zip", "--secret-file", "two.txt");
    assertRefused("none.txt has 0 lines", "out.zip", "--secret-file", "none.txt");
    assertRefused("bad.json:1: due is \"soon\"", "out.zip", "--rubric", "bad.json");
    assertRefused("Z99", "out.zip", "--only", "Z99");
    assertRefused("100 MB of memory are too little", "out.zip", "--memory", "100");
    assertThat(root.resolve("out.zip")).doesNotExist();
  }

  private void assertRefused(String reason, String... args) {
    String[] all = Stream.concat(Stream.of("autograder"), Stream.of(args)).toArray(String[]::new);
    assertThat(lab.run(all)).as(reason).isEqualTo(2);
    assertThat(lab.err()).startsWith("lab autograder: ").contains(reason).hasLineCount(1);
  }

  @Test
  void workersGetTheHeapThatTheMemoryLeaves() throws IOException {
    Path in = HandedIn.correct(root, "ada");
    Surroundings here = Surroundings.ofProcess();
    CourseOptions options = new CourseOptions(540, 768);
    Submission submission = Submissions.of(List.of(in)).get(0);

    List<String> command =
        new WorkerCommands(here, options.memory(), options.numbers())
            .command(submission, root.resolve("r.json"), 0);

    assertThat(command).contains("-Xmx268m").containsSubsequence("--memory", "768", "--");
  }
}
