package paxoslab.visualizer.view;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import paxoslab.trace.Trace;
import paxoslab.visualizer.drawing.Theme;
import paxoslab.visualizer.playback.Playhead;
import paxoslab.visualizer.playback.TraceFile;

/** The window's content: diagram, controls, and a line for what went wrong. */
final class LabPane extends BorderPane implements Player {
  /** How fast a run plays at speed 1. */
  static final double EVENTS_A_SECOND = 1.5;

  private final DiagramView diagram;
  private final PlayerBar bar;
  private final SearchBar search;
  private final HelpPane help = new HelpPane();
  private final StackPane stage;
  private final Path gallery;
  private final RecentFiles recent;
  private final Label message = new Label();
  private final Timeline clock;
  private @Nullable Playhead playhead;

  /**
   * Content without a run.
   *
   * @param present larger texts
   * @param gallery the folder of the lesson gallery; it may be missing
   * @param recent the runs that were opened last
   */
  LabPane(boolean present, Path gallery, RecentFiles recent) {
    this.gallery = gallery;
    this.recent = recent;
    diagram = new DiagramView(present);
    bar = new PlayerBar(this, diagram);
    search = new SearchBar(this::goTo, diagram);
    clock = new Timeline(new KeyFrame(Duration.seconds(1 / EVENTS_A_SECOND), e -> tick()));
    clock.setCycleCount(Animation.INDEFINITE);
    message.setWrapText(true);
    message.setMaxWidth(Double.MAX_VALUE);
    stage = new StackPane(diagram, help);
    setCenter(stage);
    setBottom(new VBox(search, bar));
    addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    diagram.setOnMouseClicked(click -> onClick(click.getX(), click.getY()));
    setOnDragOver(this::onDragOver);
    setOnDragDropped(this::onDrop);
    theme(Theme.DARK);
    say(
        List.of(
            "No trace is open: choose one, press Ctrl+O, or drop a file here. ? lists the keys."));
    diagram.requestFocus();
  }

  /** Opens a file; if it can't be read, says why, and what was open stays open. */
  void open(Path path) {
    try {
      TraceFile file = TraceFile.open(path);
      show(file.trace());
      say(file.problems());
    } catch (IOException e) {
      say(List.of(e.getMessage() == null ? "can't read " + path : e.getMessage()));
      return;
    }
    try {
      recent.add(path);
    } catch (IOException e) {
      say(List.of("the list of runs opened last can't be kept: " + e.getMessage()));
    }
  }

  /** Shows what there is to open, or, if that is shown, the run again. */
  void toggleStart() {
    if (stage.getChildren().removeIf(StartView.class::isInstance)) {
      diagram.requestFocus();
    } else {
      clock.pause();
      StartView start = new StartView(gallery, recent.list(), this::open);
      stage.getChildren().add(1, start);
      start.requestFocus();
    }
  }

  /** True while it shows what there is to open. */
  boolean starts() {
    return stage.getChildren().stream().anyMatch(StartView.class::isInstance);
  }

  /** Shows a run from its first event. */
  void show(Trace trace) {
    clock.stop();
    stage.getChildren().removeIf(StartView.class::isInstance);
    playhead = new Playhead(new paxoslab.visualizer.playback.Timeline(trace));
    diagram.show(playhead);
    search.show(playhead);
    say(List.of());
    moved();
  }

  /** What is open, or null. */
  @Nullable Playhead playhead() {
    return playhead;
  }

  /** The line for what went wrong; empty if nothing did. */
  String message() {
    return getTop() == null ? "" : message.getText();
  }

  boolean playing() {
    return clock.getStatus() == Animation.Status.RUNNING;
  }

  private void say(List<String> problems) {
    message.setText(String.join("\n", problems));
    setTop(problems.isEmpty() ? null : message);
  }

  private void theme(Theme theme) {
    diagram.theme(theme);
    help.theme(theme);
    setStyle(
        "-fx-font-size: 16px; -fx-base: %s; -fx-background: %s; -fx-background-color: %s;"
                .formatted(web(theme.border()), web(theme.panel()), web(theme.panel()))
            + "-fx-control-inner-background: "
            + web(theme.ground())
            + ";");
    message.setStyle(
        "-fx-padding: 10 16 10 16; -fx-font-weight: bold; -fx-text-fill: %s;"
                .formatted(web(theme.text()))
            + "-fx-border-width: 0 0 0 8; -fx-border-color: "
            + web(theme.violation())
            + ";");
  }

  private static String web(int argb) {
    return String.format("#%06x", argb & 0xffffff);
  }

  private void onKey(KeyEvent key) {
    if (key.getTarget() instanceof TextInputControl) {
      return;
    }
    // What there is to open has arrows and a space bar of its own.
    if ((!starts() && onMove(key)) || onCommand(key)) {
      key.consume();
    }
  }

