package paxoslab.docs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles the Java of a page: whole files as they stand, fragments inside a peer's class. */
final class Snippets {
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
  private static final Pattern TYPE =
      Pattern.compile("(?m)^(?:public |final |abstract )*(?:class|interface|record|enum) (\\w+)");

  /** What a fragment in a handout can take for granted. */
  private static final String AROUND =
      """
      package paxoslab.student;
      import java.time.*;
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.function.*;
      import paxoslab.api.*;
      class Snippet {
        List<String> peers; int me; Env env; int seq; int n; Object value;
      """;

  private Snippets() {}

  /** Why a block does not compile; empty if it does. */
  static Optional<String> problem(String code) {
    if (PACKAGE.matcher(code).find()) {
      return problem(Map.of(nameOf(code), code));
    }
    Optional<String> asMembers = problem(Map.of("Snippet", AROUND + code + "}\n"));
    Optional<String> asStatements =
        problem(Map.of("Snippet", AROUND + "void run() {\n" + code + "}\n}\n"));
    return asMembers.isEmpty() ? asMembers : asStatements.isEmpty() ? asStatements : asMembers;
  }

  /** Compiles whole files; a class of theirs shadows one of the class path. */
  static ClassLoader load(String... files) {
    Map<String, String> sources = new LinkedHashMap<>();
    for (String file : files) {
      sources.put(nameOf(file), file);
    }
    Memory memory = new Memory();
    problem(sources, memory)
        .ifPresent(
            problem -> {
              throw new AssertionError(problem);
            });
    return new Loaded(memory.classes);
  }

  private static Optional<String> problem(Map<String, String> sources) {
    return problem(sources, new Memory());
  }

  private static Optional<String> problem(Map<String, String> sources, Memory memory) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    List<String> options = List.of("--release", "17", "-proc:none", "-Xlint:none", "-nowarn");
    List<JavaFileObject> files = new ArrayList<>();
    sources.forEach((name, text) -> files.add(new Source(name, text)));
    try (StandardJavaFileManager standard =
            compiler.getStandardFileManager(found, Locale.ROOT, null);
        JavaFileManager manager = memory.over(standard)) {
      boolean compiled = compiler.getTask(null, manager, found, options, null, files).call();
      return compiled ? Optional.empty() : Optional.of(inWords(found));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String inWords(DiagnosticCollector<JavaFileObject> found) {
    return found.getDiagnostics().stream()
        .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
        .map(d -> "line " + d.getLineNumber() + ": " + d.getMessage(Locale.ROOT))
        .collect(Collectors.joining("\n"));
  }

  private static String nameOf(String code) {
    Matcher inPackage = PACKAGE.matcher(code);
    Matcher type = TYPE.matcher(code);
    if (!inPackage.find() || !type.find()) {
      throw new AssertionError("no package and type in:\n" + code);
    }
    return inPackage.group(1) + "." + type.group(1);
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** Where compiled classes go. */
  private static final class Memory {
    private final Map<String, ByteArrayOutputStream> classes = new LinkedHashMap<>();

    JavaFileManager over(StandardJavaFileManager standard) {
      return new ForwardingJavaFileManager<>(standard) {
        @Override
        public JavaFileObject getJavaFileForOutput(
            Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          classes.put(name, bytes);
          URI uri = URI.create("bytes:///" + name.replace('.', '/') + ".class");
          return new SimpleJavaFileObject(uri, kind) {
            @Override
            public OutputStream openOutputStream() {
              return bytes;
            }
          };
        }
      };
    }
  }

  private static final class Loaded extends ClassLoader {
    private final Map<String, ByteArrayOutputStream> classes;

    Loaded(Map<String, ByteArrayOutputStream> classes) {
      super(Snippets.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      ByteArrayOutputStream bytes = classes.get(name);
      if (bytes == null) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      byte[] code = bytes.toByteArray();
      return loaded == null ? defineClass(name, code, 0, code.length) : loaded;
    }
  }
}
