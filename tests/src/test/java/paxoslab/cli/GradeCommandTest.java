package paxoslab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paxoslab.course.HandedIn;

/** Whole gradings of small courses, with workers that are real processes. */
class GradeCommandTest {
  private static final String FORMS = "gradescope,classroom,autolab,junit,csv,canvas,moodle,html";

  /** A course, graded once with a secret and once without: each worker takes seconds. */
  @TempDir private static Path course;

  private static String told;
  private static int status;

  @TempDir private Path root;
  private Lab lab;

  @BeforeAll
  static void gradeOnce() throws IOException {
    HandedIn.correct(course.resolve("in"), "ada");
    HandedIn.promiseBreaker(course.resolve("in"), "bob");
    HandedIn.uncompilable(course.resolve("in"), "carl");
    HandedIn.sleeper(course.resolve("in"), "dan");
    Lab first = new Lab(course);
    status =
        grade(first, "--out", "hush", "--jobs", "2", "--secret-seed", "hush", "--format", FORMS);
    told = first.out() + first.err();
    grade(new Lab(course), "--out", "plain");
  }

  @BeforeEach
  void handIn() throws IOException {
    lab = new Lab(root);
    copy("in", "in");
  }

  /** Copies a folder of the course. */
  private void copy(String from, String to) throws IOException {
    Path source = course.resolve(from);
    try (var files = Files.walk(source)) {
      for (Path file : files.toList()) {
        Path target = root.resolve(to).resolve(source.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  private int grade(String... more) {
    return grade(lab, more);
  }

  private static int grade(Lab lab, String... more) {
    List<String> all = new ArrayList<>(List.of("grade", "--in", "in", "--only", "A01,B05"));
    all.addAll(List.of(more));
    return lab.run(all.toArray(String[]::new));
  }

  /** All files below, but for the lock. */
  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(
            folder.relativize(file).toString(),
            Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    contents.remove(".lock");
    return contents;
  }

  @Test
  void courseIsGradedAndAllFormsAreWritten() throws IOException {
    assertThat(status).isZero();
    assertThat(told)
        .containsPattern("ada +15 / 15 ")
        .containsPattern("bob +5 / 15 ")
        .containsPattern("carl +0 / 15 .* refused: does not compile: PaxosPeer.java:1: ")
        .as("nobody's lines are too short for the whole reason")
        .containsPattern("dan +0 / 15 .* refused: PaxosPeer.java:\\d+: .+ is refused; .+ more\\)")
        .contains("4 submissions: 2 graded, 2 refused; median 2.5 of 15 points")
        .contains("canvas.csv: 4 of 4 rows have no number to know the student by; give a --roster")
        .contains("moodle.csv: 4 of 4 rows have no number to know the student by")
        .containsPattern("sandboxed|NOT SANDBOXED");
    assertThat(contents(course.resolve("hush")))
        .containsKeys(
            "submissions/ada/result.json",
            "gradescope/bob.json",
            "classroom/bob.txt",
            "autolab/bob.txt",
            "junit/bob.xml",
            "grades.csv",
            "canvas.csv",
            "moodle.csv",
            "html/index.html",
            "html/students/carl.html");
  }

  @Test
  void whatIsDoneIsNotGradedAgainAndGivesTheSameFiles() throws IOException {
    copy("hush", "r");
    Map<String, String> first = contents(root.resolve("r"));

    assertThat(grade("--out", "r", "--secret-seed", "hush", "--format", FORMS)).isZero();
    assertThat(lab.out()).contains("4 of 4 are done already").doesNotContain("ada ");
    assertThat(contents(root.resolve("r"))).isEqualTo(first);

    grade("--out", "again", "--secret-seed", "hush", "--format", FORMS);
    assertThat(contents(root.resolve("again"))).as("graded anew").isEqualTo(first);
  }

  @Test
  void killedRunGoesOnWhereItWas() throws Exception {
    Process killed = process("grade", "--in", "in", "--only", "A01,B05", "--out", "r");
    try (BufferedReader out = killed.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine()).as("one is done").contains("/ 15");
    }
    killed.destroyForcibly().waitFor();

    assertThat(grade("--out", "r", "--secret-seed", "hush", "--format", FORMS)).isZero();

    assertThat(lab.out()).containsPattern("[1-4] of 4 are done already");
    assertThat(contents(root.resolve("r"))).isEqualTo(contents(course.resolve("hush")));
  }

  /** The command in a process of its own. */
  private Process process(String... args) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dlab.root=" + root,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
    builder.environment().put("LAB_SECRET_SEED", "hush");
    return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  @Test
  void shardsMergeIntoWhatOneRunGives() throws IOException {
    grade("--out", "one", "--shard", "1/2");
    grade("--out", "two", "--shard", "2/2");

    assertThat(lab.run("grade", "--merge", "one", "two", "--out", "all")).isZero();

    assertThat(contents(root.resolve("all"))).isEqualTo(contents(course.resolve("plain")));
  }

  @Test
  void partsThatDontFitAreNotMerged() throws IOException {
    copy("plain/submissions/ada", "one/submissions/ada");
    copy("hush/submissions/bob", "two/submissions/bob");

    assertThat(lab.run("grade", "--merge", "one", "two", "--out", "all")).isEqualTo(2);
    assertThat(lab.err()).contains("were graded with different labs, rubrics, secret seeds");
    assertThat(lab.run("grade", "--merge", "one", "one", "--out", "all")).isEqualTo(2);
    assertThat(lab.err()).contains("ada is graded in both");
    assertThat(lab.run("grade", "--merge", "in", "--out", "all")).isEqualTo(2);
    assertThat(lab.err()).contains("there are no results in it");
  }

  @Test
  void resultsOfAnotherPartAreNotReplaced() throws IOException {
    copy("plain", "r");
    Map<String, String> before = contents(root.resolve("r"));

    assertThat(lab.run("grade", "--in", "in", "--part", "B", "--only", "K01", "--out", "r"))
        .isEqualTo(2);

    assertThat(lab.err())
        .hasLineCount(1)
        .startsWith("lab grade: ")
        .contains("r holds results of part A, and this is part B on the submissions' own peers;")
        .contains("give another --out, or delete ")
        .endsWith("r to start afresh" + System.lineSeparator());
    assertThat(contents(root.resolve("r"))).isEqualTo(before);
  }

  @Test
  void partsAreNotMergedIntoAFolderOfAnotherPart() throws IOException {
    copy("plain/submissions/ada", "one/submissions/ada");
    copy("plain/submissions/bob", "all/submissions/bob");
    Path other = root.resolve("all/submissions/bob/result.json");
    Files.writeString(other, Files.readString(other).replace("\"part\": \"A\"", "\"part\": \"B\""));

    assertThat(lab.run("grade", "--merge", "one", "--out", "all")).isEqualTo(2);

    assertThat(lab.err()).contains("all holds results of part B, and this is part A");
    assertThat(root.resolve("all/submissions/ada")).doesNotExist();
  }

  @Test
  void regradedOnesAreComparedWithTheOldScores() throws IOException {
    copy("plain", "old");
    copy("plain", "new");
    Files.copy(
        root.resolve("in/ada/PaxosPeer.java"),
        Files.createDirectories(root.resolve("mended/bob")).resolve("PaxosPeer.java"));
    Files.delete(root.resolve("in/bob.zip"));
    Files.move(root.resolve("mended/bob"), root.resolve("in/bob"));

    assertThat(grade("--out", "new", "--compare", "old")).isZero();

    assertThat(lab.out())
        .as("what was handed in anew is graded anew")
        .containsPattern("(?m)^3 of 4 are done already")
        .contains("1 score changed:")
        .containsPattern("bob +5 → 15 +B05 0 → 10");
    grade("--out", "new", "--regrade", "ada", "--compare", "new");
    assertThat(lab.out())
        .containsPattern("(?m)^3 of 4 are done already")
        .contains("no score changed");
  }

  @Test
  void rosterAndRubricDecideTheScore() throws IOException {
    Files.writeString(
        root.resolve("roster.csv"),
        "submission,name,submitted\nada,Ada L.,2026-10-03T00:00:00Z\nzoe,Zoe,\n");
    Files.writeString(
        root.resolve("rubric.json"),
        "{\"due\": \"2026-10-01T00:00:00Z\", \"late\": {\"percentPerDay\": 10}}");

    copy("plain", "r");
    grade("--out", "r", "--roster", "roster.csv", "--rubric", "rubric.json");

    assertThat(lab.out()).as("dates change no result").contains("4 of 4 are done already");
    assertThat(lab.err()).contains("of the roster, not here: zoe");
    assertThat(Files.readString(root.resolve("r/grades.csv")))
        .contains("ada,Ada L.,,graded,12,15,15,2,");
  }

  @Test
  void whatCantRunIsOneLineThatSaysWhy() throws IOException {
    Files.writeString(root.resolve("in/ada.zip"), "");
    assertRefused("two submissions are called ada", "--out", "r");
    Files.delete(root.resolve("in/ada.zip"));
    assertRefused("no form 'pdf'; there are gradescope, ", "--out", "r", "--format", "pdf");
    assertRefused("no submission aad; did you mean ada?", "--out", "r", "--regrade", "aad");
    assertRefused("'3/2' is no shard", "--out", "r", "--shard", "3/2");
    assertRefused("nope.json: no such rubric", "--out", "r", "--rubric", "nope.json");
    assertRefused("no such roster", "--out", "r", "--roster", "nope.csv");
    assertRefused("no results to compare with", "--out", "r", "--compare", "nope");
    assertRefused("in holds submissions, and the same directory is for results", "--out", "in");
    assertRefused("ada is named twice", "--out", "r", "in/ada");
    Files.writeString(root.resolve("afile"), "");
    assertRefused("afile is a file; --out names a directory", "--out", "afile");
    assertRefused("no lesson ZZ; did you mean A01? There are A01–A", "--out", "r", "--only", "ZZ");
    assertThat(lab.err()).hasSizeLessThan(200);
    assertRefused("the secret seed is empty", "--out", "r", "--secret-seed", "");
    assertThat(lab.run("grade", "--out", "r")).isEqualTo(2);
    assertThat(lab.err()).contains("no submissions; name some");
    assertThat(root.resolve("r/submissions")).doesNotExist();
  }

  private void assertRefused(String reason, String... args) {
    assertThat(grade(args)).as(reason).isEqualTo(2);
    assertThat(lab.err()).startsWith("lab grade: ").contains(reason).hasLineCount(1);
  }

  @Test
  void processorsAreCountedFromTheSystemsList() {
    assertThat(WorkerCommands.numbers("0-2,5")).containsExactly(0, 1, 2, 5);
    assertThat(WorkerCommands.numbers("7")).containsExactly(7);
  }

  /** What is wrapped a second time by the terminal can't be read. */
  @Test
  void helpFitsATerminal() {
    for (String command : List.of("grade", "autograder")) {
      lab.run(command, "--help");
      List<String> lines = lab.out().lines().toList();
      assertThat(lines).allMatch(line -> line.length() <= 80);
      List<String> footer = lines.subList(lines.indexOf("Examples:"), lines.size());
      assertThat(footer)
          .as("a line that was broken: %s", footer)
          .noneMatch(l -> l.length() < 8 && !l.isEmpty() && !l.endsWith(".") && !l.endsWith(":"));
    }
  }

  @Test
  void folderOfSubmissionsThatIsTakenForOneIsNoticed() throws IOException {
    Path all = root.resolve("all");
    HandedIn.correct(all, "ada");
    HandedIn.correct(all, "bob");

    lab.run("grade", "all", "--out", "r");

    assertThat(lab.out()).contains("refused: two files").contains("Give it with --in");
  }
}
