package paxoslab.visualizer.view;

import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import paxoslab.visualizer.drawing.Theme;
import paxoslab.visualizer.playback.Parting;
import paxoslab.visualizer.playback.Timeline;

/**
 * Two runs, one above the other, that step together; it begins where they part. The upper one is
 * the run that is open.
 */
final class CompareView extends BorderPane {
  private final LanesView upper = new LanesView();
  private final LanesView lower = new LanesView();
  private final Label parting = new Label();
  private final Label upperCaption = new Label();
  private final Label lowerCaption = new Label();
  private @Nullable RunScreen mine;
  private @Nullable RunScreen other;

  CompareView() {
    SplitPane both = new SplitPane(titled(upperCaption, upper), titled(lowerCaption, lower));
    both.setOrientation(Orientation.VERTICAL);
    parting.setWrapText(true);
    parting.setStyle("-fx-padding: 8 14 8 14; -fx-font-weight: bold; -fx-font-size: 18px;");
    setTop(parting);
    setCenter(both);
  }

  private static BorderPane titled(Label caption, LanesView lanes) {
    caption.setWrapText(true);
    caption.setStyle("-fx-padding: 4 14 4 14;");
    BorderPane pane = new BorderPane(lanes);
    pane.setTop(new VBox(caption));
    pane.setMinHeight(0);
    return pane;
  }

  /** Shows the run that is open beside another; the open one goes to where they part. */
  void show(RunScreen run, RunScreen second) {
    mine = run;
    other = second;
    upper.show(run);
    lower.show(second);
    Parting found = Parting.of(run.playhead().timeline(), second.playhead().timeline());
    parting.setText(text(found, run));
    if (!found.same()) {
      run.playhead().seek(found.index());
    }
    moved();
  }

  private static String text(Parting parting, RunScreen run) {
    if (parting.same()) {
      return "Both runs tell the same from beginning to end.";
    }
    Timeline timeline = run.playhead().timeline();
    String where =
        parting.index() < timeline.size()
            ? "event " + timeline.event(parting.index()).id()
            : "the end";
    return "The runs part at %s.  Above: %s  Below: %s"
        .formatted(where, parting.left(), parting.right());
  }

  /** Where they part, in words. */
  String parting() {
    return parting.getText();
  }

  /** The other run's present event; -1 if none is shown. */
  int otherIndex() {
    return other == null ? -1 : other.index();
  }

  /** Moves the other run to where this one is. */
  void moved() {
    if (mine == null || other == null) {
      return;
    }
    other.playhead().seek(mine.index());
    upperCaption.setText(line(mine));
    lowerCaption.setText(line(other));
    upper.repaint();
    lower.repaint();
  }

  private static String line(RunScreen run) {
    return RunTitle.of(run.playhead().timeline().trace()) + "   ·   " + run.caption();
  }

  void theme(Theme theme) {
    upper.theme(theme);
    lower.theme(theme);
  }
}
