package paxoslab.visualizer.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;
import paxoslab.visualizer.drawing.Clickable.Spot;
import paxoslab.visualizer.playback.ClientOperation;
import paxoslab.visualizer.playback.EventQuery;
import paxoslab.visualizer.playback.KeyHistory;
import paxoslab.visualizer.playback.Timeline;
import paxoslab.visualizer.sample.StoreSample;
import paxoslab.visualizer.sample.TraceBuilder;

class StoreDiagramTest {
  private static final TextMeasure MEASURE =
      (text, font) -> text.length() * font.size() * (font.bold() ? 0.68 : 0.6);
  private static final Frame WIDE = new Frame(1400, 320, Theme.LIGHT, 1);

  private final Timeline healthy = new Timeline(StoreSample.healthy());
  private final Timeline stale = new Timeline(StoreSample.staleRead());

  private static Clickable operations(Timeline run, Frame frame, int present) {
    return new StoreDiagram(run, MEASURE).operations(frame, present, KeyHistory.of(run, "k"));
  }

  private static Clickable servers(Timeline run, Frame frame, int present) {
    return new StoreDiagram(run, MEASURE).servers(frame, present);
  }

  private static List<String> texts(Clickable picture) {
    return picture.drawing().marks(Mark.Words.class).stream().map(Mark.Words::text).toList();
  }

  private static Optional<Spot> clicked(Clickable picture, String words) {
    Spot spot =
        picture.spots().stream().filter(s -> s.words().contains(words)).findFirst().orElseThrow();
    return picture.at(spot.left() + spot.width() / 2, spot.top() + spot.height() / 2);
  }

  private static int count(Clickable picture, Class<? extends Mark> kind, int ink) {
    return (int) picture.drawing().marks(kind).stream().filter(m -> m.ink() == ink).count();
  }

  // ---- operations ----

  @Test
  void eachClientHasARowAndEachOperationItsBarWithItsText() {
    int end = healthy.size() - 1;
    Clickable picture = operations(healthy, WIDE, end);
    assertThat(texts(picture))
        .contains("c0", "c1", "append \"a\"", "append \"b\"", "append \"c\"", "get \"a\"");
    assertThat(picture.spots()).hasSize(4);
    assertThat(clicked(picture, "c1's append(k, \"b\")").orElseThrow().top())
        .isGreaterThan(clicked(picture, "c0's append(k, \"a\")").orElseThrow().top());
  }

  @Test
  void aClickGoesToTheCallAndFromThereToTheResult() {
    ClientOperation first = healthy.operations().all().get(0);
    Clickable before = operations(healthy, WIDE, healthy.size() - 1);
    assertThat(clicked(before, "append(k, \"a\")").orElseThrow().event()).isEqualTo(first.call());
    Clickable there = operations(healthy, WIDE, first.call());
    assertThat(clicked(there, "append(k, \"a\")").orElseThrow().event()).isEqualTo(first.result());
    assertThat(there.at(1, 1)).isEmpty();
  }

  @Test
  void whatTookEffectHasItsPointAndWhatIsPendingStaysOpen() {
    Clickable picture = operations(healthy, WIDE, healthy.size() - 1);
    assertThat(count(picture, Mark.Disc.class, Theme.LIGHT.decided())).isGreaterThanOrEqualTo(3);
    List<Mark.Path> open =
        picture.drawing().marks(Mark.Path.class).stream().filter(p -> p.dash() > 0).toList();
    assertThat(open).as("three sides, dashed").hasSize(1).allMatch(p -> p.points().size() == 4);
  }

  @Test
  void whatFitsNowhereHasTheTriangleAndTheSentence() {
    Clickable picture = operations(stale, WIDE, stale.size() - 1);
    assertThat(count(picture, Mark.Area.class, Theme.LIGHT.violation()))
        .as("one in the bar, one before the sentence")
        .isEqualTo(2);
    assertThat(String.join(" ", texts(picture))).contains("get(k)");
    Clickable fine = operations(healthy, WIDE, healthy.size() - 1);
    assertThat(count(fine, Mark.Area.class, Theme.LIGHT.violation())).isZero();
    assertThat(texts(fine)).anyMatch(text -> text.startsWith("Linearizable"));
  }

  // ---- servers ----

