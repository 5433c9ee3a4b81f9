package paxoslab.visualizer.view;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The controls below the diagram. */
final class PlayerBar extends HBox {
  private final Button play;
  private final Slider scrubber = new Slider();
  private static final List<String> SPEEDS = List.of("0.5×", "1×", "2×", "4×", "8×");

  private final ComboBox<String> speed = new ComboBox<>();
  private final Node diagram;
  private boolean following;

  PlayerBar(Player player, Node diagram) {
    super(8);
    this.diagram = diagram;
    setAlignment(Pos.CENTER_LEFT);
    setStyle("-fx-padding: 8 12 8 12;");
    play = button("Play", "Play or pause (Space)", player::playOrPause);
    play.setMinWidth(84);
    scrubber.setAccessibleText("Place in the run");
    scrubber.setFocusTraversable(true);
    scrubber.valueProperty().addListener((o, was, is) -> scrubbed(player, is.intValue()));
    HBox.setHgrow(scrubber, Priority.ALWAYS);
    speed.getItems().addAll(SPEEDS);
    speed.setValue("1×");
    speed.setAccessibleText("Speed");
    speed.setOnAction(e -> player.speed(Double.parseDouble(speed.getValue().replace("×", ""))));
    getChildren()
        .addAll(
            button("|◀", "First event (Home)", () -> player.seek(0)),
            button("◀", "One event back (Left)", () -> player.step(-1)),
            play,
            button("▶", "One event on (Right)", () -> player.step(1)),
            button("▶|", "Last event (End)", () -> player.seek(Integer.MAX_VALUE)),
            scrubber,
            new Label("Speed"),
            speed,
            button("◀ Finding", "Previous finding (Shift+V)", player::previousFinding),
            button("Finding ▶", "Next finding (V)", player::nextFinding),
            button("Theme", "Dark or light (T)", player::otherTheme),
            button("Open…", "Open a trace (Ctrl+O)", player::chooseFile));
  }

  /** One speed faster, or slower if negative; the fastest and the slowest stay. */
  void changeSpeed(int by) {
    int now = SPEEDS.indexOf(speed.getValue());
    speed.setValue(SPEEDS.get(Math.max(0, Math.min(SPEEDS.size() - 1, now + by))));
  }

  /** Such as {@code 2×}. */
  String speed() {
    return speed.getValue();
  }

  private Button button(String text, String name, Runnable action) {
    Button button = new Button(text);
    button.setAccessibleText(name);
    button.setTooltip(new Tooltip(name));
    button.setOnAction(e -> action.run());
    // After a click Space plays again; who came by Tab stays on the button.
    button.setOnMouseClicked(e -> diagram.requestFocus());
    button.setMinWidth(USE_PREF_SIZE);
    return button;
  }

  private void scrubbed(Player player, int index) {
    if (!following) {
      player.seek(index);
    }
  }

  /** Shows where the playhead is. */
  void follow(int index, int size, boolean playing) {
    following = true;
    scrubber.setMax(Math.max(0, size - 1));
    scrubber.setValue(index);
    following = false;
    play.setText(playing ? "Pause" : "Play");
  }
}
