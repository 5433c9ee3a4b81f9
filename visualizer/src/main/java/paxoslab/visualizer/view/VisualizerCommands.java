package paxoslab.visualizer.view;

import java.util.List;
import paxoslab.cli.CommandProvider;
import paxoslab.junit.ProjectRoot;
import paxoslab.visualizer.gallery.GalleryCommand;

/** Adds {@code view}, {@code export} and {@code gallery} to the command line. */
public final class VisualizerCommands implements CommandProvider {
  @Override
  public List<Object> commands() {
    return List.of(
        new ViewCommand(System.getenv()),
        new ExportCommand(),
        new GalleryCommand(ProjectRoot.ofProcess()));
  }
}
