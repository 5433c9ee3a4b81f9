package paxoslab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import paxoslab.grade.QuietPeer;

class MainTest {
  @TempDir private Path root;
  private Lab lab;

  @BeforeEach
  void open() {
    lab = new Lab(root);
  }

  private void assertRefused(int status, String line) {
    assertThat(lab.err()).isEqualTo(line + "\n");
    assertThat(status).isEqualTo(2);
    assertThat(lab.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"test", "check", "replay", "faults", "demo", "bundle", "submit", "autograder"})
  void everyCommandExplainsItselfWithExamples(String command) {
    assertThat(lab.run(command, "--help")).isZero();
    assertThat(lab.out()).contains("Usage: lab " + command).contains("Examples:");
  }

  /** A longer line is broken in two, wherever it is that wide: examples can't be read then. */
  @Test
  void footersOfHelpFitATerminal() {
    Map<String, List<String>> tooWide = new TreeMap<>();
    lab.commandLine()
        .getSubcommands()
        .forEach(
            (name, command) -> {
              List<String> footer = List.of(command.getCommandSpec().usageMessage().footer());
              List<String> wide = footer.stream().filter(line -> line.length() > 80).toList();
              if (!wide.isEmpty()) {
                tooWide.put(name, wide);
              }
            });
    assertThat(lab.commandLine().getSubcommands()).containsKeys("test", "grade-one", "explore");
    assertThat(tooWide).isEmpty();
  }

  @Test
  void withoutACommandItSaysWhichThereAre() {
    assertThat(lab.run()).isZero();
    assertThat(lab.out()).contains("  test ", "  check ", "  replay ", "  bench ", "  submit ");
  }

  @Test
  void whatNeedsTheReferenceIsNotOfferedWithoutIt() throws IOException {
    lab.run("--help");
    assertThat(lab.out()).doesNotContain("demo", "faults", "bundle");
    assertThat(lab.run("fault")).isEqualTo(2);
    assertThat(lab.err()).doesNotContain("faults");

    Files.createDirectories(root.resolve("reference-solution"));
    Files.createFile(root.resolve("reference-solution/pom.xml"));
    lab.run("--help");
    assertThat(lab.out()).contains("  demo ", "  faults ", "  bundle ", "./lab demo");
  }

  @Test
  void tellsItsVersion() {
    assertThat(lab.run("--version")).isZero();
    assertThat(lab.out()).matches("Paxos Lab \\d+\\.\\d+\\.\\d+\\RJava \\d+.*\\R");
  }

  @Test
  void aMisspeltCommandIsGuessed() {
    assertRefused(lab.run("tset"), "lab: no command tset; did you mean test? See ./lab --help");
  }

  @Test
  void aMisspeltOptionIsGuessed() {
    assertThat(lab.run("test", "--sede", "3")).isEqualTo(2);
    assertThat(lab.err()).contains("did you mean --seed").hasLineCount(1);
  }

  @Test
  void aSeedThatIsNoNumberIsRefused() {
    assertRefused(
        lab.run("test", "--seed", "forty"),
        "lab test: invalid value for option '--seed': 'forty' is not a number;"
            + " see ./lab test --help");
  }

  @Test
  void aSeedBelowZeroIsRefused() {
    assertRefused(
        lab.run("test", "--seed", "-3"),
        "lab test: invalid value for option '--seed': '-3' is less than 0; see ./lab test --help");
    assertThat(lab.run("test", "--seed=-3")).isEqualTo(2);
  }

  @Test
  void noSeedsAtAllAreRefused() {
    assertThat(lab.run("test", "--seeds", "0")).isEqualTo(2);
    assertThat(lab.err()).contains("'0' is less than 1").hasLineCount(1);
  }

  @Test
  void theNearestLessonIsSuggested() {
    assertThat(lab.run("test", "--only", "a9")).isEqualTo(2);
    assertThat(lab.err()).startsWith("lab test: no lesson A9; did you mean A09? There are A01–A");
    assertThat(lab.err()).hasLineCount(1);
  }

  @Test
  void aTraceThatIsNotThereIsRefused() {
    assertRefused(
        lab.run("check", "no.jsonl"), "lab check: no such file: " + root.resolve("no.jsonl"));
    assertRefused(
        lab.run("replay", "no.jsonl"), "lab replay: no such trace: " + root.resolve("no.jsonl"));
  }

  @Test
  void aSolutionThatIsNotThereIsRefused() {
    assertRefused(
        lab.run("test", "--solution", root + "/none"),
        "lab test: " + root + "/none: no such file or directory");
  }

  @Test
  void aSolutionWithoutAPeerIsRefused() throws IOException {
    Path empty =
        lab.solution("empty", Map.of("Other.java", "package paxoslab.student; class Other {}"));

    assertRefused(
        lab.run("test", "--solution", empty.toString()),
        "lab test: " + empty + ": no PaxosPeer.java of package paxoslab.student");
  }

  @Test
  void aSolutionThatDoesNotCompileIsToldByJavac() throws IOException {
    Path broken = lab.solution("broken", QuietPeer.with("max = -1;", "max = none;"));

    assertThat(lab.run("test", "--solution", broken.toString())).isEqualTo(2);
    assertThat(lab.err())
        .startsWith("lab test: " + broken + ": does not compile")
        .contains("PaxosPeer.java:7: cannot find symbol");
  }

  @Test
  void aGradingThatCannotRunLeavesNoPointsOfAnotherBehind() throws IOException {
    Path results = root.resolve("target/lab/results.json");
    Files.createDirectories(results.getParent());
    Files.writeString(results, "{\"earned\": 625}");

    assertThat(lab.run("test", "--solution", "nowhere")).isEqualTo(2);
    assertThat(results).doesNotExist();
  }

  @Test
  void stacksAreShownOnlyWhereAsked() {
    lab.run("check", "no.jsonl");
    assertThat(lab.err()).doesNotContain("\tat ");

    lab.run("check", "no.jsonl", "--debug");
    assertThat(lab.err()).contains("\tat ").contains("lab check: no such file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"faults", "demo"})
  void withoutTheReferenceItsCommandsSaySo(String command) {
    assertThat(lab.run(command)).isEqualTo(2);
    assertThat(lab.err()).contains("only the staff's tree has it").hasLineCount(1);
  }

  @Test
  void aFailingSolutionLeavesAReportResultsAndATrace() throws IOException {
    Path quiet = lab.solution("quiet", QuietPeer.sources());

    assertThat(lab.run("test", "--solution", quiet.toString(), "--only", "a01")).isEqualTo(1);

    assertThat(lab.out()).contains("FAIL  A01").contains("./lab replay target/lab/A01-1.jsonl");
    assertThat(root.resolve("target/lab/A01-1.jsonl")).exists();
    String results = Files.readString(root.resolve("target/lab/results.json"));
    assertThat(JsonParser.parseString(results).getAsJsonObject().get("earned").getAsInt()).isZero();
  }

  @Test
  void resultsArePrintedAsJsonWhereAsked() throws IOException {
    Path quiet = lab.solution("quiet", QuietPeer.sources());

    lab.run("test", "--solution", quiet.toString(), "--only", "A01", "--json");

    assertThat(root.resolve("target/lab/results.json")).hasContent(lab.out());
  }

  @Test
  void theBeginningOfAnIdMeansAllThatBeginSo() throws IOException {
    Path quiet = lab.solution("quiet", QuietPeer.sources());

    lab.run("test", "--solution", quiet.toString(), "--only", "f", "--seed", "9");

    assertThat(lab.out()).contains("F01", "F02").doesNotContain("A01");
  }
}
