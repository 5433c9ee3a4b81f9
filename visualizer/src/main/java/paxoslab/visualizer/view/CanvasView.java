package paxoslab.visualizer.view;

import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import paxoslab.visualizer.drawing.Drawing;

/** A drawing as large as its place in the window. */
class CanvasView extends Region {
  private final Canvas canvas = new Canvas();
  private @Nullable Painter painter;

  /** Draws for a place of this size. */
  interface Painter {
    Drawing draw(double width, double height);
  }

  /**
   * An empty place.
   *
   * @param name what a screen reader says
   */
  CanvasView(String name) {
    getChildren().add(canvas);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(name);
    setMinSize(0, 0);
  }

  /** What is to be drawn from now on. */
  void paint(Painter newPainter) {
    painter = newPainter;
    repaint();
  }

  /** Draws anew. */
  void repaint() {
    if (painter != null && canvas.getWidth() > 0 && canvas.getHeight() > 0 && isVisible()) {
      CanvasPainter.paint(
          painter.draw(canvas.getWidth(), canvas.getHeight()), canvas.getGraphicsContext2D());
    }
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
