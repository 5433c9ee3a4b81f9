package paxoslab.visualizer.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import javafx.application.Platform;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
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
  /** To explain a run of so many events takes longer than a picture may. */
  private static final int LONG = 50_000;

  private final IntConsumer goTo;
  private final VBox content = new VBox(6);
  private Theme theme = Theme.DARK;
  private @Nullable Timeline shown;

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

  /**
   * Tells of all that was found.
   *
   * @param whole false while the findings, which stand at a file's end, are still to be read
   */
  void show(Timeline timeline, boolean whole) {
    content.getChildren().clear();
    List<Finding> findings = timeline.trace().findings();
    add("Why it failed", "-fx-font-weight: bold; -fx-font-size: 17px;");
    shown = timeline;
    if (findings.isEmpty()) {
      add(whole ? "No rule is broken in this run." : "Not all of this run has been read yet.", "");
    }
    if (timeline.size() < LONG) {
      findings.forEach(finding -> tell(finding, explain(finding, timeline), timeline));
    } else if (!findings.isEmpty()) {
      tellLater(timeline);
    }
  }

  /** The words for a long run are sought while the window goes on. */
  private void tellLater(Timeline timeline) {
    Label wait = add("Looking for what led to it...", "");
    new Background("explanation")
        .execute(
            () -> {
              Map<Finding, Explanation> told = new LinkedHashMap<>();
              timeline.trace().findings().forEach(f -> told.put(f, explain(f, timeline)));
              Platform.runLater(
                  () -> {
                    if (shown == timeline) {
                      content.getChildren().remove(wait);
                      told.forEach((finding, words) -> tell(finding, words, timeline));
                    }
                  });
            });
  }

  private static Explanation explain(Finding finding, Timeline timeline) {
    Trace trace = timeline.trace();
    Header header = trace.header();
    Heading heading = new Heading(header.scenario(), header.title(), "", header.seed());
    return Explanation.of(finding, trace, heading);
  }

  private void tell(Finding finding, Explanation told, Timeline timeline) {
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

  private Label add(String text, String style) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setStyle(style);
    label.setMinHeight(USE_PREF_SIZE);
    content.getChildren().add(label);
    return label;
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
