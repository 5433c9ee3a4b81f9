package paxoslab.visualizer.view;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import paxoslab.trace.TraceEvent;
import paxoslab.visualizer.branch.Branch;
import paxoslab.visualizer.drawing.Theme;
import paxoslab.visualizer.image.ExportKind;
import paxoslab.visualizer.image.RunExporter;
import paxoslab.visualizer.image.SnapshotOptions;
import paxoslab.visualizer.playback.Playhead;

/** Writes the run that is open to a file, in the form that the end of its name says. */
final class SaveDialog {
  private SaveDialog() {}

  /** The file that somebody names; empty if nobody does. */
  static Optional<Path> ask(Window owner) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Write the run as " + ExportKind.suffixes());
    chooser.setInitialFileName("run.png");
    return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
  }

  /**
   * Writes the run, a picture at the present event.
   *
   * @return what came of it, in a line
   */
  static String write(Playhead playhead, Theme theme, Path file) {
    ExportKind kind = ExportKind.of(file.toString()).orElse(null);
    if (kind == null) {
      return "can't write " + file + ": use a name that ends in " + ExportKind.suffixes();
    }
    int at = playhead.event().map(TraceEvent::id).orElse(TraceEvent.NONE);
    SnapshotOptions usual = SnapshotOptions.DEFAULT;
    SnapshotOptions options = new SnapshotOptions(at, usual.width(), usual.height(), theme);
    try {
      Optional<String> leftOut =
          RunExporter.write(playhead.timeline().trace(), kind, file, options);
      return "wrote " + file + leftOut.map(which -> "; " + which).orElse("");
    } catch (IOException | IllegalArgumentException e) {
      return "can't write " + file + ": " + e.getMessage();
    }
  }

  /**
   * Writes a branch, or a run by hand, as a trace.
   *
   * @return what came of it, in a line
   */
  static String write(Branch branch, Path file) {
    String name = file.toString();
    if (!name.endsWith(".jsonl") && !name.endsWith(".jsonl.gz")) {
      return "can't save " + file + ": use a name that ends in .jsonl or .jsonl.gz";
    }
    try {
      branch.save(file);
      return "saved " + file + "; ./lab replay plays it again";
    } catch (IOException e) {
      return "can't save " + file + ": " + e.getMessage();
    }
  }
}
