package paxoslab.visualizer.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import paxoslab.trace.Trace;
import paxoslab.visualizer.playback.Phase;
import paxoslab.visualizer.playback.Timeline;
import paxoslab.visualizer.sample.Samples;
import paxoslab.visualizer.sample.TraceBuilder;

class DiagramTest {
  private static final TextMeasure MEASURE =
      (text, font) -> text.length() * font.size() * (font.bold() ? 0.68 : 0.6);
  private static final int FINDING = 20;

  /** In a picture of 1080 pixels what is below this is the legend. */
  private static final int LEGEND = 1000;

  private static Drawing draw(Trace trace, int index) {
    return new Diagram(new Timeline(trace), MEASURE)
        .draw(new Frame(1920, 1080, Theme.DARK, 1), index);
  }

  private static List<String> texts(Drawing drawing) {
    return drawing.marks(Mark.Words.class).stream().map(Mark.Words::text).toList();
  }

  static Stream<Arguments> pictures() {
    return Stream.of(Samples.healthy(), Samples.brokenPromise(), Samples.busy())
        .flatMap(
            trace ->
                Stream.of(
                        Frame.of(1280, 720, Theme.DARK, false),
                        Frame.of(1280, 720, Theme.LIGHT, true),
                        Frame.of(1920, 1080, Theme.LIGHT, false),
                        Frame.of(1920, 1080, Theme.DARK, true))
                    .map(frame -> Arguments.of(trace, frame)));
  }

  @Test
  void aDimmedMessageIsFainterAndHasNoLabel() {
    Diagram diagram = new Diagram(new Timeline(Samples.brokenPromise()), MEASURE);
    Frame frame = new Frame(1920, 1080, Theme.DARK, 1);
    BitSet only = new BitSet();
    only.set(FINDING);
    Drawing all = diagram.draw(frame, FINDING);
    Drawing dimmed = diagram.draw(frame, FINDING, Look.ALL.dimming(only));
    int full = Theme.DARK.phase(Phase.PREPARE);
    assertThat(all.marks(Mark.Path.class)).anyMatch(path -> path.ink() == full);
    assertThat(dimmed.marks(Mark.Path.class)).noneMatch(path -> path.ink() == full);
    assertThat(texts(all)).contains("prepare 3");
    assertThat(texts(dimmed)).doesNotContain("prepare 3");
  }

  @Test
  void theEventNearAPointIsFoundAndNoneWhereNothingIs() {
    Diagram diagram = new Diagram(new Timeline(Samples.brokenPromise()), MEASURE);
    Frame frame = new Frame(1920, 1080, Theme.DARK, 1);
    Mark.Ring playhead =
        diagram.drawLanes(frame, FINDING, Look.ALL).marks(Mark.Ring.class).stream()
            .filter(ring -> ring.ink() == Theme.DARK.text())
            .findFirst()
            .orElseThrow();
    double x = playhead.centre().x();
    double y = playhead.centre().y();
    assertThat(diagram.eventAt(frame, FINDING, x + 3, y - 4)).hasValue(FINDING);
    assertThat(diagram.eventAt(frame, FINDING, 5, 5)).isEmpty();
  }

  @Test
  void aChangedBallotStandsBehindTheOneThatItReplaces() {
    Diagram diagram = new Diagram(new Timeline(Samples.brokenPromise()), MEASURE);
    Frame frame = new Frame(500, 300, Theme.DARK, 1);
    List<String> changes =
        IntStream.range(0, 29)
            .boxed()
            .flatMap(i -> texts(diagram.drawTable(frame, i, Look.ALL)).stream())
            .filter(text -> text.contains(" → "))
            .distinct()
            .toList();
    assertThat(changes).contains("– → 3", "3 → 5");
    assertThat(texts(diagram.drawTable(frame, 0, Look.ALL))).noneMatch(t -> t.contains("→"));
  }

