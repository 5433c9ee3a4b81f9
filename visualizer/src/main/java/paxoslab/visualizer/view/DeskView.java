package paxoslab.visualizer.view;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import paxoslab.trace.TraceEvent;
import paxoslab.visualizer.drawing.Frame;
import paxoslab.visualizer.drawing.Theme;

/**
 * A run at a desk: lanes beside the cluster, the sentence, below them the acceptors (of a store
 * also what its clients and servers do), why it failed and the events, and a strip of the whole
 * run. Panes can be resized and hidden.
 */
final class DeskView extends BorderPane {
  private static final double STRIP = 30;

  private final Settings settings;
  private final LanesView lanes = new LanesView();
  private final CanvasView cluster = new CanvasView("Cluster: the peers at this moment");
  private final StatePane state;
  private final CanvasView strip = new CanvasView("The whole run");
  private final Label title = new Label();
  private final Label verdict = new Label();
  private final Label caption = new Label();
  private final Label note = new Label();
  private final WhyPane why;
  private final EventList events;
  private final SplitPane upper = new SplitPane();
  private final SplitPane lower = new SplitPane();
  private final SplitPane all = new SplitPane();
  private final Map<Pane, Node> panes = new EnumMap<>(Pane.class);
  private Theme theme = Theme.DARK;
  private @Nullable RunScreen run;

  /** The panes that can be hidden. */
  enum Pane {
    CLUSTER("Cluster"),
    ACCEPTORS("Acceptors"),
    WHY("Why it failed"),
    EVENTS("Events");

    private final String title;

    Pane(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }

    private String key() {
      return "pane." + name().toLowerCase(Locale.ROOT);
    }
  }

  DeskView(Player player, Settings settings) {
    this.settings = settings;
    this.why = new WhyPane(player::goTo);
    this.events = new EventList(player::goTo, lanes, settings);
    panes.put(Pane.CLUSTER, cluster);
    this.state = new StatePane(player::goTo);
    panes.put(Pane.ACCEPTORS, state);
    panes.put(Pane.WHY, why);
    panes.put(Pane.EVENTS, events);
    all.setOrientation(Orientation.VERTICAL);
    VBox sentence = new VBox(2, caption, note);
    sentence.setStyle("-fx-padding: 6 14 6 14;");
    caption.setStyle("-fx-font-size: 19px; -fx-font-weight: bold;");
    caption.setWrapText(true);
    note.setStyle("-fx-font-style: italic;");
    note.setWrapText(true);
    BorderPane below = new BorderPane(lower);
    below.setTop(sentence);
    below.setMinHeight(0);
    all.getItems().addAll(upper, below);
    BorderPane head = new BorderPane();
    title.setStyle("-fx-font-size: 19px; -fx-font-weight: bold;");
    verdict.setStyle("-fx-font-size: 17px; -fx-font-weight: bold;");
    head.setLeft(title);
    head.setRight(verdict);
    head.setStyle("-fx-padding: 6 14 6 14;");
    setTop(head);
    setCenter(all);
    strip.setMinHeight(STRIP);
    strip.setPrefHeight(STRIP);
    strip.setOnMousePressed(e -> scrub(player, e.getX()));
    strip.setOnMouseDragged(e -> scrub(player, e.getX()));
    setBottom(strip);
    arrange();
    remember(all, "divider.all", 0.62);
  }

  // ---- panes ----

  private void arrange() {
    upper.getItems().setAll(List.of(lanes));
    lower.getItems().clear();
    for (Pane pane : Pane.values()) {
      if (shows(pane)) {
        (pane == Pane.CLUSTER ? upper : lower).getItems().add(panes.get(pane));
      }
    }
    remember(upper, "divider.upper", 0.64);
    if (lower.getDividers().size() == 2) {
      // A store's operations need more room than acceptors.
      boolean store = run != null && run.playhead().timeline().hasClients();
      String key = store ? "divider.store." : "divider.lower.";
      lower.setDividerPositions(
          settings.share(key + 0, store ? 0.44 : 0.27),
          settings.share(key + 1, store ? 0.7 : 0.63));
      watch(lower, 0, key + 0);
      watch(lower, 1, key + 1);
    }
  }

  private void remember(SplitPane split, String key, double usual) {
    if (!split.getDividers().isEmpty()) {
      split.setDividerPosition(0, settings.share(key, usual));
      watch(split, 0, key);
    }
  }

  private void watch(SplitPane split, int divider, String key) {
    split
        .getDividers()
        .get(divider)
        .positionProperty()
        .addListener((o, was, is) -> settings.setShare(key, is.doubleValue()));
  }

  boolean shows(Pane pane) {
    return settings.flag(pane.key(), true);
  }

  void shows(Pane pane, boolean shown) {
    settings.setFlag(pane.key(), shown);
    arrange();
  }

  /** Shows the events if they are hidden, and asks what to look for. */
  void search() {
    if (!shows(Pane.EVENTS)) {
      shows(Pane.EVENTS, true);
    }
    events.search().open();
  }

  // ---- the run ----

  void show(RunScreen newRun) {
    boolean other =
        run == null
            || run.playhead().timeline().hasClients() != newRun.playhead().timeline().hasClients();
    run = newRun;
    if (other) {
      arrange();
    }
    lanes.show(newRun);
    why.show(newRun.playhead().timeline(), newRun.whole());
    events.show(newRun);
    cluster.paint(
        (width, height) ->
            newRun.diagram().drawCluster(frame(width, height), newRun.index(), lanes.look()));
    state.show(newRun);
    title.setText(RunTitle.of(newRun.playhead().timeline().trace()));
    verdict.setText(
        newRun.whole() ? RunTitle.verdict(newRun.playhead().timeline().trace()) : "not read yet");
  }

  private Frame frame(double width, double height) {
    return new Frame(width, height, theme, 1);
  }

  private void scrub(Player player, double x) {
    if (run != null) {
      player.goTo(run.overview().indexAt(frame(strip.getWidth(), STRIP), x));
    }
  }

  /** Shows the present event. */
  void moved(Notebook notebook, RunScreen now) {
    caption.setText(now.caption());
    Set<Integer> notes = notebook.indexes(now.playhead().timeline());
    note(notebook.at(now.playhead().event().map(TraceEvent::id).orElse(TraceEvent.NONE)));
    lanes.repaint();
    cluster.repaint();
    state.moved();
    events.follow();
    strip.paint((width, height) -> now.overview().draw(frame(width, height), now.index(), notes));
  }

  /** What a lecturer wrote on the present event; null if nothing. */
  private void note(@Nullable String text) {
    note.setText(text == null ? "" : text.isEmpty() ? "⚑ bookmark" : "⚑ " + text);
    note.setManaged(text != null);
    note.setVisible(text != null);
  }

  void theme(Theme newTheme) {
    theme = newTheme;
    lanes.theme(newTheme);
    why.theme(newTheme);
    cluster.repaint();
    state.theme(newTheme);
    strip.repaint();
  }

  LanesView lanes() {
    return lanes;
  }

  /** The acceptors, or what clients and servers of a store do. */
  StatePane state() {
    return state;
  }
}
