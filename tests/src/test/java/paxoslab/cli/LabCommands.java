package paxoslab.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;

/** The real command line, for tests elsewhere that parse and don't run. */
public final class LabCommands {
  private LabCommands() {}

  /** The {@code lab} command with all commands of this module. */
  public static CommandLine line() {
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    Path here = Path.of("");
    return new Main(new Surroundings(here, here, nowhere, nowhere, false, false, Map.of()))
        .commandLine();
  }
}
