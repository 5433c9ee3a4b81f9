package paxoslab.visualizer.view;

import java.util.List;
import paxoslab.cli.CommandProvider;

/** Adds {@code view} and {@code export} to the command line. */
public final class VisualizerCommands implements CommandProvider {
  @Override
  public List<Object> commands() {
    return List.of(new ViewCommand(System.getenv()), new ExportCommand());
  }
}
