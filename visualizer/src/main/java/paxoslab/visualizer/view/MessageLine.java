package paxoslab.visualizer.view;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import paxoslab.visualizer.drawing.Theme;

/** The line that tells how far something is, or what went wrong; it takes no room if empty. */
final class MessageLine {
  private final Label label = new Label();
  private final Consumer<@Nullable Node> place;
  private boolean shown;

  /**
   * An empty line.
   *
   * @param place shows it, or nothing
   */
  MessageLine(Consumer<@Nullable Node> place) {
    this.place = place;
    label.setWrapText(true);
    label.setMaxWidth(Double.MAX_VALUE);
  }

  void say(List<String> lines) {
    label.setText(String.join("\n", lines));
    shown = !lines.isEmpty();
    place.accept(shown ? label : null);
  }

  /** What it says; empty if nothing. */
  String text() {
    return shown ? label.getText() : "";
  }

  void theme(Theme theme) {
    label.setStyle(Styles.message(theme));
  }
}
