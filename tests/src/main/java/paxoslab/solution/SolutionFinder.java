package paxoslab.solution;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import paxoslab.intake.Digest;
import paxoslab.intake.Intake;

/** Finds a solution by what a user wrote on the command line. */
public final class SolutionFinder {
  /** Where the student's sources are, below the project's directory. */
  public static final String SKELETON_SOURCES = "lab-skeleton/src/main/java/paxoslab/student";

  /** Where the staff's sources are, below the project's directory. */
  public static final String REFERENCE_SOURCES =
      "reference-solution/src/main/java/paxoslab/reference";

  private SolutionFinder() {}

  /**
   * Finds and compiles a solution.
   *
   * @param spec {@code skeleton}, {@code reference}, a directory, or an archive
   * @param root the directory that holds {@code lab-skeleton}
   * @throws SolutionException if there is none, or it can't be used
   */
  public static Solution find(String spec, Path root) {
    return SolutionCompiler.compile(sources(spec, root));
  }

  /**
   * Finds a solution's sources, and doesn't compile them.
   *
   * @param spec {@code skeleton}, {@code reference}, a directory, or an archive
   * @param root the directory that holds {@code lab-skeleton}
   * @throws SolutionException if there is none, or it is refused
   */
  public static Sources sources(String spec, Path root) {
    return switch (spec) {
      case "skeleton" ->
          read(spec, root.resolve(SKELETON_SOURCES), SolutionCompiler.STUDENT_PACKAGE);
      case "reference" ->
          read(spec, root.resolve(REFERENCE_SOURCES), SolutionCompiler.REFERENCE_PACKAGE);
      default -> {
        Path path = path(spec);
        yield read(path.toString(), path, SolutionCompiler.STUDENT_PACKAGE);
      }
    };
  }

  /** Reads the sources of one package. */
  static Sources read(String name, Path path, String packageName) {
    Intake intake = Intake.of(path, packageName);
    if (intake instanceof Intake.Accepted accepted) {
      return Sources.of(name, packageName, accepted);
    }
    throw new SolutionException(name + ": " + ((Intake.Refused) intake).reason());
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

  /**
   * As {@link #fromClassPath(String, ClassLoader)}, with the digest that {@link #find} would give:
   * the same solution, however it was compiled.
   *
   * @param sources the directory of the sources that the classes were compiled from
   * @throws SolutionException if there is no such class, or it is no peer
   */
  public static Solution fromClassPath(String peerClass, ClassLoader loader, Path sources) {
    Map<String, byte[]> classes = ClassFiles.ofPackage(peerClass, loader);
    String packageName = peerClass.substring(0, peerClass.lastIndexOf('.'));
    String digest =
        Files.isDirectory(sources)
            ? Digest.ofTexts(read(nameOf(peerClass), sources, packageName).files())
            : Digest.ofBytes(classes);
    return SolutionBuilder.build(
        nameOf(peerClass), peerClass, digest, classes, new SourceLines(Map.of()), List.of());
  }

  private static String nameOf(String peerClass) {
    return switch (peerClass.substring(0, peerClass.lastIndexOf('.'))) {
      case SolutionCompiler.STUDENT_PACKAGE -> "skeleton";
      case SolutionCompiler.REFERENCE_PACKAGE -> "reference";
      default -> peerClass;
    };
  }
}
