package paxoslab.solution;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A solution that was neither scanned nor rewritten, as if it had found a way past the scan: what a
 * child must hold on its own.
 */
public final class UncheckedSolution {
  private UncheckedSolution() {}

  /** Compiles these texts of package {@code paxoslab.student}, and nothing more. */
  public static Solution compile(Map<String, String> files) {
    Sources sources = new Sources("hostile", SolutionCompiler.STUDENT_PACKAGE, files, List.of());
    String peer = SolutionCompiler.STUDENT_PACKAGE + ".PaxosPeer";
    return Solution.ofClasses(peer, peer, SolutionCompiler.javac(sources), Set.of());
  }
}
