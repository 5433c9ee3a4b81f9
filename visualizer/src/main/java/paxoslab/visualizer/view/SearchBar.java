package paxoslab.visualizer.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.application.Platform;
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
import paxoslab.visualizer.playback.Timeline;

/** Finds events; completes what is typed, and keeps filters. */
final class SearchBar extends HBox {
  private static final int MOST_COMPLETIONS = 8;

  /** To look through so many events may take longer than somebody who types would wait. */
  private static final int LONG = 50_000;

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
  private final Executor background = new Background("search");
  private @Nullable Playhead playhead;

  /** What the present text finds; null while that is being looked for, or if it asks nothing. */
  private @Nullable EventQuery found;

  /** Which search is the last: the others' results nobody wants. */
  private volatile int latest;

  /** What Enter asked for while it was being looked for: 1 the next, -1 the previous. */
  private int goes;

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
    goes = forwards ? 1 : -1;
    if (found != null) {
      goOn(found);
    }
  }

  /** Goes where Enter asked to. */
  private void goOn(EventQuery query) {
    int wanted = goes;
    goes = 0;
    if (wanted == 0 || playhead == null) {
      return;
    }
    int to = wanted > 0 ? query.next(playhead.index()) : query.previous(playhead.index());
    if (to >= 0) {
      goTo.accept(to);
    }
  }

  /** Looks for what the text asks for; in a long run while the window goes on. */
  private void query() {
    complete();
    int mine = latest + 1;
    latest = mine;
    found = null;
    goes = 0;
    if (playhead == null || field.getText().isBlank()) {
      outcome.setText("");
      filter.accept(null);
      return;
    }
    String text = field.getText();
    Timeline timeline = playhead.timeline();
    if (timeline.size() < LONG) {
      look(text, timeline, events -> true, Runnable::run, mine);
    } else {
      outcome.setText("…");
      background.execute(
          () ->
              look(
                  text,
                  timeline,
                  events -> tell(mine, events, timeline.size()),
                  Platform::runLater,
                  mine));
    }
  }

  private void look(
      String text, Timeline timeline, EventQuery.Progress progress, Executor then, int mine) {
    Runnable result;
    try {
      EventQuery query = EventQuery.parse(text, timeline, progress);
      result = () -> found(query);
    } catch (CancellationException e) {
      // Another text is looked for by now.
      return;
    } catch (IllegalArgumentException e) {
      result = () -> outcome.setText(e.getMessage());
    }
    Runnable shown = result;
    then.execute(
        () -> {
          if (mine == latest) {
            shown.run();
          }
        });
  }

  private boolean tell(int mine, int events, int of) {
    if (events > 0) {
      String share = "… " + 100L * events / of + " %";
      Platform.runLater(
          () -> {
            if (mine == latest && found == null) {
              outcome.setText(share);
            }
          });
    }
    return mine == latest;
  }

  private void found(EventQuery query) {
    found = query;
    int events = query.matches().size();
    outcome.setText(String.format(Locale.ROOT, "%,d event%s", events, events == 1 ? "" : "s"));
    filter.accept(query);
    goOn(query);
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
