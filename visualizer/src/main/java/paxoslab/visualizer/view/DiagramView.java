package paxoslab.visualizer.view;

import java.util.BitSet;
import java.util.OptionalInt;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import paxoslab.visualizer.drawing.Diagram;
import paxoslab.visualizer.drawing.Frame;
import paxoslab.visualizer.drawing.Theme;
import paxoslab.visualizer.playback.Captions;
import paxoslab.visualizer.playback.Causality;
import paxoslab.visualizer.playback.Playhead;

/** The diagram, as large as its place in the window. */
final class DiagramView extends Region {
  private boolean present;
  private final Canvas canvas = new Canvas();
  private Theme theme = Theme.DARK;
  private @Nullable Playhead playhead;
  private @Nullable Diagram diagram;
  private @Nullable Captions captions;
  private @Nullable Causality causality;
  private @Nullable BitSet lit;

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
    causality = new Causality(newPlayhead.timeline());
    lit = null;
    repaint();
  }

  /** Dims all but what the present event could know, and what could know of it; or nothing. */
  void toggleCauses() {
    if (playhead == null || causality == null || playhead.timeline().size() == 0) {
      return;
    }
    lit = lit == null ? causality.around(playhead.index()) : null;
    repaint();
  }

  /** True while some events are dimmed. */
  boolean dims() {
    return lit != null;
  }

  /** The index of the event that is drawn nearest to a point, if one is near. */
  OptionalInt eventAt(double x, double y) {
    return playhead == null || diagram == null
        ? OptionalInt.empty()
        : diagram.eventAt(frame(), playhead.index(), x, y);
  }

  private Frame frame() {
    return Frame.of(canvas.getWidth(), canvas.getHeight(), theme, present);
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
    CanvasPainter.paint(
        diagram.draw(frame(), playhead.index(), lit), canvas.getGraphicsContext2D());
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
