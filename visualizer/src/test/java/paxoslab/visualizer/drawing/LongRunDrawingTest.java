package paxoslab.visualizer.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import paxoslab.trace.Finding;
import paxoslab.trace.Finding.Severity;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent.Drop;
import paxoslab.visualizer.playback.Phase;
import paxoslab.visualizer.playback.Timeline;
import paxoslab.visualizer.sample.LongSample;

/** How much is drawn of a long run. */
class LongRunDrawingTest {
  private static final Frame FRAME = new Frame(1280, 720, Theme.DARK, 1);
  private static final TextMeasure MEASURE = (text, font) -> text.length() * font.size() * 0.55;
  private static final int PLACE = 9_000;

  private final Timeline run = timeline(30_000);
  private final Timeline longer = timeline(100_000);

  /** Without the finding, which is not at the same place in both. */
  private static Timeline timeline(int events) {
    Trace trace = LongSample.of(events);
    return new Timeline(new Trace(trace.header(), List.of(), trace.events(), List.of()));
  }

  @Test
  void sameEventsLookTheSameWhateverComesLater() {
    Diagram diagram = new Diagram(run, MEASURE);
    Diagram more = new Diagram(longer, MEASURE);

    assertThat(more.drawLanes(FRAME, PLACE, Look.ALL).marks())
        .isEqualTo(diagram.drawLanes(FRAME, PLACE, Look.ALL).marks());
    assertThat(more.drawTable(FRAME, PLACE, Look.ALL).marks())
        .isEqualTo(diagram.drawTable(FRAME, PLACE, Look.ALL).marks());
  }

  @Test
  void stripOfALongRunHasNoMoreMarksThanCanBeToldApart() {
    Drawing strip = new Overview(longer).draw(new Frame(1_000_000, 30, Theme.DARK, 1), 0, Set.of());
    long lost = longer.trace().events().stream().filter(Drop.class::isInstance).count();
    assertThat(lost).isGreaterThan(1_000);
    assertThat(strip.marks(Mark.Cross.class)).hasSizeLessThan((int) lost);
    assertThat(strip.marks()).hasSizeLessThan(3 * 4_096);
  }

  @Test
  void wholeRunIsDrawnAsBarsAndTakesNoMoreMarksIfItIsLonger() {
    Diagram diagram = new Diagram(longer, MEASURE);
    Frame whole = FRAME.zoomed(diagram.zoom(FRAME, -40));
    Drawing drawing = diagram.drawLanes(whole, PLACE, Look.ALL);

    // A bar of six kinds at most every four pixels for each lane, and what frames them.
    assertThat(drawing.marks(Mark.Box.class)).hasSizeBetween(1_000, 5 * 6 * 1280 / 4);
    // The one arrow is the legend's.
    assertThat(drawing.marks(Mark.Path.class)).hasSize(1);
    int prepare = Theme.DARK.phase(Phase.PREPARE);
    int ahead = Theme.DARK.faint(prepare, 0.45);
    assertThat(drawing.marks(Mark.Box.class)).extracting(Mark::ink).contains(prepare, ahead);
    Mark.Box last = bars(drawing).get(bars(drawing).size() - 1);
    assertThat(last.x()).isGreaterThan(1_200);

    Diagram shorter = new Diagram(run, MEASURE);
    Frame all = FRAME.zoomed(shorter.zoom(FRAME, -40));
    int marks = shorter.drawLanes(all, PLACE, Look.ALL).marks().size();
    assertThat(drawing.marks()).hasSizeLessThan(marks + marks / 2);
  }

  private static List<Mark.Box> bars(Drawing drawing) {
    int ahead = Theme.DARK.faint(Theme.DARK.phase(Phase.ACCEPT), 0.45);
    return drawing.marks(Mark.Box.class).stream().filter(box -> box.ink() == ahead).toList();
  }

