package paxoslab.visualizer.view;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import paxoslab.trace.Header;
import paxoslab.visualizer.drawing.Clickable;
import paxoslab.visualizer.drawing.Drawing;
import paxoslab.visualizer.drawing.Frame;
import paxoslab.visualizer.drawing.Look;
import paxoslab.visualizer.drawing.Theme;
import paxoslab.visualizer.playback.ClientOperation;
import paxoslab.visualizer.playback.KeyHistory;
import paxoslab.visualizer.playback.Operations;
import paxoslab.visualizer.playback.Timeline;

/**
 * The acceptors of a run; of a store's run also the operations on a key, and each server's log and
 * store. Leads from an operation to its instance and back.
 */
final class StatePane extends BorderPane {
  /** To judge more operations than this takes longer than a picture may. */
  private static final int MANY = 200;

  /** What can be shown. */
  enum Tab {
    OPERATIONS("Operations"),
    SERVERS("Servers"),
    ACCEPTORS("Acceptors");

    private final String title;

    Tab(String title) {
      this.title = title;
    }
  }

  private final IntConsumer goTo;
  private final CanvasView canvas =
      new CanvasView("Acceptors: what each has promised and accepted");
  private final ScrollPane scroll = new ScrollPane(canvas);
  private final Map<Tab, ToggleButton> tabs = new EnumMap<>(Tab.class);
  private final ComboBox<String> keys = new ComboBox<>();
  private final Hyperlink link = new Hyperlink();
  private final HBox head = new HBox(6);
  private final Tooltip hint = new Tooltip();
  private final Map<String, KeyHistory> histories = new HashMap<>();
  private Theme theme = Theme.DARK;
  private Tab tab = Tab.ACCEPTORS;
  private @Nullable RunScreen run;
  private @Nullable Clickable shown;

  /**
   * Empty.
   *
   * @param goTo is told the index of an event to show
   */
  StatePane(IntConsumer goTo) {
    this.goTo = goTo;
    ToggleGroup one = new ToggleGroup();
    for (Tab some : Tab.values()) {
      ToggleButton button = new ToggleButton(some.title);
      button.setToggleGroup(one);
      button.setFocusTraversable(false);
      button.setMinWidth(USE_PREF_SIZE);
      button.setOnAction(e -> tab(some));
      tabs.put(some, button);
      head.getChildren().add(button);
    }
    keys.setAccessibleText("Key");
    keys.setFocusTraversable(false);
    keys.setMinWidth(60);
    keys.setMaxWidth(110);
    keys.setStyle("-fx-font-size: 14px;");
    keys.setOnAction(e -> canvas.repaint());
    link.setMinWidth(0);
    link.setOnAction(e -> jump());
    HBox.setHgrow(link, Priority.ALWAYS);
    head.getChildren().addAll(keys, link);
    head.setStyle("-fx-padding: 4 6 4 6; -fx-alignment: center-left;");
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.setFocusTraversable(false);
    scroll.setStyle("-fx-background-insets: 0; -fx-padding: 0;");
    setCenter(scroll);
    setMinSize(0, 0);
    canvas.paint(this::draw);
    canvas.setOnMouseClicked(click -> click(click.getX(), click.getY()));
    canvas.setOnMouseMoved(mouse -> point(mouse.getX(), mouse.getY()));
    hint.setShowDelay(Duration.millis(250));
    hint.setWrapText(true);
    hint.setMaxWidth(520);
    hint.setStyle("-fx-font-size: 16px;");
  }

  /** Shows a run; of a store's, the operations first, unless it is more of the same run. */
  void show(RunScreen newRun) {
    Timeline timeline = newRun.playhead().timeline();
    boolean same = run != null && header(run).equals(header(newRun));
    run = newRun;
    histories.clear();
    String key = keys.getValue();
    keys.getItems().setAll(timeline.operations().keys());
    if (same && keys.getItems().contains(key)) {
      keys.setValue(key);
    } else {
      keys.getSelectionModel().selectFirst();
    }
    setTop(timeline.hasClients() ? head : null);
    tab(!timeline.hasClients() ? Tab.ACCEPTORS : same ? tab : Tab.OPERATIONS);
    moved();
  }

  private static Header header(RunScreen shown) {
    return shown.playhead().timeline().trace().header();
  }

  /** Shows something else of the run. */
  void tab(Tab newTab) {
    tab = newTab;
    tabs.forEach((some, button) -> mark(button, some == newTab));
    keys.setVisible(newTab == Tab.OPERATIONS);
    keys.setManaged(newTab == Tab.OPERATIONS);
    double height =
        run == null
            ? 0
            : switch (newTab) {
              case OPERATIONS -> run.store().heightOfOperations();
              case SERVERS -> run.store().heightOfServers();
              case ACCEPTORS -> 0;
            };
    canvas.setMinHeight(height);
    canvas.setAccessibleText(newTab.title);
    canvas.repaint();
  }

  private static void mark(ToggleButton button, boolean chosen) {
    button.setSelected(chosen);
    button.setStyle(
        "-fx-font-size: 14px; -fx-padding: 3 8 3 8;"
            + (chosen ? "-fx-font-weight: bold; -fx-underline: true;" : ""));
  }

