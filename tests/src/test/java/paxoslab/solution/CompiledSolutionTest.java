package paxoslab.solution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import paxoslab.api.Paxos;
import paxoslab.guard.Guard;
import paxoslab.guard.TaskFuture;

class CompiledSolutionTest {
  private static final Solution COUNTER =
      Peers.solution("class Code { static int n; static int next() { return ++n; } }");

  @Test
  void peersShareNoStaticState() {
    Peers.Loaded one = Peers.load(COUNTER);
    Peers.Loaded two = Peers.load(COUNTER);
    assertThat(one.call("next")).isEqualTo(1);
    assertThat(one.call("next")).isEqualTo(2);
    assertThat(two.call("next")).isEqualTo(1);
  }

  @Test
  void eachPeerHasItsOwnGuardAndAllHaveOneApi() throws ClassNotFoundException {
    ClassLoader one = COUNTER.load(0).loader();
    ClassLoader two = COUNTER.load(1).loader();
    assertThat(one.loadClass(Guard.class.getName()))
        .isNotEqualTo(two.loadClass(Guard.class.getName()))
        .isNotEqualTo(Guard.class);
    assertThat(one.loadClass(Paxos.class.getName())).isEqualTo(Paxos.class);
    assertThat(one.loadClass(TaskFuture.class.getName())).isEqualTo(TaskFuture.class);
    assertThat(Paxos.class).isAssignableFrom(COUNTER.load(0).peerClass());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "paxoslab.solution.Refusal",
        "paxoslab.trace.Trace",
        "org.junit.jupiter.api.Test",
        "com.google.gson.Gson",
        "paxoslab.student.Missing"
      })
  void peerSeesNothingElseOfTheHarness(String type) {
    assertThatThrownBy(() -> COUNTER.load(0).loader().loadClass(type))
        .isInstanceOf(ClassNotFoundException.class);
  }

  @Test
  void releasedClassesAreUsedAgain() {
    Solution solution = Peers.solution("class Code {}");
    Solution.LoadedPeer first = solution.load(0);
    first.release();
    first.release();
    assertThat(solution.load(3).loader()).isSameAs(first.loader());
    assertThat(solution.load(3).loader()).isNotSameAs(first.loader());
  }

  @Test
  void releasedClassesWithStaticStateAreNot() {
    assertThat(COUNTER.refusals()).isNotEmpty();
    Solution.LoadedPeer first = COUNTER.load(0);
    first.release();
    assertThat(COUNTER.load(0).loader()).isNotSameAs(first.loader());
  }

  @Test
  void assertionsAreOnInEachJvm() {
    Peers.Loaded code = Peers.load("class Code { static void f() { assert 1 > 2 : \"no\"; } }");
    assertThatThrownBy(() -> code.call("f")).isInstanceOf(AssertionError.class).hasMessage("no");
  }

  @Test
  void classesOfABuildAreTakenFromADirectory(@TempDir Path dir) throws Exception {
    Path folder = Files.createDirectories(dir.resolve("paxoslab/student"));
    for (Map.Entry<String, byte[]> type : compiled().entrySet()) {
      Files.write(folder.resolve(simpleName(type.getKey())), type.getValue());
    }
    assertTaken(dir.toUri().toURL());
  }

  @Test
  void classesOfABuildAreTakenFromAJar(@TempDir Path dir) throws Exception {
    Path jar = dir.resolve("student.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Map.Entry<String, byte[]> type : compiled().entrySet()) {
        out.putNextEntry(new JarEntry("paxoslab/student/" + simpleName(type.getKey())));
        out.write(type.getValue());
      }
    }
    assertTaken(jar.toUri().toURL());
  }

  private static Map<String, byte[]> compiled() {
    String code = "class Code { static int f() { return 7; } static int n; }";
    return SolutionCompiler.javac(
        new Sources("x", "paxoslab.student", Peers.sources(code), java.util.List.of()));
  }

  private static String simpleName(String type) {
    return type.substring(type.lastIndexOf('.') + 1) + ".class";
  }

  private static void assertTaken(URL url) throws Exception {
    try (URLClassLoader loader = new URLClassLoader(new URL[] {url}, null)) {
      Solution solution = SolutionFinder.fromClassPath("paxoslab.student.PaxosPeer", loader);
      assertThat(solution.name()).isEqualTo("skeleton");
      assertThat(solution.sha256()).hasSize(64);
      assertThat(solution.refusals()).extracting(Refusal::what).hasSize(1);
      assertThat(Peers.load(solution).call("f")).isEqualTo(7);
    }
  }

  @Test
  void missingClassIsNamed() {
    assertThatThrownBy(
            () -> SolutionFinder.fromClassPath("x.Missing", Paxos.class.getClassLoader()))
        .isInstanceOf(SolutionException.class)
        .hasMessageStartingWith("x.Missing: no such class");
  }
}
