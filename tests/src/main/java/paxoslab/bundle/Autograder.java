package paxoslab.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paxoslab.api.Paxos;

/**
 * An autograder for Gradescope: the built lab and its libraries, with the two scripts that
 * Gradescope runs. Holds no sources, and of the solutions nothing.
 *
 * @see <a href="https://gradescope-autograders.readthedocs.io/en/latest/specs/">Gradescope's
 *     specification</a>
 */
public final class Autograder {
  private static final String SETUP = "setup.sh";
  private static final String RUN = "run_autograder";
  private static final String HARNESS = "lab/harness/";
  private static final String API = "lab/api/";
  private static final String LIBRARIES = "lab/lib/";

  /** A submission brings its own, and the window is for people. */
  private static final String STUB = "paxoslab/student/";

  private static final List<String> WINDOW = List.of("javafx-", "openjfx-", "visualizer-");

  private final SortedMap<String, byte[]> files = new TreeMap<>();

  private Autograder() {}

  /**
   * Packs the lab that runs.
   *
   * @param classPath the entries of this process's class path
   * @param rubric the text of a rubric, or null for the lab's own
   * @param secret the course's secret seed, or null if there are visible seeds only
   * @param options further options of {@code lab grade}, one word each
   * @throws IOException if a file can't be read
   */
  public static Autograder of(
      List<Path> classPath, byte @Nullable [] rubric, @Nullable String secret, List<String> options)
      throws IOException {
    Autograder made = new Autograder();
    made.files.put(SETUP, script(SETUP));
    made.files.put(RUN, script(RUN));
    made.add(home(Autograder.class), HARNESS);
    made.add(home(Paxos.class), API);
    for (Path entry : classPath) {
      String name = entry.getFileName().toString();
      if (name.endsWith(".jar") && WINDOW.stream().noneMatch(name::startsWith)) {
        made.files.put(LIBRARIES + name, Files.readAllBytes(entry));
      }
    }
    if (rubric != null) {
      made.files.put("rubric.json", rubric);
    }
    if (secret != null) {
      made.files.put("secret", secret.getBytes(StandardCharsets.UTF_8));
    }
    made.files.put("options", text(options));
    return made;
  }

  private static byte[] text(List<String> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] script(String name) throws IOException {
    try (InputStream in = Autograder.class.getResourceAsStream("gradescope/" + name)) {
      if (in == null) {
        throw new IOException("the lab's classes lack gradescope/" + name + "; build it again");
      }
      return in.readAllBytes();
    }
  }

  /** Where a class comes from: a directory, or a jar. */
  private static Path home(Class<?> type) {
    URL location = type.getProtectionDomain().getCodeSource().getLocation();
    try {
      return Path.of(location.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(type + " comes from no file", e);
    }
  }

  /** Directories stay such, so that the lab is the same build there as here. */
  private void add(Path home, String place) throws IOException {
    if (Files.isRegularFile(home)) {
      files.put(LIBRARIES + home.getFileName(), Files.readAllBytes(home));
      return;
    }
    List<Path> found;
    try (Stream<Path> all = Files.walk(home)) {
      found = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : found) {
      String path = home.relativize(file).toString().replace('\\', '/');
      if (!path.startsWith(STUB)) {
        files.put(place + path, Files.readAllBytes(file));
      }
    }
  }

  /** The paths in the zip. */
  public Set<String> files() {
    return files.keySet();
  }

  /** The zip; the same bytes for the same build. */
  public byte[] zip() {
    return ZipFile.pack(files, Set.of(SETUP, RUN));
  }
}
