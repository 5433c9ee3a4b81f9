package paxoslab.visualizer.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import paxoslab.visualizer.playback.EventQuery;
import paxoslab.visualizer.playback.Playhead;

/** Finds events; completes what is typed, and keeps filters. */
final class SearchBar extends HBox {
  private static final int MOST_COMPLETIONS = 8;
  private static final List<String> USUAL =
      List.of("finding", "dropped", "kind:reject", "kind:timeout", "kind:choose");

  private final TextField field = new TextField();
  private final Label outcome = new Label();
  private final MenuButton filters = new MenuButton("Filters");
  private final ContextMenu completions = new ContextMenu();
  private final IntConsumer goTo;
  private final Node home;
  private final Settings settings;
  private final Consumer<@Nullable EventQuery> filter;
  private @Nullable Playhead playhead;

  /** The key that opened the bar is about to be typed into it. */
  private boolean opening;

  /**
   * A bar without a run.
   *
   * @param goTo is told the index of an event to show
   * @param home gets the focus when the search ends
   * @param settings keeps the filters that somebody saves
   * @param filter is told what to list, or null for all
   */
  SearchBar(IntConsumer goTo, Node home, Settings settings, Consumer<@Nullable EventQuery> filter) {
    super(8);
    this.goTo = goTo;
    this.home = home;
    this.settings = settings;
    this.filter = filter;
    setAlignment(Pos.CENTER_LEFT);
    setStyle("-fx-padding: 6 8 6 8;");
    field.setId("search");
    field.setPromptText("peer:p2 kind:promise n>=20 dropped, or words");
    field.setAccessibleText("Search events");
    // Neither theme's default can be read.
    field.setStyle("-fx-prompt-text-fill: #80868d;");
    outcome.setMinWidth(USE_PREF_SIZE);
    filters.setAccessibleText("Saved filters");
    filters.setMinWidth(USE_PREF_SIZE);
    filters.setOnShowing(e -> fillFilters());
    HBox.setHgrow(field, Priority.ALWAYS);
    getChildren().addAll(field, outcome, filters);
    field.textProperty().addListener((o, was, is) -> query());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    field.addEventFilter(KeyEvent.KEY_TYPED, this::onTyped);
    field.focusedProperty().addListener((o, was, is) -> complete());
  }

  /** The run to search. */
  void show(Playhead newPlayhead) {
    playhead = newPlayhead;
    query();
  }

  /** Asks what to look for. */
  void open() {
    opening = true;
    field.requestFocus();
    field.selectAll();
  }

  /** How many events were found, or what the text lacks. */
  String outcome() {
    return outcome.getText();
  }

  private void fillFilters() {
    filters.getItems().clear();
    List<String> all = new ArrayList<>(USUAL);
    all.addAll(settings.filters());
    all.forEach(text -> filters.getItems().add(item(text, () -> field.setText(text))));
    filters.getItems().add(new SeparatorMenuItem());
    filters.getItems().add(item("Show all events", field::clear));
    MenuItem save = item("Save this filter", () -> settings.addFilter(field.getText().strip()));
    save.setDisable(field.getText().isBlank());
    filters.getItems().add(save);
  }

  private static MenuItem item(String text, Runnable action) {
    MenuItem item = new MenuItem(text);
    item.setMnemonicParsing(false);
    item.setOnAction(e -> action.run());
    return item;
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
    } else if (key.getCode() == KeyCode.TAB && completions.isShowing()) {
      completions.getItems().get(0).fire();
      key.consume();
    } else if (key.getCode() == KeyCode.ESCAPE) {
      if (completions.isShowing()) {
        completions.hide();
      } else {
        field.clear();
        home.requestFocus();
      }
      key.consume();
    }
  }

  private void find(boolean forwards) {
    completions.hide();
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
    complete();
    if (playhead == null || field.getText().isBlank()) {
      outcome.setText("");
      filter.accept(null);
      return null;
    }
    try {
      EventQuery query = EventQuery.parse(field.getText(), playhead.timeline());
      int events = query.matches().size();
      outcome.setText(String.format(Locale.ROOT, "%,d event%s", events, events == 1 ? "" : "s"));
      filter.accept(query);
      return query;
    } catch (IllegalArgumentException e) {
      outcome.setText(e.getMessage());
      return null;
    }
  }

  private void complete() {
    completions.hide();
    completions.getItems().clear();
    String text = field.getText();
    if (playhead == null || !field.isFocused() || getScene() == null || text.isEmpty()) {
      return;
    }
    String kept = text.substring(0, text.lastIndexOf(' ') + 1);
    EventQuery.completions(text, playhead.timeline()).stream()
        .limit(MOST_COMPLETIONS)
        .forEach(term -> completions.getItems().add(item(term, () -> replace(kept + term))));
    if (!completions.getItems().isEmpty() && getScene().getWindow() != null) {
      completions.show(field, Side.TOP, 0, 0);
    }
  }

  private void replace(String text) {
    field.setText(text);
    field.positionCaret(text.length());
  }
}
