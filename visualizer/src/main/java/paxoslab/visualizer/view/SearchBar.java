package paxoslab.visualizer.view;

import java.util.Locale;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import paxoslab.visualizer.playback.EventQuery;
import paxoslab.visualizer.playback.Playhead;

/** Finds events; hidden until somebody asks for it. */
final class SearchBar extends HBox {
  private final TextField field = new TextField();
  private final Label outcome = new Label();
  private final IntConsumer goTo;
  private final Node diagram;
  private @Nullable Playhead playhead;

  /** The key that opened the bar is about to be typed into it. */
  private boolean opening;

  /**
   * A bar that is hidden at first.
   *
   * @param goTo is told the index of an event to show
   * @param diagram gets the focus when the search ends
   */
  SearchBar(IntConsumer goTo, Node diagram) {
    super(8);
    this.goTo = goTo;
    this.diagram = diagram;
    setAlignment(Pos.CENTER_LEFT);
    setStyle("-fx-padding: 8 12 0 12;");
    field.setPromptText("peer:p2 kind:promise n>=20 seq=0 t<5 dropped finding, or words");
    field.setAccessibleText("Search events");
    outcome.setMinWidth(USE_PREF_SIZE);
    HBox.setHgrow(field, Priority.ALWAYS);
    getChildren().addAll(new Label("Search"), field, outcome);
    field.textProperty().addListener((o, was, is) -> query());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    field.addEventFilter(KeyEvent.KEY_TYPED, this::onTyped);
    shown(false);
  }

  /** The run to search. */
  void show(Playhead newPlayhead) {
    playhead = newPlayhead;
    query();
  }

  /** Asks what to look for. */
  void open() {
    shown(true);
    opening = true;
    field.requestFocus();
    field.selectAll();
  }

  /** How many events were found, or what the text lacks. */
  String outcome() {
    return outcome.getText();
  }

  private void shown(boolean shown) {
    setVisible(shown);
    setManaged(shown);
  }

  private void onTyped(KeyEvent key) {
    if (opening && key.getCharacter().equals("/")) {
      key.consume();
    }
    opening = false;
  }

  private void onKey(KeyEvent key) {
    if (key.getCode() == KeyCode.ENTER) {
      find(!key.isShiftDown());
      key.consume();
    } else if (key.getCode() == KeyCode.ESCAPE) {
      shown(false);
      diagram.requestFocus();
      key.consume();
    }
  }

  private void find(boolean forwards) {
    EventQuery query = query();
    if (query == null || playhead == null) {
      return;
    }
    int found = forwards ? query.next(playhead.index()) : query.previous(playhead.index());
    if (found >= 0) {
      goTo.accept(found);
    }
  }

  /** What the text asks for; null, and said so, if that can't be understood. */
  private @Nullable EventQuery query() {
    if (playhead == null || field.getText().isBlank()) {
      outcome.setText("");
      return null;
    }
    try {
      EventQuery query = EventQuery.parse(field.getText(), playhead.timeline());
      int events = query.matches().size();
      outcome.setText(String.format(Locale.ROOT, "%,d event%s", events, events == 1 ? "" : "s"));
      return query;
    } catch (IllegalArgumentException e) {
      outcome.setText(e.getMessage());
      return null;
    }
  }
}
