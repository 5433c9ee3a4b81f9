package paxoslab.visualizer.view;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Ways to name a trace: a dialog, or a file that is dropped. */
final class OpenDialog {
  /** Which files a dialog shows. */
  private static final FileChooser.ExtensionFilter TRACES =
      new FileChooser.ExtensionFilter("Traces", "*.jsonl", "*.jsonl.gz");

  private OpenDialog() {}

  /** The trace that somebody chooses; empty if nobody does. */
  static Optional<Path> ask(Window owner, String title) {
    FileChooser chooser = chooser(title);
    return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
  }

  /** The file to write a trace to; empty if nobody names one. */
  static Optional<Path> askWhereToSave(Window owner, String title, String name) {
    FileChooser chooser = chooser(title);
    chooser.setInitialFileName(name);
    return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
  }

  private static FileChooser chooser(String title) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser.getExtensionFilters().add(TRACES);
    return chooser;
  }

  /** Opens what is dropped on a node. */
  static void dropsOn(Node node, Consumer<Path> open) {
    node.setOnDragOver(
        drag -> {
          if (drag.getDragboard().hasFiles()) {
            drag.acceptTransferModes(TransferMode.COPY);
          }
          drag.consume();
        });
    node.setOnDragDropped(drag -> dropped(drag, open));
  }

  private static void dropped(DragEvent drag, Consumer<Path> open) {
    List<File> files = drag.getDragboard().getFiles();
    if (!files.isEmpty()) {
      open.accept(files.get(0).toPath());
    }
    drag.setDropCompleted(!files.isEmpty());
    drag.consume();
  }
}
