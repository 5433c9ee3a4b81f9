package paxoslab.visualizer.gallery;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import paxoslab.trace.Trace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lab gallery}: records the lesson gallery anew. */
@Command(
    name = "gallery",
    description = "Record the lesson gallery (docs/gallery) anew.",
    footer = {
      "",
      "Example: ./lab gallery",
      "",
      "The same traces every time; pictures differ where fonts do.",
      "Exit status: 0 written, 2 it could not."
    })
public final class GalleryCommand implements Callable<Integer> {
  private static final int CANNOT_RUN = 2;

  private final Path root;

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  /** For the project in this directory. */
  public GalleryCommand(Path root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (!Recorder.isPossible(root)) {
      return refuse("there is no reference solution here; only the staff's tree has it");
    }
    try {
      Map<Exhibit, Trace> recorded = new Recorder(root).record();
      new GalleryPage(recorded).write(root.resolve(GalleryPage.FOLDER));
      recorded.forEach(
          (exhibit, trace) ->
              out.printf("%-22s %4d events%n", exhibit.name(), trace.events().size()));
      out.println("wrote " + GalleryPage.FOLDER);
      out.flush();
      return 0;
    } catch (IOException e) {
      return refuse("can't write " + GalleryPage.FOLDER + " (" + e + ")");
    }
  }

  private int refuse(String line) {
    spec.commandLine().getErr().println("lab gallery: " + line);
    spec.commandLine().getErr().flush();
    return CANNOT_RUN;
  }
}
