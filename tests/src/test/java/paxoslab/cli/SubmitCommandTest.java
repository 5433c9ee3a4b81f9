package paxoslab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paxoslab.grade.QuietPeer;
import paxoslab.solution.SolutionFinder;
import paxoslab.solution.Sources;

class SubmitCommandTest {
  private static final String SKELETON = "lab-skeleton/src/main/java/paxoslab/student";

  @TempDir private Path root;
  private Lab lab;

  @BeforeEach
  void open() throws IOException {
    lab = new Lab(root);
    lab.solution(SKELETON, QuietPeer.sources());
  }

  private void assertRefused(String reason, String... args) {
    assertThat(lab.run(args)).isEqualTo(2);
    assertThat(lab.err()).startsWith("lab submit: ").contains(reason);
    assertThat(lab.out()).isEmpty();
    assertThat(root.resolve("target/lab/submission.zip")).doesNotExist();
  }

  @Test
  void packsWhatWillBeGradedAndListsTheRest() throws IOException {
    lab.solution(
        SKELETON,
        Map.of(
            "Helper.java", "package paxoslab.student; class Helper {}",
            "Other.java", "package elsewhere; class Other {}",
            "notes.txt", "remember"));

    assertThat(lab.run("submit")).isZero();

    assertThat(lab.out())
        .containsPattern("\\Atarget/lab/submission.zip: \\d\\.\\d KB\\R")
        .contains("  in   Helper.java, 41 bytes\n", "  in   PaxosPeer.java, ")
        .contains("  out  Other.java: of package elsewhere, not paxoslab.student\n")
        .contains("  out  notes.txt: not a .java file\n")
        .containsPattern("sha256 [0-9a-f]{64}\\R\\z");
    Path zip = root.resolve("target/lab/submission.zip");
    Sources read = SolutionFinder.sources(zip.toString(), root);
    assertThat(read.files()).containsOnlyKeys("Helper.java", "PaxosPeer.java");
    assertThat(read.files()).containsAllEntriesOf(QuietPeer.sources());
    assertThat(read.leftOut()).isEmpty();
  }

  @Test
  void theSameSourcesGiveTheSameBytes() throws IOException {
    lab.run("submit");
    byte[] first = Files.readAllBytes(root.resolve("target/lab/submission.zip"));
    Path copy = lab.solution("copy", QuietPeer.sources());

    assertThat(lab.run("submit", "--solution", copy.toString())).isZero();
    assertThat(root.resolve("target/lab/submission.zip")).hasBinaryContent(first);
  }

  @Test
  void saysThePointsWhereThatIsAskedFor() {
    lab.run("submit");
    assertThat(lab.out()).doesNotContain("lessons passed");

    assertThat(lab.run("submit", "--test")).isZero();
    assertThat(lab.out()).containsPattern("\\d+ of \\d+ lessons passed +\\d+ / \\d+");
  }

  @Test
  void gradesPartBTooOnceItIsMoreThanTheStub() throws IOException {
    Path real = Path.of(System.getProperty("lab.root"));
    Path stubs = real.resolve(SKELETON);
    for (String stub : List.of("KvServer.java", "KvStoreClient.java")) {
      lab.solution(SKELETON, Map.of(stub, Files.readString(stubs.resolve(stub))));
    }
    lab.run("submit", "--test");
    assertThat(lab.out()).contains("Part A ").doesNotContain("Part B");

    Path store = real.resolve("tests/src/test/stores/batching/KvServer.java");
    lab.solution(SKELETON, Map.of("KvServer.java", Files.readString(store)));
    assertThat(lab.run("submit", "--test")).isZero();
    assertThat(lab.out()).containsSubsequence("Part A ", " lessons passed", "Part B ", " / 310");
  }

  @Test
  void gradesThePartThatIsNamed() {
    assertThat(lab.run("submit", "--test", "--part", "B")).isZero();
    assertThat(lab.out()).contains("Part B ", " / 310").doesNotContain("Part A");

    assertThat(lab.run("submit", "--test", "--part", "AB")).isZero();
    assertThat(lab.out()).containsSubsequence("Part A ", "Part B ");
  }

  @Test
  void aPartWithoutATestIsRefused() {
    assertRefused("--part says what --test grades; add --test", "submit", "--part", "B");
  }

  @Test
  void anUntouchedStubIsPackedWithAWarning() throws IOException {
    Path stub = Path.of(System.getProperty("lab.root")).resolve(SKELETON);
    lab.solution(
        SKELETON, Map.of("PaxosPeer.java", Files.readString(stub.resolve("PaxosPeer.java"))));

    assertThat(lab.run("submit")).isZero();
    assertThat(lab.err()).contains("warning: PaxosPeer.java is still the stub").hasLineCount(1);
    assertThat(root.resolve("target/lab/submission.zip")).exists();

    lab.solution(SKELETON, QuietPeer.sources());
    assertThat(lab.run("submit")).isZero();
    assertThat(lab.err()).isEmpty();
  }

  @Test
  void aFileOfTheUsersOwnIsReplacedOnlyByForce() throws IOException {
    Path file = Files.writeString(root.resolve("ada.zip"), "mine");

    assertRefused("exists; --force replaces it", "submit", "--out", file.toString());
    assertThat(file).hasContent("mine");
    assertThat(lab.run("submit", "--out", file.toString(), "--force")).isZero();
    assertThat(Files.readAllBytes(file)).startsWith(0x50, 0x4b);
  }

  @Test
  void whatDoesNotCompileIsNotPacked() throws IOException {
    lab.solution(SKELETON, QuietPeer.with("max = -1;", "max = none;"));

    assertRefused("PaxosPeer.java:7: cannot find symbol", "submit");
  }

  @Test
  void whatTheScanRefusesIsNotPacked() throws IOException {
    lab.solution(SKELETON, QuietPeer.with("max = -1;", "max = (int) System.nanoTime();"));

    assertRefused("PaxosPeer.java:7: System.nanoTime is refused; use env.now()", "submit");
  }

  @Test
  void aSolutionWithoutAPeerIsNotPacked() throws IOException {
    Path empty = lab.solution("empty", Map.of("A.java", "package paxoslab.student; class A {}"));

    assertRefused("no PaxosPeer.java", "submit", "--solution", empty.toString());
  }

  @Test
  void theReferenceIsNoSubmission() throws IOException {
    lab.solution(
        "reference-solution/src/main/java/paxoslab/reference",
        Map.of("PaxosPeer.java", "package paxoslab.reference; class PaxosPeer {}"));

    assertRefused(
        "a submission is of package paxoslab.student", "submit", "--solution", "reference");
  }

  @Test
  void tooManyFilesAreRefused() throws IOException {
    for (int i = 0; i < 200; i++) {
      lab.solution(SKELETON, Map.of("A" + i + ".java", "package paxoslab.student;"));
    }

    assertRefused("more than 200 files", "submit");
  }
}
