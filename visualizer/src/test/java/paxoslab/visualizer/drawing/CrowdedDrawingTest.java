package paxoslab.visualizer.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import paxoslab.api.Fate;
import paxoslab.trace.Trace;
import paxoslab.visualizer.branch.Runs;
import paxoslab.visualizer.playback.Acceptors;
import paxoslab.visualizer.playback.Timeline;

/** What is drawn where there is more than there is room for. */
class CrowdedDrawingTest {
  private static final TextMeasure MEASURE =
      (text, font) -> text.length() * font.size() * (font.bold() ? 0.68 : 0.6);

  private static List<String> texts(Drawing drawing) {
    return drawing.marks(Mark.Words.class).stream().map(Mark.Words::text).toList();
  }

  @Test
  void ofNinePeersTheOneOfThePresentEventIsInTheTable() {
    Timeline timeline = new Timeline(Runs.of("B11", Runs.reference()));
    Diagram diagram = new Diagram(timeline, MEASURE);
    Frame small = new Frame(420, 150, Theme.DARK, 1);
    for (int i = 200; i < 300; i++) {
      List<String> texts = texts(diagram.drawTable(small, i, Look.ALL));
      assertThat(texts).as("at " + i).contains(timeline.laneName(timeline.lane(i)));
      assertThat(texts).anyMatch(text -> text.matches("Instance \\d+ {2}· {2}\\d more peers"));
    }
    Frame large = new Frame(420, 260, Theme.DARK, 1);
    assertThat(texts(diagram.drawTable(large, 250, Look.ALL)))
        .as("rows as low as they can be read")
        .containsAll(timeline.laneNames());
  }

  @Test
  void anInstanceThatAllHaveForgottenIsNotInTheTable() {
    Timeline timeline = new Timeline(Runs.of("F02", Runs.reference()));
    Acceptors acceptors = new Acceptors(timeline);
    Diagram diagram = new Diagram(timeline, MEASURE);
    Frame frame = new Frame(420, 900, Theme.DARK, 1);
    int forgotten = 0;
    for (int i = 0; i < timeline.size(); i += 5) {
      List<String> texts = texts(diagram.drawTable(frame, i, Look.ALL));
      for (int instance : acceptors.recentInstances(i, 4)) {
        if (instance != acceptors.instance(i) && isForgotten(timeline, acceptors, i, instance)) {
          assertThat(texts).as("at " + i).doesNotContain("Instance " + instance);
          forgotten++;
        }
      }
    }
    assertThat(forgotten).isPositive();
  }

  private static boolean isForgotten(
      Timeline timeline, Acceptors acceptors, int index, int instance) {
    return IntStream.range(0, timeline.laneNames().size())
        .allMatch(peer -> acceptors.at(index, instance, peer).fate() == Fate.FORGOTTEN);
  }

  @Test
  void timesThatDifferReadDifferently() {
    Trace trace = Runs.of("B11", Runs.reference());
    Timeline timeline = new Timeline(trace);
    Frame frame = new Frame(900, 500, Theme.DARK, 1);
    List<String> times =
        texts(new Diagram(timeline, MEASURE).drawLanes(frame, 600, Look.ALL)).stream()
            .filter(text -> text.endsWith(" ms"))
            .toList();
    assertThat(times).hasSizeGreaterThan(3).doesNotHaveDuplicates();
  }
}