  private boolean onMove(KeyEvent key) {
    switch (key.getCode()) {
      case RIGHT, LEFT -> {
        int direction = key.getCode() == KeyCode.RIGHT ? 1 : -1;
        if (key.isShiftDown()) {
          stepOnLane(direction);
        } else {
          step(direction);
        }
      }
      case PAGE_DOWN -> step(1);
      case PAGE_UP -> step(-1);
      case HOME -> seek(0);
      case END -> seek(Integer.MAX_VALUE);
      case V -> {
        if (key.isShiftDown()) {
          previousFinding();
        } else {
          nextFinding();
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean onCommand(KeyEvent key) {
    KeyCode code = key.getCode();
    if (code == KeyCode.SPACE && !(key.getTarget() instanceof Button)) {
      playOrPause();
    } else if (code == KeyCode.O && key.isShortcutDown()) {
      chooseFile();
    } else if (code == KeyCode.E && key.isShortcutDown()) {
      export();
    } else if (code == KeyCode.F) {
      diagram.toggleCauses();
    } else if (code == KeyCode.G) {
      toggleStart();
    } else if (code == KeyCode.T) {
      otherTheme();
    } else if (code == KeyCode.P) {
      diagram.togglePresent();
    } else if (code == KeyCode.F1 || Keys.types(key, "?", KeyCode.SLASH, true)) {
      help.toggle();
    } else if (Keys.types(key, "/", KeyCode.SLASH, false)) {
      search.open();
    } else if (Keys.types(key, "[", KeyCode.OPEN_BRACKET, false)) {
      bar.changeSpeed(-1);
    } else if (Keys.types(key, "]", KeyCode.CLOSE_BRACKET, false)) {
      bar.changeSpeed(1);
    } else {
      return false;
    }
    return true;
  }

  /** Goes to the event there and shows its causes and effects; elsewhere, shows all again. */
  void onClick(double x, double y) {
    if (diagram.dims()) {
      diagram.toggleCauses();
    }
    diagram
        .eventAt(x, y)
        .ifPresent(
            index -> {
              goTo(index);
              diagram.toggleCauses();
            });
    diagram.requestFocus();
  }

  private void onDragOver(DragEvent drag) {
    if (drag.getDragboard().hasFiles()) {
      drag.acceptTransferModes(TransferMode.COPY);
    }
    drag.consume();
  }

  private void onDrop(DragEvent drag) {
    List<File> files = drag.getDragboard().getFiles();
    if (!files.isEmpty()) {
      open(files.get(0).toPath());
    }
    drag.setDropCompleted(!files.isEmpty());
    drag.consume();
  }

  private void export() {
    if (playhead != null) {
      SaveDialog.ask(getScene().getWindow()).ifPresent(this::export);
    }
  }

  /** Writes the run, a picture at the present event; says what came of it. */
  void export(Path file) {
    if (playhead != null) {
      say(List.of(SaveDialog.write(playhead, diagram.theme(), file)));
    }
  }

  private void tick() {
    if (playhead == null || playhead.atEnd()) {
      clock.stop();
    } else {
      playhead.step(1);
    }
    moved();
  }

  private void moved() {
    if (playhead != null) {
      diagram.repaint();
      bar.follow(playhead.index(), playhead.timeline().size(), playing());
    }
  }

  @Override
  public void playOrPause() {
    if (playhead == null) {
      return;
    }
    if (playing()) {
      clock.pause();
    } else {
      if (playhead.atEnd()) {
        playhead.seek(0);
      }
      clock.play();
    }
    moved();
  }

  @Override
  public void seek(int index) {
    if (playhead != null) {
      playhead.seek(index);
      moved();
    }
  }

  @Override
  public void step(int events) {
    if (playhead != null) {
      clock.pause();
      playhead.step(events);
      moved();
    }
  }

  @Override
  public void stepOnLane(int direction) {
    if (playhead != null) {
      clock.pause();
      playhead.stepOnLane(direction);
      moved();
    }
  }

  private void goTo(int index) {
    clock.pause();
    seek(index);
  }

  @Override
  public void speed(double times) {
    clock.setRate(times);
  }

  @Override
  public void nextFinding() {
    if (playhead != null) {
      clock.pause();
      playhead.nextFinding();
      moved();
    }
  }

  @Override
  public void previousFinding() {
    if (playhead != null) {
      clock.pause();
      playhead.previousFinding();
      moved();
    }
  }

  @Override
  public void otherTheme() {
    theme(diagram.theme().other());
  }

  @Override
  public void chooseFile() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Open a trace");
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter("Traces", "*.jsonl", "*.jsonl.gz"));
    File file = chooser.showOpenDialog(getScene().getWindow());
    if (file != null) {
      open(file.toPath());
    }
  }

  void focusDiagram() {
    diagram.requestFocus();
  }
}
