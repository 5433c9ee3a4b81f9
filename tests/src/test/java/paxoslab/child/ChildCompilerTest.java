package paxoslab.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import paxoslab.host.PeerSource;
import paxoslab.solution.Solution;
import paxoslab.solution.SolutionCompiler;
import paxoslab.solution.SolutionException;
import paxoslab.solution.Sources;

/** Javac in a process with limits. */
class ChildCompilerTest {
  /** As in grading, but small. */
  private static final ChildLimits LIMITS = new ChildLimits(1 << 20, 1 << 20, 20, 30, 120, 64);

  private static Solution compile(String code) {
    return new ChildCompiler(Jail.none(), LIMITS).compile(sources(code));
  }

  private static Sources sources(String code) {
    Map<String, String> files = PeerSource.files("", code);
    return new Sources("ada", SolutionCompiler.STUDENT_PACKAGE, files, List.of());
  }

  @Test
  void sourcesCompileToTheSameClassesAsInThisProcess() {
    String code = "public void done(int seq) { env.log(\"never \\ud83d\\ude00\"); }";
    Solution there = compile(code);
    Solution here = SolutionCompiler.compile(sources(code));
    assertThat(there.classes()).containsAllEntriesOf(here.classes());
    assertThat(there.sha256()).isEqualTo(here.sha256());
  }

  @Test
  void errorsAreTheSameAsInThisProcess() {
    String code = "void broken() { missing(1); oops }";
    assertThatThrownBy(() -> compile(code))
        .isInstanceOf(SolutionException.class)
        .message()
        .startsWith("ada: does not compile\n  PaxosPeer.java:")
        .isEqualTo(messageOf(code));
  }

  private static String messageOf(String code) {
    try {
      return "compiled: " + SolutionCompiler.compile(sources(code)).name();
    } catch (SolutionException e) {
      return e.getMessage();
    }
  }

  @Test
  void constantThatDoublesFillsTheCompilerAndNobodyElse() {
    StringBuilder code = new StringBuilder("static final String A0 = \"0123456789\";\n");
    for (int i = 1; i <= 40; i++) {
      code.append("static final String A%d = A%d + A%d;\n".formatted(i, i - 1, i - 1));
    }
    assertThatThrownBy(() -> compile(code.toString()))
        .isInstanceOf(SolutionException.class)
        .hasMessage("ada: the compiler ran out of memory" + SolutionCompiler.TOO_MUCH);
  }

  /** Each {@code finally} is compiled once more for each way out of its {@code try}. */
  @Test
  void nestedFinallyKeepsTheCompilerBusyForAWhileOnly() {
    String nest = "try { if (n == 1) return 1; } finally { ";
    String code = "int f(int n) { " + nest.repeat(40) + "n++;" + "}".repeat(40) + " return 0; }";
    ChildLimits second = new ChildLimits(1 << 20, 1 << 20, 1, 30, 120, 64);
    assertThatThrownBy(() -> new ChildCompiler(Jail.none(), second).compile(sources(code)))
        .isInstanceOf(SolutionException.class)
        .hasMessage(
            "ada: the compiler computed for more than 1 s and did not answer"
                + SolutionCompiler.TOO_MUCH);
  }

  @Test
  void deepNestingIsRefusedInASentence() {
    String code = "int f() { return " + "(1 + ".repeat(20_000) + "1" + ")".repeat(20_000) + "; }";
    assertThatThrownBy(() -> compile(code))
        .isInstanceOf(SolutionException.class)
        .hasMessage("ada: the compiler ran out of stack" + SolutionCompiler.TOO_MUCH);
  }

  @Test
  void classesThatAreTooBigAreRefused() {
    String big = "static final String BIG = \"%s\";\n".formatted("x".repeat(60_000));
    StringBuilder code = new StringBuilder(big);
    for (int i = 0; i < 40; i++) {
      code.append("static String s%d() { return BIG + %d; }\n".formatted(i, i));
    }
    assertThatThrownBy(() -> compile(code.toString()))
        .isInstanceOf(SolutionException.class)
        .hasMessageContaining("compiles to more than 1 MB of classes");
  }
}
