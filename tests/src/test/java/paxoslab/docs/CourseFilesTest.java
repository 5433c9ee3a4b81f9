package paxoslab.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files for running a course can be used as they are. */
class CourseFilesTest {
  private static final Path COURSE = PagesTest.ROOT.resolve("docs/course");
  private static final Commands COMMANDS = new Commands(PagesTest.ROOT);

  static Stream<String> workflows() throws IOException {
    return files().filter(name -> name.endsWith(".yml"));
  }

  private static Stream<String> files() throws IOException {
    try (Stream<Path> files = Files.list(COURSE)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }

  private static Map<String, Object> workflow(String name) throws IOException {
    return Yaml.read(name, Files.readString(COURSE.resolve(name)));
  }

  private static Map<?, ?> map(Object value) {
    assertThat(value).isInstanceOf(Map.class);
    return (Map<?, ?>) value;
  }

  /** The steps of all jobs. */
  private static List<Map<?, ?>> steps(Map<String, Object> workflow) {
    List<Map<?, ?>> steps = new ArrayList<>();
    for (Object job : map(workflow.get("jobs")).values()) {
      assertThat(map(job).get("runs-on")).isEqualTo("ubuntu-latest");
      ((List<?>) map(job).get("steps")).forEach(step -> steps.add(map(step)));
    }
    return steps;
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void workflowIsYamlAndEachStepRunsOrUsesSomething(String name) throws IOException {
    Map<String, Object> workflow = workflow(name);

    assertThat(workflow).containsKeys("name", "on", "permissions", "jobs");
    assertThat(steps(workflow))
        .isNotEmpty()
        .allSatisfy(
            step -> assertThat(step.containsKey("run")).isNotEqualTo(step.containsKey("uses")));
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void commandsOfAWorkflowExist(String name) throws IOException {
    List<String> commands =
        steps(workflow(name)).stream()
            .filter(step -> step.containsKey("run"))
            .map(step -> step.get("run").toString())
            .toList();

    assertThat(commands).anyMatch(command -> command.startsWith("./lab grade "));
    for (String command : commands) {
      if (!command.startsWith("cat ")) {
        assertThat(COMMANDS.problem(command)).as(name + ": " + command).isEmpty();
      }
    }
  }

  @Test
  void stepThatReportsReadsWhatAStepBeforeItHandsOver() throws IOException {
    List<Map<?, ?>> steps = steps(workflow("github-classroom.yml"));
    Map<?, ?> report = steps.get(steps.size() - 1);

    assertThat(report.get("uses").toString()).contains("/autograding-grading-reporter@");
    String runner = map(report.get("with")).get("runners").toString();
    assertThat(map(report.get("env")).get("LESSONS_RESULTS"))
        .isEqualTo("${{ steps." + runner + ".outputs.result }}");
    assertThat(steps).anyMatch(step -> runner.equals(step.get("id")));
    assertThat(Files.readString(COURSE.resolve("github-classroom.yml")))
        .as("a student's workflow can print it")
        .doesNotContain("LAB_SECRET_SEED");
  }

  @Test
  void matrixHasAllShardsAndTheMergeReadsThem() throws IOException {
    Map<?, ?> jobs = map(workflow("github-matrix.yml").get("jobs"));
    Map<?, ?> matrix = map(map(map(jobs.get("shard")).get("strategy")).get("matrix"));
    String text = Files.readString(COURSE.resolve("github-matrix.yml"));

    assertThat(matrix.get("shard")).isEqualTo(List.of("1", "2", "3", "4"));
    assertThat(text)
        .contains("--shard \"${{ matrix.shard }}/4\"")
        .contains("--merge part1 part2 part3 part4 ");
  }

  @Test
  void firstPageNamesEveryFile() throws IOException {
    Markdown page = Markdown.read(COURSE.resolve("README.md"));

    assertThat(page.links()).containsAll(files().filter(f -> !f.equals("README.md")).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: b: c",
        "a:\n\tb: c",
        "a: 1\na: 2",
        "a:\n    b: c\n  d: e",
        "a: [1, 2",
        "a: \"open",
        "just text",
        "a:\n  - b: c\n   d: e"
      })
  void whatIsNoYamlIsNoticed(String text) {
    assertThatThrownBy(() -> Yaml.read("x.yml", text))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("x.yml:");
  }

  @Test
  void whatWorkflowsNeedIsRead() {
    String text = "# why\na:\n  - b: \"17\"\n    c: d # e\n  - f\ng: [1, 2]\nh:\n";

    assertThatThrownBy(() -> Yaml.read("x.yml", text)).hasMessageContaining("x.yml:4");
    assertThat(Yaml.read("x.yml", text.replace(" # e", "")))
        .isEqualTo(
            Map.of(
                "a", List.of(Map.of("b", "17", "c", "d"), "f"), "g", List.of("1", "2"), "h", ""));
  }
}
