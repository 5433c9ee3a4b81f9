package paxoslab.visualizer.view;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import paxoslab.explore.LiveRun;
import paxoslab.visualizer.playback.TraceFile;

/**
 * What there is to open: a run to be played by hand, the runs that were opened last, and the lesson
 * gallery.
 */
final class StartView extends ScrollPane {
  private static final double THUMBNAIL = 360;
  private static final String TRACE = ".jsonl";

  private final Consumer<Path> open;

  /**
   * Shows what there is now.
   *
   * @param gallery a folder of traces, each with a picture of the same name; it may be missing
   * @param recent the runs that were opened last
   * @param open is told which one to open
   * @param live is told whose peers to play by hand, and how many
   */
  StartView(
      Path gallery, List<Path> recent, Consumer<Path> open, BiConsumer<String, Integer> live) {
    this.open = open;
    VBox content = new VBox(12);
    content.setStyle("-fx-padding: 20;");
    content.getChildren().addAll(heading("Play by hand"), byHand(live));
    if (!recent.isEmpty()) {
      content.getChildren().add(heading("Opened last"));
      recent.forEach(trace -> content.getChildren().add(recent(trace)));
    }
    List<Path> exhibits = exhibits(gallery);
    if (!exhibits.isEmpty()) {
      FlowPane pictures = new FlowPane(14, 14);
      pictures.setRowValignment(VPos.TOP);
      exhibits.forEach(trace -> pictures.getChildren().add(exhibit(trace)));
      content.getChildren().addAll(heading("Lesson gallery"), pictures);
    }
    if (recent.isEmpty() && exhibits.isEmpty()) {
      content.getChildren().add(heading("Nothing was opened yet: Ctrl+O opens a trace."));
    }
    setContent(content);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
  }

  private static Label heading(String text) {
    Label heading = new Label(text);
    heading.setStyle("-fx-font-size: 22px; -fx-font-weight: bold; -fx-padding: 8 0 0 0;");
    return heading;
  }

  /** A run without a trace: peers, and nothing that they did. */
  private static HBox byHand(BiConsumer<String, Integer> live) {
    Spinner<Integer> peers = new Spinner<>(1, LiveRun.MOST_PEERS, 3);
    peers.setAccessibleText("How many peers");
    peers.setPrefWidth(80);
    TextField solution = new TextField(LiveDesk.USUAL);
    solution.setAccessibleText("Whose: skeleton, reference, a directory or an archive");
    solution.setPrefColumnCount(22);
    Button start = new Button("Start live…");
    start.setId("start-live");
    start.setAccessibleText("Start with peers that were just created, and deliver by hand");
    Runnable begin = () -> live.accept(solution.getText().strip(), peers.getValue());
    start.setOnAction(e -> begin.run());
    solution.setOnAction(e -> begin.run());
    HBox row = new HBox(8, start, peers, new Label("peers of"), solution);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private static List<Path> exhibits(Path gallery) {
    if (!Files.isDirectory(gallery)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(gallery)) {
      return files.filter(file -> file.toString().endsWith(TRACE)).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private Button recent(Path trace) {
    Button button = new Button(trace.toString());
    button.setAccessibleText("Open " + trace);
    button.setOnAction(e -> open.accept(trace));
    return button;
  }

  private Button exhibit(Path trace) {
    String title = title(trace);
    Button button = new Button(title);
    button.setAccessibleText("Open " + title);
    button.setContentDisplay(ContentDisplay.TOP);
    button.setWrapText(true);
    button.setTextAlignment(TextAlignment.CENTER);
    button.setPrefWidth(THUMBNAIL + 24);
    Path picture = trace.resolveSibling(trace.getFileName().toString().replace(TRACE, ".png"));
    if (Files.isRegularFile(picture)) {
      Image image = new Image(picture.toUri().toString(), THUMBNAIL, 0, true, true);
      button.setGraphic(new ImageView(image));
    }
    button.setOnAction(e -> open.accept(trace));
    return button;
  }

  /** The title that the trace gives itself; its name if it can't be read. */
  private static String title(Path trace) {
    try {
      return TraceFile.header(trace).title();
    } catch (IOException e) {
      return trace.getFileName().toString();
    }
  }
}