  @Test
  void whatOneStepSaysToSeveralPeersIsWrittenOnce() {
    List<String> texts = texts(draw(Samples.healthy(), 39));
    assertThat(texts).filteredOn("prepare 3"::equals).hasSize(1);
  }

  @Test
  void aQuizShowsNeitherWhatComesNorWhatBreaks() {
    Diagram diagram = new Diagram(new Timeline(Samples.brokenPromise()), MEASURE);
    Frame frame = Frame.of(1920, 1080, Theme.DARK, true);
    Look look = Look.ALL.asking("What will p1 answer?");
    Drawing asked = diagram.draw(frame, FINDING - 1, look);
    Drawing open = diagram.draw(frame, FINDING - 1, Look.ALL);
    assertThat(texts(asked)).contains("What will p1 answer?", "quiz");
    assertThat(texts(open)).contains("1 finding");
    double playhead = asked.marks(Mark.Ring.class).stream().findFirst().orElseThrow().centre().x();
    assertThat(asked.marks(Mark.Path.class))
        .filteredOn(path -> path.points().get(0).y() < LEGEND)
        .isNotEmpty()
        .allMatch(path -> path.points().stream().allMatch(at -> at.x() <= playhead + 1));
    assertThat(open.marks(Mark.Path.class))
        .filteredOn(path -> path.points().get(0).y() < LEGEND)
        .anyMatch(path -> path.points().stream().anyMatch(at -> at.x() > playhead + 1));
    assertThat(asked.marks(Mark.Area.class))
        .filteredOn(area -> area.ink() == Theme.DARK.violation())
        .as("only the legend's")
        .hasSize(1);
    assertThat(texts(diagram.draw(frame, FINDING, look))).noneMatch(t -> t.contains("Rule broken"));
  }

