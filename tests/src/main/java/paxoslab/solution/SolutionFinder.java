package paxoslab.solution;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Finds a solution by what a user wrote on the command line. */
public final class SolutionFinder {
  private SolutionFinder() {}

  /**
   * Finds and compiles a solution.
   *
   * @param spec {@code skeleton}, {@code reference}, a directory, or a zip
   * @param root the directory that holds {@code lab-skeleton}
   * @throws SolutionException if there is none, or it can't be used
   */
  public static Solution find(String spec, Path root) {
    return switch (spec) {
      case "skeleton" ->
          SolutionCompiler.compile(
              spec,
              root.resolve("lab-skeleton/src/main/java/paxoslab/student"),
              SolutionCompiler.STUDENT_PACKAGE);
      case "reference" ->
          SolutionCompiler.compile(
              spec,
              root.resolve("reference-solution/src/main/java/paxoslab/reference"),
              SolutionCompiler.REFERENCE_PACKAGE);
      default -> SolutionCompiler.compile(path(spec));
    };
  }

  private static Path path(String spec) {
    try {
      return Path.of(spec);
    } catch (InvalidPathException e) {
      throw new SolutionException(spec + ": no such file or directory", e);
    }
  }

  /**
   * Takes classes that a build has already compiled, so that an IDE's breakpoints and lines match.
   *
   * @param peerClass the binary name of the class that implements Paxos; all of its package is
   *     taken
   * @param loader finds its class file, in a directory or a jar
   * @throws SolutionException if there is no such class, or it is no peer
   */
  public static Solution fromClassPath(String peerClass, ClassLoader loader) {
    Map<String, byte[]> classes = ClassFiles.ofPackage(peerClass, loader);
    return SolutionBuilder.build(
        nameOf(peerClass),
        peerClass,
        Digest.ofBytes(classes),
        classes,
        new SourceLines(Map.of()),
        List.of());
  }

  private static String nameOf(String peerClass) {
    return switch (peerClass.substring(0, peerClass.lastIndexOf('.'))) {
      case SolutionCompiler.STUDENT_PACKAGE -> "skeleton";
      case SolutionCompiler.REFERENCE_PACKAGE -> "reference";
      default -> peerClass;
    };
  }
}
