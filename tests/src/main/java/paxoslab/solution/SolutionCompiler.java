package paxoslab.solution;

import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import paxoslab.intake.Digest;

/**
 * Compiles a solution in memory, against the student API alone, and prepares it for loading.
 *
 * <pre>{@code
 * Solution solution = SolutionCompiler.compile(Path.of("submissions/ada.zip"));
 * }</pre>
 */
public final class SolutionCompiler {
  /** The first line of what is said of sources with errors; a line for each follows. */
  public static final String NOT_COMPILED = "does not compile";

  /** The package of a student's classes. */
  public static final String STUDENT_PACKAGE = "paxoslab.student";

  /** What to do about sources on which a compiler ends or goes on and on. */
  public static final String TOO_MUCH =
      "; make constants smaller, and what is nested or repeated less";

  private static final int MAX_ERRORS = 5;

  /** By what javac prints. */
  private static final Map<String, String> LACKS =
      Map.of("java.lang.OutOfMemoryError", "memory", "java.lang.StackOverflowError", "stack");

  private static final List<String> OPTIONS =
      List.of("--release", "17", "-proc:none", "-g", "-implicit:none", "-Xlint:none", "-nowarn");

  static final String REFERENCE_PACKAGE = "paxoslab.reference";

  private SolutionCompiler() {}

  /**
   * Compiles a directory or archive that holds sources of package {@code paxoslab.student}.
   *
   * @throws SolutionException if it is no such thing, breaks a limit, doesn't compile, or has no
   *     peer
   */
  public static Solution compile(Path path) {
    return compile(path.toString(), path, STUDENT_PACKAGE);
  }

  /**
   * Compiles sources that are in memory.
   *
   * @param name how the solution is called in reports
   * @param files texts of package {@code paxoslab.student} by file name
   * @throws SolutionException if they don't compile, or have no peer
   */
  public static Solution compile(String name, Map<String, String> files) {
    return compile(new Sources(name, STUDENT_PACKAGE, new TreeMap<>(files), List.of()));
  }

  static Solution compile(String name, Path path, String packageName) {
    return compile(SolutionFinder.read(name, path, packageName));
  }

  /**
   * Compiles sources that were read before.
   *
   * @throws SolutionException if they don't compile, or have no peer
   */
  public static Solution compile(Sources sources) {
    return solution(sources, classes(sources));
  }

  /**
   * The solution of sources that were compiled before, in this process or in another one.
   *
   * @param classes what {@link #classes} gave
   * @throws SolutionException if they have no peer
   */
  public static Solution solution(Sources sources, Map<String, byte[]> classes) {
    return SolutionBuilder.build(
        sources.name(),
        sources.packageName() + ".PaxosPeer",
        Digest.ofTexts(sources.files()),
        classes,
        new SourceLines(sources.files()),
        sources.leftOut());
  }

  /**
   * Compiles sources, and does no more: needs nothing but the JDK and the student API.
   *
   * @return class bytes by binary name
   * @throws SolutionException if they don't compile
   */
  public static Map<String, byte[]> classes(Sources sources) {
    if (!sources.files().containsKey("PaxosPeer.java")) {
      throw new SolutionException(
          sources.name() + ": no PaxosPeer.java of package " + sources.packageName());
    }
    return javac(sources);
  }

  static Map<String, byte[]> javac(Sources sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new SolutionException(
          sources.name() + ": this Java has no compiler; run the lab with a JDK, 17 or newer");
    }
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    MemoryFiles files = new MemoryFiles(compiler.getStandardFileManager(found, Locale.ROOT, null));
    StringWriter printed = new StringWriter();
    boolean compiled =
        compiler.getTask(printed, files, found, OPTIONS, null, files.sources(sources)).call();
    if (!compiled) {
      throw new SolutionException(sources.name() + ": " + inWords(found, printed.toString()));
    }
    return files.classes();
  }

  private static String inWords(DiagnosticCollector<JavaFileObject> found, String printed) {
    List<String> errors =
        found.getDiagnostics().stream()
            .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
            .map(SolutionCompiler::inWords)
            .distinct()
            .toList();
    if (errors.isEmpty()) {
      // Javac itself has failed.
      for (Map.Entry<String, String> lack : LACKS.entrySet()) {
        if (printed.contains(lack.getKey())) {
          return "the compiler ran out of " + lack.getValue() + TOO_MUCH;
        }
      }
      return "does not compile: javac says " + printed.lines().findFirst().orElse("nothing");
    }
    String listed =
        errors.stream()
            .limit(MAX_ERRORS)
            .collect(Collectors.joining("\n  ", NOT_COMPILED + "\n  ", ""));
    int more = errors.size() - MAX_ERRORS;
    return listed + (more > 0 ? "\n  and " + more + " more" : "");
  }

  private static String inWords(Diagnostic<? extends JavaFileObject> error) {
    String message = error.getMessage(Locale.ROOT).strip().replaceAll("\\s*\\R\\s*", "; ");
    return error.getSource() == null
        ? message
        : MemoryFiles.fileName(error.getSource()) + ":" + error.getLineNumber() + ": " + message;
  }
}
