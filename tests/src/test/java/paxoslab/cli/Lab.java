package paxoslab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;

/** The command line in a project that holds a student's part and nothing else. */
final class Lab {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Path root;

  Lab(Path root) {
    this.root = root;
  }

  /** The command and its subcommands, as they explain themselves. */
  CommandLine commandLine() {
    return main().commandLine();
  }

  /** The exit status; what earlier commands printed is forgotten. */
  int run(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return main().run(args);
  }

  private Main main() {
    Surroundings surroundings =
        new Surroundings(
            root,
            root,
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            false,
            false,
            Map.of());
    return new Main(surroundings);
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }

  /** A directory with these sources. */
  Path solution(String name, Map<String, String> sources) throws IOException {
    Path directory = Files.createDirectories(root.resolve(name));
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Files.writeString(directory.resolve(source.getKey()), source.getValue());
    }
    return directory;
  }
}
