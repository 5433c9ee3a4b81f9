package paxoslab.visualizer.view;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import paxoslab.visualizer.drawing.Theme;

/** The list of keys, over the diagram; hidden until somebody asks for it. */
final class HelpPane extends StackPane {
  private final Label keys = new Label("Keys\n\n" + String.join("\n", Keys.lines()));

  HelpPane() {
    keys.setAccessibleText(keys.getText());
    getChildren().add(keys);
    setAlignment(Pos.CENTER);
    setMouseTransparent(true);
    setVisible(false);
  }

  void theme(Theme theme) {
    keys.setStyle(
        ("-fx-font-family: monospace; -fx-font-size: 22px; -fx-padding: 28; -fx-text-fill: #%06x;"
                + "-fx-background-color: #%06x; -fx-background-radius: 8;"
                + "-fx-border-color: #%06x; -fx-border-radius: 8; -fx-border-width: 2;")
            .formatted(
                theme.text() & 0xffffff, theme.panel() & 0xffffff, theme.muted() & 0xffffff));
  }

  /** Shows it, or hides it again. */
  void toggle() {
    setVisible(!isVisible());
  }
}
