package paxoslab.correct;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import paxoslab.solution.Solution;
import paxoslab.solution.SolutionFinder;

/** The correct peers: each directory of {@code tests/src/test/peers} holds one. */
final class Styles {
  private static final Path ROOT = Path.of(System.getProperty("lab.root", "."));
  private static final Path PEERS = ROOT.resolve("tests/src/test/peers");

  private Styles() {}

  /** Their names, in order. */
  static List<String> names() {
    try (Stream<Path> directories = Files.list(PEERS)) {
      return directories
          .filter(Files::isDirectory)
          .map(directory -> directory.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compiles one. */
  static Solution solution(String name) {
    return SolutionFinder.find(PEERS.resolve(name).toString(), ROOT);
  }

  /** The source of one with a line changed, by file name. */
  static Map<String, String> sources(String name, String line, String instead) {
    Path file = PEERS.resolve(name).resolve("PaxosPeer.java");
    try {
      String text = Files.readString(file);
      if (!text.contains(line)) {
        throw new IllegalArgumentException(file + " has no line " + line);
      }
      return Map.of("PaxosPeer.java", text.replace(line, instead));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
