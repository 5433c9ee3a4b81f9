package paxoslab.visualizer.view;

import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/** Lists of lines, one of which is chosen by a double click or Enter. */
final class Lists {
  private Lists() {}

  /**
   * Sets up a list.
   *
   * @param id by which it is found
   * @param name what a screen reader says
   * @param words an item's line
   * @param choose gets the item chosen
   */
  static <T> void lines(
      ListView<T> list, String id, String name, Function<T, String> words, Consumer<T> choose) {
    list.setId(id);
    list.setAccessibleText(name);
    list.setCellFactory(
        view ->
            new ListCell<>() {
              @Override
              protected void updateItem(@Nullable T item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? null : words.apply(item));
              }
            });
    list.setOnMouseClicked(
        click -> {
          T chosen = list.getSelectionModel().getSelectedItem();
          if (click.getClickCount() == 2 && chosen != null) {
            choose.accept(chosen);
          }
        });
    list.setOnKeyPressed(
        key -> {
          T chosen = list.getSelectionModel().getSelectedItem();
          if (key.getCode() == KeyCode.ENTER && chosen != null) {
            choose.accept(chosen);
            key.consume();
          }
        });
  }
}