  @Test
  void lossesHangBelowTheLane() {
    Diagram diagram = new Diagram(run, MEASURE);
    Frame whole = FRAME.zoomed(diagram.zoom(FRAME, -40));
    List<Double> lanes =
        diagram.drawLanes(whole, run.size() - 1, Look.ALL).marks(Mark.Line.class).stream()
            .filter(line -> line.ink() == Theme.DARK.lane())
            .map(line -> line.from().y() + 2)
            .toList();
    assertThat(diagram.drawLanes(whole, run.size() - 1, Look.ALL).marks(Mark.Box.class))
        .filteredOn(box -> box.ink() == Theme.DARK.text() && box.width() < 4)
        .isNotEmpty()
        .allSatisfy(box -> assertThat(lanes).contains(box.y()));
  }

  @Test
  void everyZoomBetweenStaysWithinBounds() {
    Diagram diagram = new Diagram(longer, MEASURE);
    for (double zoom = 4; zoom > diagram.zoom(FRAME, -40); zoom /= 2) {
      Drawing drawing = diagram.drawLanes(FRAME.zoomed(zoom), PLACE, Look.ALL);
      assertThat(drawing.marks()).as("zoom %s", zoom).hasSizeBetween(50, 8_000);
    }
  }

  @Test
  void zoomEndsWhereTheWholeRunIsSeenAndReturnsToWhatCanBeRead() {
    Diagram diagram = new Diagram(run, MEASURE);
    double least = diagram.zoom(FRAME, -40);
    assertThat(least).isLessThan(0.01);
    assertThat(diagram.zoom(FRAME.zoomed(least), -1)).isEqualTo(least);
    assertThat(diagram.zoom(FRAME.zoomed(least), 1)).isEqualTo(2 * least);
    assertThat(diagram.zoom(FRAME.zoomed(least), 0)).isEqualTo(1);
    assertThat(diagram.zoom(FRAME, 40)).isEqualTo(4);
    Diagram small = new Diagram(timeline(12), MEASURE);
    assertThat(small.zoom(FRAME, -1)).isEqualTo(1);
  }

  @Test
  void aPlaceOnTheBarsIsAnEventThere() {
    Diagram diagram = new Diagram(longer, MEASURE);
    Frame whole = FRAME.zoomed(diagram.zoom(FRAME, -40));
    assertThat(diagram.eventAt(whole, 0, 672, 300).getAsInt()).isBetween(45_000, 55_000);
    assertThat(diagram.eventAt(whole, 0, 20, 300)).isEmpty();
  }

  /** The picture of a run in which a rule breaks at an event, as some others prove. */
  private Drawing proof(int at, Integer... evidence) {
    Finding finding = new Finding("x", Severity.HARD, at, 1, "broken", List.of(evidence), null);
    Trace trace =
        new Trace(run.trace().header(), List.of(), run.trace().events(), List.of(finding));
    return new Diagram(new Timeline(trace), MEASURE).drawProof(FRAME, at);
  }

  private static List<Double> rings(Drawing drawing) {
    return drawing.marks(Mark.Ring.class).stream()
        .filter(ring -> ring.ink() == Theme.DARK.violation())
        .map(ring -> ring.centre().x())
        .toList();
  }

  @Test
  void proofThatLiesFurtherBackIsInSight() {
    List<Double> near = rings(proof(6_000, 5_997, 6_000));
    assertThat(near).hasSize(2);
    List<Double> far = rings(proof(6_000, 5_920, 5_990, 6_000));
    assertThat(far).hasSize(3).isSorted().allMatch(x -> x > 76 && x < 908);
  }

  @Test
  void ofAProofThatIsTooLongTheEndIsInSightAndTheRestPointedAt() {
    Drawing drawing = proof(6_000, 31, 5_990, 6_000);
    assertThat(rings(drawing)).hasSize(2);
    assertThat(drawing.marks(Mark.Area.class))
        .filteredOn(area -> area.ink() == Theme.DARK.violation())
        .as("an arrowhead at the left end of the lane")
        .anyMatch(area -> area.points().get(0).x() < 76);
  }
}
