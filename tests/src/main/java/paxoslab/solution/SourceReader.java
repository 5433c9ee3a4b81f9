package paxoslab.solution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Picks a solution's sources out of a directory or a zip.
 *
 * <p>Files count by their {@code package} line, wherever they lie; all else is left out. What could
 * reach out of the submission, or is too big for one, is refused.
 */
public final class SourceReader {
  /** How big a submission may be, packed or not. */
  public static final long MAX_BYTES = 2_000_000;

  private static final int MAX_FILES = 200;
  private static final List<String> RESERVED = List.of("java", "javax", "jdk", "sun", "com.sun");

  private final String name;
  private final String packageName;
  private final Map<String, String> texts = new TreeMap<>();
  private final Map<String, String> paths = new LinkedHashMap<>();
  private final List<String> leftOut = new ArrayList<>();
  private int files;
  private long bytes;

  private SourceReader(String name, String packageName) {
    this.name = name;
    this.packageName = packageName;
  }

  /**
   * Reads the sources of one package.
   *
   * @param name how the solution is called in reports
   * @throws SolutionException if there is no such file, or it is refused
   */
  static Sources read(String name, Path path, String packageName) {
    SourceReader reader = new SourceReader(name, packageName);
    try {
      if (Files.isDirectory(path)) {
        reader.readDirectory(path);
      } else if (!Files.exists(path)) {
        throw reader.refused("no such file or directory");
      } else if (path.toString().endsWith(".zip")) {
        if (Files.size(path) > MAX_BYTES) {
          throw reader.tooBig();
        }
        ZipSubmission.read(Files.readAllBytes(path), reader);
      } else {
        throw reader.refused("neither a directory nor a zip");
      }
    } catch (IOException e) {
      throw new SolutionException(name + ": can't be read: " + e.getMessage(), e);
    }
    return new Sources(name, packageName, reader.texts, reader.leftOut);
  }

  SolutionException refused(String why) {
    return new SolutionException(name + ": " + why);
  }

  /** How many bytes may still come, and one more, by which to see that they are too many. */
  int remaining() {
    return (int) (MAX_BYTES - bytes) + 1;
  }

  /** Counts a file, before it is read. */
  void count() {
    if (++files > MAX_FILES) {
      throw refused(
          "more than " + MAX_FILES + " files; give the directory that holds the sources alone");
    }
  }

  /** Takes a file, or leaves it out. */
  void take(String path, byte[] content) {
    weigh(content.length);
    String fileName = path.substring(path.lastIndexOf('/') + 1);
    String text = path.endsWith(".java") ? new String(content, StandardCharsets.UTF_8) : "";
    String declared = PackageLine.of(text);
    if (RESERVED.stream().anyMatch(r -> declared.equals(r) || declared.startsWith(r + "."))) {
      throw refused(path + " is of the reserved package " + declared);
    }
    if (!declared.equals(packageName)) {
      leftOut.add(path);
      return;
    }
    String other = paths.put(fileName, path);
    if (other != null) {
      throw refused(
          "two files " + fileName + " of package " + packageName + ": " + other + ", " + path);
    }
    texts.put(fileName, text);
  }

  /** Leaves a file out; its size counts, or unpacking it could take for ever. */
  void leaveOut(String path, long size) {
    weigh(size);
    leftOut.add(path);
  }

  private void weigh(long size) {
    bytes += size;
    if (bytes > MAX_BYTES) {
      throw tooBig();
    }
  }

  private SolutionException tooBig() {
    return refused("more than " + MAX_BYTES / 1_000_000 + " MB; submit the sources alone");
  }

  private void readDirectory(Path directory) throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            count();
            found.add(file);
            return FileVisitResult.CONTINUE;
          }
        });
    // In the order of names: a directory's own order differs between file systems.
    found.sort(null);
    for (Path file : found) {
      readFile(file, directory.relativize(file).toString().replace('\\', '/'));
    }
  }

  private void readFile(Path file, String path) throws IOException {
    if (Files.isSymbolicLink(file)) {
      throw refused(path + " is a symbolic link");
    }
    boolean regular = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    if (!regular || !path.endsWith(".java")) {
      leaveOut(path, Files.size(file));
    } else if (Files.size(file) > MAX_BYTES) {
      throw tooBig();
    } else {
      take(path, Files.readAllBytes(file));
    }
  }
}
