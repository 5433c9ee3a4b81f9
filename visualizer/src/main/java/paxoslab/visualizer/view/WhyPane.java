package paxoslab.visualizer.view;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import paxoslab.explain.Explanation;
import paxoslab.explain.Heading;
import paxoslab.explain.Step;
import paxoslab.trace.Finding;
import paxoslab.trace.Header;
import paxoslab.trace.Trace;
import paxoslab.visualizer.drawing.Theme;
import paxoslab.visualizer.playback.Timeline;

/** Why a run failed, in the words of the report; each event that proves it is a link. */
final class WhyPane extends ScrollPane {
  private final IntConsumer goTo;
  private final VBox content = new VBox(6);
  private Theme theme = Theme.DARK;

  /**
   * Empty.
   *
   * @param goTo is told the index of an event to show
   */
  WhyPane(IntConsumer goTo) {
    this.goTo = goTo;
    setFitToWidth(true);
    setContent(content);
    setAccessibleText("Why it failed");
    content.setStyle("-fx-padding: 8 12 8 12;");
  }

  void show(Timeline timeline) {
    content.getChildren().clear();
    List<Finding> findings = timeline.trace().findings();
    add("Why it failed", "-fx-font-weight: bold; -fx-font-size: 17px;");
    if (findings.isEmpty()) {
      add("No rule is broken in this run.", "");
    }
    findings.forEach(finding -> tell(finding, timeline));
  }

  private void tell(Finding finding, Timeline timeline) {
    Trace trace = timeline.trace();
    Header header = trace.header();
    Heading heading = new Heading(header.scenario(), header.title(), "", header.seed());
    Explanation told = Explanation.of(finding, trace, heading);
    link("▲ " + told.whatBroke(), () -> goTo.accept(timeline.indexOf(finding)));
    add(told.rule(), "");
    if (!told.where().isEmpty()) {
      add(told.where(), "-fx-font-family: monospace;");
    }
    for (Step step : told.proof().story()) {
      String line =
          "%d   %s   %s   %s   %s"
              .formatted(step.id(), step.who(), step.what(), step.outcome(), step.line());
      link(line.strip(), () -> goTo.accept(Math.max(0, timeline.indexOf(step.id()))));
    }
    told.proof().quorums().forEach(quorum -> add(quorum, ""));
    if (!told.proof().question().isEmpty()) {
      add("Ask yourself: " + told.proof().question(), "-fx-font-style: italic;");
    }
  }

  private void add(String text, String style) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setStyle(style);
    label.setMinHeight(USE_PREF_SIZE);
    content.getChildren().add(label);
  }

  /** The colours of links, which those of controls don't set. */
  void theme(Theme newTheme) {
    theme = newTheme;
    content.getChildren().stream()
        .filter(Hyperlink.class::isInstance)
        .forEach(link -> link.setStyle(Styles.link(theme)));
  }

  private void link(String text, Runnable action) {
    Hyperlink link = new Hyperlink(text);
    link.setWrapText(true);
    link.setMinHeight(USE_PREF_SIZE);
    link.setAccessibleText(text);
    link.setStyle(Styles.link(theme));
    link.setOnAction(
        e -> {
          link.setVisited(false);
          action.run();
        });
    content.getChildren().add(link);
  }
}
