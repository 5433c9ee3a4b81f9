package paxoslab.visualizer.view;

import java.util.Collections;
import java.util.Locale;
import java.util.function.IntConsumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;
import paxoslab.visualizer.playback.EventQuery;
import paxoslab.visualizer.playback.Timeline;

/** All events in words, or those that a search finds. */
final class EventList extends BorderPane {
  private static final double ROW = 30;

  private final ListView<Integer> list = new ListView<>();
  private ObservableList<Integer> shown = FXCollections.observableArrayList();
  private final SearchBar search;
  private @Nullable RunScreen run;
  private boolean following;

  /**
   * An empty list.
   *
   * @param goTo is told the index of an event to show
   * @param home gets the focus when a search ends
   * @param settings keeps the filters that somebody saves
   */
  EventList(IntConsumer goTo, Node home, Settings settings) {
    search = new SearchBar(goTo, home, settings, this::filter);
    list.setItems(shown);
    // Else it measures the rows above to know how far to scroll.
    list.setFixedCellSize(ROW);
    list.setAccessibleText("Events");
    list.setCellFactory(view -> new EventCell());
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, was, is) -> {
              if (!following && is != null) {
                goTo.accept(is);
              }
            });
    setTop(search);
    setCenter(list);
    setMinSize(0, 0);
  }

  SearchBar search() {
    return search;
  }

  void show(RunScreen newRun) {
    run = newRun;
    search.show(newRun.playhead());
    filter(null);
  }

  /** Shows what a query finds, or all. */
  private void filter(@Nullable EventQuery query) {
    if (run == null) {
      return;
    }
    following = true;
    int size = run.playhead().timeline().size();
    // Not copied: a long run has millions.
    shown = FXCollections.observableList(query == null ? new Indexes(size) : query.matches());
    list.setItems(shown);
    following = false;
    follow();
  }

  /** How many events are listed. */
  int size() {
    return shown.size();
  }

  /** Marks the present event; if it isn't listed, the last one before it. */
  void follow() {
    if (run == null || shown.isEmpty()) {
      return;
    }
    int place = Collections.binarySearch(shown, run.index());
    int row = place >= 0 ? place : Math.max(0, -place - 2);
    following = true;
    list.getSelectionModel().select(row);
    list.scrollTo(Math.max(0, row - 2));
    following = false;
  }

  private final class EventCell extends ListCell<Integer> {
    @Override
    protected void updateItem(@Nullable Integer index, boolean empty) {
      super.updateItem(index, empty);
      if (empty || index == null || run == null) {
        setText(null);
        return;
      }
      Timeline timeline = run.playhead().timeline();
      setText(
          String.format(
              Locale.ROOT,
              "%d   %.1f ms   %s",
              timeline.event(index).id(),
              timeline.event(index).t() / 1_000.0,
              run.captions().at(index)));
    }
  }
}