  @Test
  void byTimeALaterEventStandsFurtherAndEqualOnesApart() {
    Timeline timeline = new Timeline(Samples.brokenPromise());
    Axis order = new Axis(timeline, Frame.Spacing.ORDER);
    Axis time = new Axis(timeline, Frame.Spacing.TIME);
    for (int i = 1; i < timeline.size(); i++) {
      assertThat(time.at(i)).isGreaterThanOrEqualTo(time.at(i - 1));
      if (timeline.column(i) > timeline.column(i - 1)) {
        assertThat(order.at(i) - order.at(i - 1)).isEqualTo(1);
        assertThat(time.at(i)).isGreaterThan(time.at(i - 1));
      }
    }
    int late = timeline.size() - 1;
    assertThat(time.firstFrom(time.at(late))).isLessThanOrEqualTo(late);
    assertThat(time.firstFrom(-1)).isZero();
    assertThat(time.length()).isGreaterThan(time.at(late));
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void noTextOfTheClusterCoversAnother(Trace trace, Frame frame) {
    Timeline timeline = new Timeline(trace);
    Diagram diagram = new Diagram(timeline, MEASURE);
    Frame pane = new Frame(frame.width() * 0.4, frame.height() * 0.6, frame.theme(), 1);
    for (int i = 0; i < timeline.size(); i += 3) {
      assertNoOverlap(diagram.drawCluster(pane, i, Look.ALL), i);
      assertNoOverlap(diagram.draw(frame, i, Look.ALL.with(Look.View.CLUSTER)), i);
    }
  }

  private static void assertNoOverlap(Drawing drawing, int at) {
    List<Mark.Words> words = drawing.marks(Mark.Words.class);
    assertThat(words).extracting(Mark.Words::text).contains("p0");
    assertThat(words).allMatch(w -> w.font().size() >= 14);
    for (int a = 0; a < words.size(); a++) {
      for (int b = 0; b < a; b++) {
        assertThat(box(words.get(a)).overlaps(box(words.get(b))))
            .as("at %d: %s over %s", at, words.get(a), words.get(b))
            .isFalse();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void noTextCoversAnotherAndAllCanBeRead(Trace trace, Frame frame) {
    Timeline timeline = new Timeline(trace);
    Diagram diagram = new Diagram(timeline, MEASURE);
    for (int i = 0; i < timeline.size(); i += 5) {
      Drawing drawing = diagram.draw(frame, i);
      List<Mark.Words> words = drawing.marks(Mark.Words.class);
      assertThat(words).allMatch(w -> w.font().size() >= 14);
      for (int a = 0; a < words.size(); a++) {
        Box box = box(words.get(a));
        assertThat(box.right()).as(words.get(a).text()).isLessThanOrEqualTo(frame.width());
        assertThat(box.bottom()).as(words.get(a).text()).isLessThanOrEqualTo(frame.height());
        for (int b = 0; b < a; b++) {
          assertThat(box.overlaps(box(words.get(b))))
              .as("at %d: %s over %s", i, words.get(a), words.get(b))
              .isFalse();
        }
      }
    }
  }

  private static Box box(Mark.Words words) {
    double size = words.font().size();
    double width = MEASURE.width(words.text(), words.font());
    return new Box(words.left().x(), words.left().y() - size * 0.7, width, size * 0.7);
  }

  @Test
  void aRequestIsHeavyAndAReplyLight() {
    List<Mark.Path> phaseOne =
        draw(Samples.healthy(), 39).marks(Mark.Path.class).stream()
            .filter(p -> p.ink() == Theme.DARK.phase(Phase.PREPARE))
            .toList();
    assertThat(phaseOne).extracting(Mark.Path::width).contains(3.0, 1.5);
  }

  @Test
  void everyDropInThePastIsACross() {
    int prepare = Theme.DARK.phase(Phase.PREPARE);
    assertThat(draw(Samples.brokenPromise(), FINDING).marks(Mark.Cross.class))
        .filteredOn(c -> c.ink() == prepare)
        .hasSize(2);
  }

  @Test
  void whatWentWrongStandsInTheCaptionWithItsProof() {
    assertThat(texts(draw(Samples.brokenPromise(), FINDING)))
        .contains(
            "Rule broken: promise-kept  ·  PaxosPeer.accept, PaxosPeer.java:88",
            "p1 accepted ballot 3 for instance 0 after it had promised ballot 5.",
            "What proves it",
            "2 3");
  }

  @Test
  void beforeTheFindingItIsNotToldYet() {
    assertThat(texts(draw(Samples.brokenPromise(), FINDING - 1)))
        .noneMatch(t -> t.contains("promise-kept"))
        .contains("1 finding");
  }

  @Test
  void partitionsAreNamedByGroup() {
    assertThat(texts(draw(Samples.brokenPromise(), FINDING)))
        .contains("cut: 0 | 1 2", "group A", "group B");
  }

  @Test
  void theTableShowsEachAcceptorAtThePlayhead() {
    assertThat(texts(draw(Samples.brokenPromise(), FINDING)))
        .contains("Instance 0", "n_p", "n_a", "v_a", "fate", "5", "3", "\"a\"");
  }

  @Test
  void theFutureIsFaint() {
    int accept = Theme.DARK.phase(Phase.ACCEPT);
    assertThat(draw(Samples.healthy(), 3).marks(Mark.Path.class))
        .noneMatch(p -> p.ink() == accept)
        .anyMatch(p -> p.ink() == Theme.DARK.faint(accept, 0.3));
  }

  @Test
  void anEmptyRunIsDrawn() {
    Drawing drawing = draw(new TraceBuilder("T", "nothing", 3).build(), 0);
    assertThat(texts(drawing)).contains("p0", "p2", "This trace holds no events.");
  }

  @Test
  void aRunTooLongForThePictureIsShownAroundThePlayhead() {
    TraceBuilder builder = new TraceBuilder("T", "long", 3);
    for (int i = 0; i < 500; i++) {
      builder.after(1000).start(0, i, "v");
    }
    assertThat(texts(draw(builder.build(), 250)))
        .contains("249.0 ms")
        .noneMatch(t -> t.equals("1.0 ms"));
  }
}
