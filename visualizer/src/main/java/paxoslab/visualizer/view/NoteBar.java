package paxoslab.visualizer.view;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** Where a lecturer writes on an event; hidden until somebody asks for it. */
final class NoteBar extends HBox {
  private final Label about = new Label();
  private final TextField field = new TextField();
  private final Keeper keeper;
  private int event;

  /** Keeps what was written. */
  interface Keeper {
    /**
     * Called when the writing ends.
     *
     * @param text what to keep, empty for a mere bookmark; null to remove it
     */
    void keep(int event, @Nullable String text);

    /** Called when nothing is to change. */
    void cancel();
  }

  NoteBar(Keeper keeper) {
    super(8);
    this.keeper = keeper;
    setAlignment(Pos.CENTER_LEFT);
    setStyle("-fx-padding: 8 12 0 12;");
    field.setId("note");
    field.setPromptText("what to say here; Enter keeps it, also without a word, as a bookmark");
    field.setAccessibleText("Note on the present event");
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    HBox.setHgrow(field, Priority.ALWAYS);
    about.setMinWidth(USE_PREF_SIZE);
    Button remove = new Button("Remove");
    remove.setAccessibleText("Remove the note and the bookmark");
    remove.setMinWidth(USE_PREF_SIZE);
    remove.setOnAction(e -> end(null));
    getChildren().addAll(about, field, remove);
    shown(false);
  }

  /** Asks for a note on an event. */
  void open(int newEvent, @Nullable String text) {
    event = newEvent;
    about.setText("Note on event " + newEvent);
    field.setText(text == null ? "" : text);
    shown(true);
    field.requestFocus();
  }

  private void shown(boolean shown) {
    setVisible(shown);
    setManaged(shown);
  }

  private void onKey(KeyEvent key) {
    if (key.getCode() == KeyCode.ENTER) {
      end(field.getText().strip());
      key.consume();
    } else if (key.getCode() == KeyCode.ESCAPE) {
      shown(false);
      keeper.cancel();
      key.consume();
    }
  }

  private void end(@Nullable String text) {
    shown(false);
    keeper.keep(event, text);
  }
}