  @Test
  void aLogNamesEachInstancesOperationAndTheStoreFollows() {
    List<String> texts = texts(servers(healthy, WIDE, healthy.size() - 1));
    assertThat(texts).contains("s0", "s1", "#0", "#1", "#2", "c0 \"a\"", "c0 get", "c1 \"b\"");
    assertThat(texts).contains("store after #1: ", "k = \"a\"", "store after #2: ", "k = \"ab\"");
    assertThat(texts(servers(healthy, WIDE, 0))).contains("No server knows of a decision yet");
  }

  @Test
  void aClickOnAnInstanceGoesToWhereTheServerKnewIt() {
    Clickable picture = servers(healthy, WIDE, healthy.size() - 1);
    int event = clicked(picture, "s1 knows instance 2").orElseThrow().event();
    assertThat(healthy.event(event))
        .isInstanceOfSatisfying(
            TraceEvent.Result.class, r -> assertThat(r.seq() + " " + r.peer()).isEqualTo("2 1"));
  }

  @Test
  void theInstancesOfThePresentOperationAreFramed() {
    int call = healthy.operations().all().get(0).call();
    int known = EventQuery.parse("kind:result seq=0 peer:s1", healthy).matches().get(0);
    assertThat(count(servers(healthy, WIDE, known), Mark.Path.class, Theme.LIGHT.text()))
        .as("at s0 and s1")
        .isEqualTo(2);
    assertThat(count(servers(healthy, WIDE, call), Mark.Path.class, Theme.LIGHT.text())).isZero();
  }

  // ---- room ----

  @Test
  void inANarrowPaneNoTextLeavesThePicture() {
    Frame narrow = new Frame(360, 200, Theme.DARK, 1);
    for (Timeline run : List.of(healthy, stale)) {
      for (int i = 0; i < run.size(); i++) {
        for (Clickable picture : List.of(operations(run, narrow, i), servers(run, narrow, i))) {
          assertThat(picture.drawing().marks(Mark.Words.class))
              .allMatch(w -> w.left().x() >= 0)
              .allMatch(
                  w -> w.left().x() + MEASURE.width(w.text(), w.font()) <= narrow.width() + 1,
                  String.format(Locale.ROOT, "event %d", i));
        }
      }
    }
  }

  // ---- the other pictures ----

  @Test
  void namesOfManyLanesDoNotCoverEachOther() {
    TraceBuilder run = TraceBuilder.store("", "", 3, 20);
    for (int client = 3; client < 23; client++) {
      run.asks(client, "get", 0, "k", null);
    }
    Frame frame = new Frame(2400, 372, Theme.DARK, 1);
    List<Mark.Words> names =
        new Diagram(new Timeline(run.build()), MEASURE)
            .drawLanes(frame, 0, Look.ALL).marks(Mark.Words.class).stream()
                .filter(words -> words.text().matches("[sc]\\d+"))
                .toList();
    assertThat(names).hasSizeGreaterThan(10).first().extracting(Mark.Words::text).isEqualTo("s0");
    for (int i = 1; i < names.size(); i++) {
      double above = names.get(i - 1).left().y();
      assertThat(names.get(i).left().y() - above).isGreaterThanOrEqualTo(14);
    }
  }

  @Test
  void clientsHaveDashedLanesAndNoAcceptors() {
    Trace trace = StoreSample.healthy();
    Timeline run = new Timeline(trace);
    Diagram diagram = new Diagram(run, MEASURE);
    Frame frame = new Frame(1600, 800, Theme.DARK, 1);
    long dashed =
        diagram.drawLanes(frame, run.size() - 1, Look.ALL).marks(Mark.Line.class).stream()
            .filter(line -> line.dash() > 0)
            .count();
    assertThat(dashed).isEqualTo(2);
    List<String> table =
        diagram.drawTable(frame, run.size() - 1, Look.ALL).marks(Mark.Words.class).stream()
            .map(Mark.Words::text)
            .toList();
    assertThat(table).contains("s0", "s1").doesNotContain("c0", "c1");
    List<String> cluster =
        diagram.drawCluster(frame, 0, Look.ALL).marks(Mark.Words.class).stream()
            .map(Mark.Words::text)
            .toList();
    assertThat(cluster).contains("client", "append(k, \"a\")", "idle");
    assertThat(cluster.stream().filter(text -> text.startsWith("n_p"))).hasSize(2);
  }
}
