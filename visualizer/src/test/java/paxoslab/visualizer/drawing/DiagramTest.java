package paxoslab.visualizer.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
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
    Drawing dimmed = diagram.draw(frame, FINDING, only);
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
        diagram.draw(frame, FINDING).marks(Mark.Ring.class).stream()
            .filter(ring -> ring.ink() == Theme.DARK.text())
            .findFirst()
            .orElseThrow();
    double x = playhead.centre().x();
    double y = playhead.centre().y();
    assertThat(diagram.eventAt(frame, FINDING, x + 3, y - 4)).hasValue(FINDING);
    assertThat(diagram.eventAt(frame, FINDING, 5, 5)).isEmpty();
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
