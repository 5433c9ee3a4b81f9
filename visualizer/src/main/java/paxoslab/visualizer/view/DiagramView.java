package paxoslab.visualizer.view;

import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import paxoslab.visualizer.drawing.Diagram;
import paxoslab.visualizer.drawing.Frame;
import paxoslab.visualizer.drawing.Theme;
import paxoslab.visualizer.playback.Captions;
import paxoslab.visualizer.playback.Playhead;

/** The diagram, as large as its place in the window. */
final class DiagramView extends Region {
  private boolean present;
  private final Canvas canvas = new Canvas();
  private Theme theme = Theme.DARK;
  private @Nullable Playhead playhead;
  private @Nullable Diagram diagram;
  private @Nullable Captions captions;

  DiagramView(boolean present) {
    this.present = present;
    getChildren().add(canvas);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText("Space-time diagram; no trace is open");
    setMinSize(Frame.MIN_WIDTH, Frame.MIN_HEIGHT);
  }

  void show(Playhead newPlayhead) {
    playhead = newPlayhead;
    diagram = new Diagram(newPlayhead.timeline(), CanvasPainter.measure());
    captions = new Captions(newPlayhead.timeline());
    repaint();
  }

  /** Larger texts, or those for a desk. */
  void togglePresent() {
    present = !present;
    repaint();
  }

  boolean presents() {
    return present;
  }

  Theme theme() {
    return theme;
  }

  void theme(Theme newTheme) {
    theme = newTheme;
    repaint();
  }

  /** Draws the run at the playhead; a screen reader hears the caption. */
  void repaint() {
    if (playhead == null || diagram == null || captions == null || canvas.getWidth() <= 0) {
      return;
    }
    Frame frame = Frame.of(canvas.getWidth(), canvas.getHeight(), theme, present);
    CanvasPainter.paint(diagram.draw(frame, playhead.index()), canvas.getGraphicsContext2D());
    setAccessibleText("Space-time diagram. " + captions.at(playhead.index()));
  }

  @Override
  protected void layoutChildren() {
    if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
      canvas.setWidth(getWidth());
      canvas.setHeight(getHeight());
      repaint();
    }
  }
}
