package paxoslab.solution;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import paxoslab.api.Paxos;

/**
 * Javac's files, in memory: sources in, classes out.
 *
 * <p>Of the class path javac sees package {@code paxoslab.api} alone: neither the harness nor an
 * older build of the student's own classes, which would stand in for a file that is missing.
 */
final class MemoryFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {
  private static final String API = Paxos.class.getPackageName();

  private final Map<String, Output> outputs = new LinkedHashMap<>();

  MemoryFiles(StandardJavaFileManager files) {
    super(files);
    try {
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(apiLocation()));
      files.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path apiLocation() {
    try {
      return Path.of(Paxos.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the student API has no file: " + e.getMessage(), e);
    }
  }

  List<JavaFileObject> sources(Sources sources) {
    String folder = sources.packageName().replace('.', '/');
    return sources.files().entrySet().stream()
        .<JavaFileObject>map(file -> new Input(folder, file.getKey(), file.getValue()))
        .toList();
  }

  /** What javac wrote, by binary name. */
  Map<String, byte[]> classes() {
    Map<String, byte[]> classes = new LinkedHashMap<>();
    outputs.forEach((name, output) -> classes.put(name, output.bytes.toByteArray()));
    return classes;
  }

  static String fileName(FileObject file) {
    String path = file.toUri().getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  @Override
  public Iterable<JavaFileObject> list(
      JavaFileManager.Location location,
      String packageName,
      Set<JavaFileObject.Kind> kinds,
      boolean recurse)
      throws IOException {
    if (location == StandardLocation.CLASS_PATH && !packageName.equals(API)) {
      return List.of();
    }
    return super.list(location, packageName, kinds, recurse);
  }

  /** Asked where there is a module declaration; no location on disk holds what is in memory. */
  @Override
  public boolean contains(JavaFileManager.Location location, FileObject file) throws IOException {
    return !(file instanceof Input) && super.contains(location, file);
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      JavaFileManager.Location location,
      String className,
      JavaFileObject.Kind kind,
      FileObject sibling) {
    Output output = new Output(className);
    outputs.put(className, output);
    return output;
  }

  private static final class Input extends SimpleJavaFileObject {
    private final String text;

    Input(String folder, String fileName, String text) {
      super(uri("/" + folder + "/" + fileName), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Output extends SimpleJavaFileObject {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Output(String className) {
      super(uri("/" + className.replace('.', '/') + ".class"), Kind.CLASS);
    }

    @Override
    public OutputStream openOutputStream() {
      return bytes;
    }
  }

  private static URI uri(String path) {
    try {
      return new URI("memory", null, path, null);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("not a file name: " + path, e);
    }
  }
}
