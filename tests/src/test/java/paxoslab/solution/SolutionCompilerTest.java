package paxoslab.solution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import paxoslab.intake.LeftOut;

class SolutionCompilerTest {
  @TempDir private Path dir;

  private Path write(String path, String text) throws IOException {
    Path file = dir.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private void assertRefused(Path path, String why) {
    assertThatThrownBy(() -> SolutionCompiler.compile(path))
        .isInstanceOf(SolutionException.class)
        .hasMessageStartingWith(path + ": ")
        .hasMessageContaining(why);
  }

  @Test
  void directoryCountsByPackageWhereverTheFilesLie() throws IOException {
    write("deep/down/PaxosPeer.java", Peers.PEER);
    write("other/Other.java", "package other; class Other {");
    Solution solution = SolutionCompiler.compile(dir);
    assertThat(solution.leftOut()).extracting(LeftOut::path).containsExactly("other/Other.java");
    assertThat(solution.peerClass()).isEqualTo("paxoslab.student.PaxosPeer");
    assertThat(solution.name()).isEqualTo(dir.toString());
    assertThat(solution.load(0).peerClass().getName()).isEqualTo(solution.peerClass());
  }

  @Test
  void digestIgnoresLineEndsAndSeesEachChange() {
    String unix = SolutionCompiler.compile("x", Map.of("PaxosPeer.java", Peers.PEER)).sha256();
    String windows = Peers.PEER.replace("\n", "\r\n");
    assertThat(SolutionCompiler.compile("x", Map.of("PaxosPeer.java", windows)).sha256())
        .isEqualTo(unix);
    assertThat(SolutionCompiler.compile("x", Map.of("PaxosPeer.java", Peers.PEER + " ")).sha256())
        .isNotEqualTo(unix);
  }

  @Test
  void missingThingsAreNamed() throws IOException {
    assertRefused(dir.resolve("nowhere"), "no such file or directory");
    assertRefused(dir, "no PaxosPeer.java of package paxoslab.student");
    assertRefused(write("a.txt", ""), "neither a directory nor a .zip, .tar, ");
    assertRefused(write("a.zip", "not a zip, or damaged"), "not a zip");
  }

  @Test
  void doesNotCompileGivesJavacsMessageWithFileAndLine() {
    assertThatThrownBy(
            () ->
                SolutionCompiler.compile(
                    "ada",
                    Map.of(
                        "PaxosPeer.java",
                        Peers.PEER,
                        "B.java",
                        "package paxoslab.student;\nclass B {\n  Missing m;\n}")))
        .isInstanceOf(SolutionException.class)
        .hasMessage(
            "ada: does not compile\n  B.java:3: cannot find symbol; symbol:   class Missing;"
                + " location: class paxoslab.student.B");
  }

  @Test
  void onlyTheFirstErrorsAreListed() {
    String code = "package paxoslab.student;\nclass B {\n" + "  Missing m;\n".repeat(9) + "}";
    assertThatThrownBy(
            () ->
                SolutionCompiler.compile("a", Map.of("PaxosPeer.java", Peers.PEER, "B.java", code)))
        .hasMessageContaining("B.java:7:")
        .hasMessageNotContaining("B.java:8:")
        .hasMessageEndingWith("and 4 more");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"paxoslab.solution.Refusal", "paxoslab.guard.Guard", "com.google.gson.Gson"})
  void harnessAndLibrariesAreNotOnTheClassPath(String type) {
    String code = "package paxoslab.student;\nclass B { " + type + " x; }";
    assertThatThrownBy(
            () ->
                SolutionCompiler.compile("a", Map.of("PaxosPeer.java", Peers.PEER, "B.java", code)))
        .hasMessageContaining("B.java:2");
  }

  @Test
  void peerMustImplementPaxosAndHaveItsConstructor() {
    String head = "package paxoslab.student;\n";
    assertThatThrownBy(
            () ->
                SolutionCompiler.compile(
                    "a", Map.of("PaxosPeer.java", head + "public class PaxosPeer {}")))
        .hasMessage("a: paxoslab.student.PaxosPeer doesn't implement paxoslab.api.Paxos");
    assertThatThrownBy(
            () ->
                SolutionCompiler.compile(
                    "a", Map.of("PaxosPeer.java", Peers.PEER.replace("int me, ", ""))))
        .hasMessageContaining("no public constructor (List<String> peers, int me, Env env)");
    assertThatThrownBy(
            () ->
                SolutionCompiler.compile(
                    "a", Map.of("PaxosPeer.java", Peers.PEER.replace("public class", "class"))))
        .hasMessageContaining("isn't a public, concrete class");
  }

