package paxoslab.visualizer.view;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import paxoslab.visualizer.playback.Followed;

/** The controls below the diagram. */
final class PlayerBar extends HBox {
  private final Button play;
  private final Slider scrubber = new Slider();
  private static final List<String> SPEEDS = List.of("0.5×", "1×", "2×", "4×", "8×");

  private final ComboBox<String> speed = new ComboBox<>();
  private final Runnable home;
  private boolean following;

  PlayerBar(Player player, Commands commands, Runnable home) {
    super(8);
    this.home = home;
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
            views(commands),
            button("Open…", "Open a trace (Ctrl+O)", commands::chooseFile));
  }

  /** What keys do, for those who don't know them. */
  private static MenuButton views(Commands commands) {
    MenuButton views = new MenuButton("View");
    views.setAccessibleText("View");
    views.setMinWidth(USE_PREF_SIZE);
    for (DeskView.Pane pane : DeskView.Pane.values()) {
      CheckMenuItem shown = new CheckMenuItem(pane.title());
      shown.setSelected(commands.screens().desk().shows(pane));
      shown.setOnAction(e -> commands.screens().shows(pane, shown.isSelected()));
      views.getItems().add(shown);
    }
    views.setOnShowing(
        e -> {
          for (DeskView.Pane pane : DeskView.Pane.values()) {
            ((CheckMenuItem) views.getItems().get(pane.ordinal()))
                .setSelected(commands.screens().desk().shows(pane));
          }
        });
    views.getItems().add(new SeparatorMenuItem());
    add(views, "By order or by virtual time (X)", () -> commands.screens().toggleSpacing());
    add(views, "Follow this instance (I)", () -> commands.follow(Followed.By.INSTANCE));
    add(views, "Follow this ballot (B)", () -> commands.follow(Followed.By.BALLOT));
    add(views, "Follow this value (U)", () -> commands.follow(Followed.By.VALUE));
    add(views, "Causes and effects (F)", commands::toggleCauses);
    add(views, "Note or bookmark (M)", commands::writeNote);
    add(views, "Compare with another run (C)", commands::toggleCompare);
    add(views, "What if another message came next? (W)", commands::toggleWhatIf);
    add(views, "Play by hand (L)", commands::playByHand);
    views.getItems().add(new SeparatorMenuItem());
    add(views, "Screen for a class (P)", () -> commands.screens().togglePresent());
    add(views, "Quiz (Q)", () -> commands.screens().toggleQuiz());
    add(views, "Dark or light (T)", commands::otherTheme);
    add(views, "Write as a picture or page (Ctrl+E)", commands::export);
    add(views, "Keys (?)", () -> commands.screens().toggleHelp());
    return views;
  }

  private static void add(MenuButton menu, String text, Runnable action) {
    MenuItem item = new MenuItem(text);
    item.setMnemonicParsing(false);
    item.setOnAction(e -> action.run());
    menu.getItems().add(item);
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
    button.setOnMouseClicked(e -> home.run());
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
