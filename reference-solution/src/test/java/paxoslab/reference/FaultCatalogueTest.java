package paxoslab.reference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import paxoslab.grade.FaultFile;

/** Every fault of the catalogue fits the reference's source as it stands, and compiles. */
class FaultCatalogueTest {
  private static final Path MODULE = Path.of(System.getProperty("lab.root"), "reference-solution");
  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  private static Map<String, String> sources;
  private static StandardJavaFileManager files;

  @BeforeAll
  static void readSources() throws IOException {
    sources = new TreeMap<>();
    Path directory = MODULE.resolve("src/main/java/paxoslab/reference");
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, "*.java")) {
      for (Path source : all) {
        sources.put(source.getFileName().toString(), Files.readString(source));
      }
    }
    files = COMPILER.getStandardFileManager(null, null, UTF_8);
  }

  @AfterAll
  static void closeFiles() throws IOException {
    files.close();
  }

  static List<FaultFile> faults() {
    return FaultFile.all(MODULE.resolve("src/faults"));
  }

  @Test
  void theReferenceItselfCompiles() {
    assertThat(errors(sources)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void appliesAndCompiles(FaultFile fault) {
    Map<String, String> broken = fault.apply(sources);

    assertThat(broken).isNotEqualTo(sources);
    assertThat(errors(broken)).isEmpty();
  }

  @Test
  void noTwoFaultsAreTheSame() {
    assertThat(faults()).extracting(fault -> fault.apply(sources)).doesNotHaveDuplicates();
  }

  @Test
  void titlesTellFaultsApart() {
    assertThat(faults()).extracting(FaultFile::title).doesNotHaveDuplicates();
  }

  private static List<String> errors(Map<String, String> texts) {
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    List<Source> units =
        texts.entrySet().stream().map(e -> new Source(e.getKey(), e.getValue())).toList();
    List<String> options = List.of("-proc:none");
    COMPILER.getTask(null, new Discarding(files), found, options, null, units).call();
    return found.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .map(Object::toString)
        .toList();
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("memory:///paxoslab/reference/" + name), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Discarding extends ForwardingJavaFileManager<JavaFileManager> {
    Discarding(JavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("memory:///" + className), kind) {
        @Override
        public OutputStream openOutputStream() {
          return OutputStream.nullOutputStream();
        }
      };
    }
  }
}