  Tab tab() {
    return tab;
  }

  /** The key of which the operations are shown; null if there is none. */
  @Nullable String key() {
    return keys.getValue();
  }

  /** Shows the present event. */
  void moved() {
    if (run != null && run.playhead().timeline().hasClients()) {
      Operations operations = run.playhead().timeline().operations();
      operations.at(run.index()).map(ClientOperation::key).ifPresent(keys::setValue);
      String words = counterpart();
      link.setText(words);
      link.setVisible(!words.isEmpty());
      link.setAccessibleText(words);
      reveal(run.playhead().timeline(), run.index());
    }
    canvas.repaint();
  }

  /** Scrolls to the row of the present event, where there are more than fit. */
  private void reveal(Timeline timeline, int index) {
    boolean clients = tab == Tab.OPERATIONS;
    int lane =
        clients
            ? timeline.operations().at(index).map(ClientOperation::client).orElse(-1)
            : timeline.lane(index);
    if (lane >= 0 && timeline.isClient(lane) == clients) {
      List<Integer> rows =
          IntStream.range(0, timeline.laneNames().size())
              .filter(other -> timeline.isClient(other) == clients)
              .boxed()
              .toList();
      scroll.setVvalue(rows.indexOf(lane) / Math.max(1.0, rows.size() - 1));
    }
  }

  /** How far down the rows are scrolled, 0 to 1. */
  double scrolled() {
    return scroll.getVvalue();
  }

  /** Where {@link #jump} leads, in words; empty if nowhere. */
  String counterpart() {
    if (run == null || !run.playhead().timeline().hasClients()) {
      return "";
    }
    Timeline timeline = run.playhead().timeline();
    int other = timeline.operations().counterpart(run.index());
    if (other < 0) {
      return "";
    }
    int instance = timeline.operations().instanceAt(other);
    return instance >= 0
        ? "→ instance " + instance + " (O)"
        : "→ " + timeline.laneName(timeline.lane(other)) + "'s operation (O)";
  }

  /** From an event of a client's operation to its instance, or back; shows what is there. */
  void jump() {
    if (run != null) {
      Timeline timeline = run.playhead().timeline();
      int other = timeline.hasClients() ? timeline.operations().counterpart(run.index()) : -1;
      if (other >= 0) {
        // The tab first: it is scrolled to where one goes.
        tab(timeline.operations().speaksOfInstance(other) ? Tab.SERVERS : Tab.OPERATIONS);
        goTo.accept(other);
      }
    }
  }

  void theme(Theme newTheme) {
    theme = newTheme;
    link.setStyle(Styles.link(newTheme) + "-fx-font-size: 15px;");
    canvas.repaint();
  }

  // ---- the picture ----

  private Drawing draw(double width, double height) {
    Frame frame = new Frame(width, height, theme, 1);
    shown = null;
    if (run == null) {
      return new Drawing(width, height, theme.panel(), List.of());
    }
    String key = keys.getValue();
    if (tab == Tab.OPERATIONS && key != null) {
      KeyHistory history = history(key, run.playhead().timeline());
      if (history == null) {
        return new Drawing(width, height, theme.panel(), List.of());
      }
      shown = run.store().operations(frame, run.index(), history);
    } else if (tab == Tab.SERVERS) {
      shown = run.store().servers(frame, run.index());
    }
    return shown == null ? run.diagram().drawTable(frame, run.index(), Look.ALL) : shown.drawing();
  }

  /** Null until it is known whether many operations can be put in order. */
  private @Nullable KeyHistory history(String key, Timeline timeline) {
    KeyHistory known = histories.get(key);
    if (known == null && timeline.operations().on(key).size() <= MANY) {
      known = KeyHistory.of(timeline, key);
      histories.put(key, known);
    } else if (known == null && !histories.containsKey(key)) {
      histories.put(key, null);
      new Background("linearizability")
          .execute(
              () -> {
                KeyHistory judged = KeyHistory.of(timeline, key);
                Platform.runLater(() -> judged(judged, timeline));
              });
    }
    return known;
  }

  private void judged(KeyHistory history, Timeline timeline) {
    if (run != null && run.playhead().timeline() == timeline) {
      histories.put(history.key(), history);
      canvas.repaint();
    }
  }

  /** Goes to the event that is drawn at a point of the picture, if one is. */
  void click(double x, double y) {
    if (shown != null) {
      shown.at(x, y).ifPresent(spot -> goTo.accept(spot.event()));
    }
  }

  private void point(double x, double y) {
    String words = shown == null ? "" : shown.at(x, y).map(Clickable.Spot::words).orElse("");
    if (words.isEmpty()) {
      hint.setText("");
      Tooltip.uninstall(canvas, hint);
    } else if (!words.equals(hint.getText())) {
      hint.setText(words);
      Tooltip.install(canvas, hint);
    }
  }

  /** What can be clicked. */
  @Nullable Clickable shown() {
    return shown;
  }
}
