package paxoslab.visualizer.view;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The traces that were opened last, in a file of the project's output, a path a line. */
final class RecentFiles {
  private static final int MOST = 8;

  private final Path file;

  /** Kept in this file. */
  RecentFiles(Path file) {
    this.file = file;
  }

  /** Those that still exist, the latest first. A list that can't be read is no list. */
  List<Path> list() {
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines.map(Path::of).filter(Files::isRegularFile).limit(MOST).toList();
    } catch (IOException | RuntimeException e) {
      return List.of();
    }
  }

  /** A file in the directory where the list is kept. */
  Path beside(String name) {
    return file.resolveSibling(name);
  }

  /**
   * Puts a trace first.
   *
   * @throws IOException if that can't be written down
   */
  void add(Path trace) throws IOException {
    Path opened = trace.toAbsolutePath().normalize();
    List<Path> all = new ArrayList<>(list());
    all.remove(opened);
    all.add(0, opened);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, all.stream().limit(MOST).map(Path::toString).toList());
  }
}
