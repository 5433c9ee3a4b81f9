package paxoslab.child;

import java.util.LinkedHashMap;
import java.util.Map;
import paxoslab.solution.Solution;
import paxoslab.solution.SolutionCompiler;
import paxoslab.solution.SolutionException;
import paxoslab.solution.Sources;

/**
 * Compiles in a child JVM, which javac may fill or keep busy without harm to anybody else: a
 * constant that doubles forty times fills its heap, and {@code finally} nested in {@code finally}
 * takes it minutes.
 */
public final class ChildCompiler {
  private final Jail jail;
  private final ChildLimits limits;

  /**
   * Will compile.
   *
   * @param jail what to put around the child
   */
  public ChildCompiler(Jail jail, ChildLimits limits) {
    this.jail = jail;
    this.limits = limits;
  }

  /**
   * Compiles as {@link SolutionCompiler#compile(Sources)}.
   *
   * @throws SolutionException if the sources don't compile within the limits, or have no peer
   * @throws ChildStartException if no child can be started, which is no fault of the sources
   */
  public Solution compile(Sources sources) {
    ChildProcess child =
        ChildProcess.start("the compiler", jail.command(ChildJvm.command(limits)), limits);
    try (child) {
      FrameReader answer = child.ask(Frame.COMPILE, body -> write(body, sources), Frame.COMPILED);
      return SolutionCompiler.solution(sources, read(answer, child));
    } catch (LostChildException e) {
      throw new SolutionException(
          sources.name() + ": " + e.getMessage() + SolutionCompiler.TOO_MUCH);
    }
  }

  private static void write(FrameWriter body, Sources sources) {
    body.text(sources.name()).text(sources.packageName()).i32(sources.files().size());
    sources.files().forEach((name, text) -> body.text(name).text(text));
  }

  private static Map<String, byte[]> read(FrameReader answer, ChildProcess child)
      throws LostChildException {
    try {
      if (!answer.bool()) {
        throw new SolutionException(answer.text());
      }
      Map<String, byte[]> classes = new LinkedHashMap<>();
      int count = answer.i32();
      for (int i = 0; i < count; i++) {
        classes.put(answer.text(), answer.blob());
      }
      answer.end();
      return classes;
    } catch (BrokenFrameException e) {
      throw child.broken(String.valueOf(e.getMessage()));
    }
  }
}
