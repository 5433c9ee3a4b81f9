package paxoslab.visualizer.view;

import java.util.OptionalInt;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import paxoslab.visualizer.drawing.Frame;
import paxoslab.visualizer.drawing.Frame.Spacing;
import paxoslab.visualizer.drawing.Look;
import paxoslab.visualizer.drawing.Theme;

/** The lanes and messages; tells in words what the mouse points at. */
final class LanesView extends CanvasView {
  private static final String NAME = "Space-time diagram";

  private final Tooltip hint = new Tooltip();
  private Theme theme = Theme.DARK;
  private Spacing spacing = Spacing.ORDER;
  private Look look = Look.ALL;
  private double zoom = 1;
  private @Nullable RunScreen run;
  private boolean hinted;

  LanesView() {
    super(NAME + "; no trace is open");
    setFocusTraversable(true);
    hint.setShowDelay(Duration.millis(250));
    hint.setShowDuration(Duration.seconds(20));
    hint.setWrapText(true);
    hint.setMaxWidth(520);
    hint.setStyle("-fx-font-size: 16px;");
    setOnMouseMoved(this::onMove);
    setOnMouseExited(e -> hint(null));
    setOnScroll(
        wheel -> {
          if (wheel.isShortcutDown() && wheel.getDeltaY() != 0) {
            zoom(wheel.getDeltaY() > 0 ? 1 : -1);
            wheel.consume();
          }
        });
  }

  void show(RunScreen newRun) {
    run = newRun;
    look = Look.ALL;
    zoom = 1;
    paint(
        (width, height) -> newRun.diagram().drawLanes(frame(width, height), newRun.index(), look));
  }

  private Frame frame(double width, double height) {
    return new Frame(width, height, theme, 1).with(spacing).zoomed(zoom);
  }

  /** Twice as wide steps, or half as wide if negative; 0 for as they can be read. */
  void zoom(int by) {
    if (run != null) {
      zoom = run.diagram().zoom(frame(getWidth(), getHeight()), by);
      repaint();
    }
  }

  /** The same width of steps as in a picture before, as far as this run allows it. */
  void zoomTo(double kept) {
    if (run != null) {
      zoom = kept;
      repaint();
    }
  }

  double zoom() {
    return zoom;
  }

  void look(Look newLook) {
    look = newLook;
    repaint();
  }

  Look look() {
    return look;
  }

  void theme(Theme newTheme) {
    theme = newTheme;
    repaint();
  }

  void spacing(Spacing newSpacing) {
    spacing = newSpacing;
    repaint();
  }

  Spacing spacing() {
    return spacing;
  }

  /** The index of the event that is drawn nearest to a point, if one is near. */
  OptionalInt eventAt(double x, double y) {
    return run == null
        ? OptionalInt.empty()
        : run.diagram().eventAt(frame(getWidth(), getHeight()), run.index(), x, y);
  }

  /** What the mouse would point at there, in words; null if that is nothing. */
  @Nullable String words(double x, double y) {
    OptionalInt at = eventAt(x, y);
    if (run != null && at.isEmpty()) {
      return run.diagram().idleAt(frame(getWidth(), getHeight()), run.index(), y).orElse(null);
    }
    return run == null || at.isEmpty()
        ? null
        : "event %d: %s"
            .formatted(
                run.playhead().timeline().event(at.getAsInt()).id(),
                run.captions().at(at.getAsInt()));
  }

  private void onMove(MouseEvent mouse) {
    hint(words(mouse.getX(), mouse.getY()));
  }

  private void hint(@Nullable String words) {
    if (words == null) {
      Tooltip.uninstall(this, hint);
      hint.hide();
      hinted = false;
      return;
    }
    hint.setText(words);
    if (!hinted) {
      Tooltip.install(this, hint);
      hinted = true;
    }
  }

  @Override
  void repaint() {
    super.repaint();
    if (run != null) {
      setAccessibleText(NAME + ". " + run.caption());
    }
  }
}
