package paxoslab.visualizer.view;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import paxoslab.visualizer.drawing.Theme;

/** The list of keys, over the diagram; hidden until somebody asks for it. */
final class HelpPane extends StackPane {
  private static final double LARGEST = 22;

  /** So high is a line, in sizes of its font. */
  private static final double LINE = 1.4;

  private final Label keys = new Label("Keys\n\n" + String.join("\n", Keys.lines()));

  private String style = "";

  HelpPane() {
    keys.setAccessibleText(keys.getText());
    getChildren().add(keys);
    setAlignment(Pos.CENTER);
    setMouseTransparent(true);
    setVisible(false);
    // All keys are to be seen, in a small window too.
    heightProperty().addListener((o, was, is) -> fit());
  }

  private void fit() {
    int lines = Keys.lines().size() + 2;
    double size = Math.max(8, Math.min(LARGEST, (getHeight() - 60) / lines / LINE));
    keys.setStyle(
        style
            + String.format(
                Locale.ROOT, "-fx-font-family: monospace; -fx-font-size: %.1fpx;", size));
  }

  void theme(Theme theme) {
    style =
        ("-fx-padding: 28; -fx-text-fill: #%06x;"
                + "-fx-background-color: #%06x; -fx-background-radius: 8;"
                + "-fx-border-color: #%06x; -fx-border-radius: 8; -fx-border-width: 2;")
            .formatted(theme.text() & 0xffffff, theme.panel() & 0xffffff, theme.muted() & 0xffffff);
    fit();
  }

  /** Shows it, or hides it again. */
  void toggle() {
    setVisible(!isVisible());
  }
}