  @Test
  void paxosMayBeImplementedByASuperclass() {
    String base = Peers.PEER.replace("PaxosPeer", "Base");
    String peer =
        "package paxoslab.student;\npublic class PaxosPeer extends Base { public PaxosPeer("
            + "java.util.List<String> p, int me, paxoslab.api.Env e) { super(p, me, e); } }";
    assertThat(SolutionCompiler.compile("a", Map.of("PaxosPeer.java", peer, "Base.java", base)))
        .isNotNull();
  }

  private static void assertOutside(String fileName, String code, String className) {
    Map<String, String> files = Map.of("PaxosPeer.java", Peers.PEER, fileName, code);
    assertThatThrownBy(() -> SolutionCompiler.compile("eve", files))
        .hasMessage(
            "eve: "
                + fileName
                + " compiles to class "
                + className
                + ", outside the peer's package; write its package line without tricks");
  }

  @Test
  void classOutsideThePackageIsRefusedWhateverItsTextSeemsToSay() {
    String student = "\npackage paxoslab.student; /**/";
    assertOutside(
        "Guard.java",
        "// \\u000apackage paxoslab.guard; public class Guard {} /*" + student,
        "paxoslab.guard.Guard");
    assertOutside(
        "Guard.java",
        "\\u0070ackage paxoslab.guard; class Guard {} /*" + student,
        "paxoslab.guard.Guard");
    assertOutside(
        "Deep.java", "package paxoslab.student.deep; class Deep {}", "paxoslab.student.deep.Deep");
    assertOutside("Nowhere.java", "class Nowhere {}", "Nowhere");
  }

  @Test
  void moduleIsRefused() {
    Map<String, String> files =
        Map.of("PaxosPeer.java", Peers.PEER, "module-info.java", "module x { requires java.sql; }");
    assertThatThrownBy(() -> SolutionCompiler.compile("eve", files))
        .isInstanceOf(SolutionException.class)
        .hasMessageStartingWith("eve: does not compile");
  }

  @Test
  void methodThatIsTooLargeIsNamed() {
    String body = "if (n == 1) return;\n".repeat(7_500);
    String code = "package paxoslab.student;\nclass B { void f(int n) { " + body + " f(2); } }";
    assertThatThrownBy(
            () ->
                SolutionCompiler.compile("a", Map.of("PaxosPeer.java", Peers.PEER, "B.java", code)))
        .isInstanceOf(SolutionException.class)
        .hasMessage("a: method f of paxoslab.student.B is too large; split it");
  }

  @Test
  void finderKnowsTheSkeletonTheReferenceAndPaths() throws IOException {
    write("lab-skeleton/src/main/java/paxoslab/student/PaxosPeer.java", Peers.PEER);
    String reference = Peers.PEER.replace("paxoslab.student", "paxoslab.reference");
    write("reference-solution/src/main/java/paxoslab/reference/PaxosPeer.java", reference);
    assertThat(SolutionFinder.find("skeleton", dir).name()).isEqualTo("skeleton");
    Solution found = SolutionFinder.find("reference", dir);
    assertThat(found.name()).isEqualTo("reference");
    assertThat(found.peerClass()).isEqualTo("paxoslab.reference.PaxosPeer");
    String path = dir.resolve("lab-skeleton").toString();
    assertThat(SolutionFinder.find(path, dir).name()).isEqualTo(path);
    assertThatThrownBy(() -> SolutionFinder.find("a\0b", dir))
        .isInstanceOf(SolutionException.class);
  }

  @Test
  void olderBuildOfAStudentsClassesIsNotOnTheClassPath() {
    String code = "package paxoslab.reference; class B extends paxoslab.student.PaxosPeer {}";
    Sources sources = new Sources("a", "paxoslab.reference", Map.of("B.java", code), List.of());
    assertThatThrownBy(() -> SolutionCompiler.javac(sources))
        .hasMessageContaining("package paxoslab.student does not exist");
  }
}
