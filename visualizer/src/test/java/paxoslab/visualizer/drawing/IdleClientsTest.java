package paxoslab.visualizer.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import paxoslab.api.PrepareArgs;
import paxoslab.trace.Trace;
import paxoslab.visualizer.playback.Timeline;
import paxoslab.visualizer.sample.TraceBuilder;

/** Twenty clients, of which most do something at the beginning only. */
class IdleClientsTest {
  private static final TextMeasure MEASURE = (text, font) -> text.length() * font.size() * 0.6;
  private static final Frame FRAME = new Frame(1280, 720, Theme.DARK, 1);
  private static final int SERVERS = 3;
  private static final int CLIENTS = 20;

  /** In the middle of the row that clients share. */
  private static final double SHARED_ROW = 640;

  /** The client that asks once more in the end. */
  private static final int LATE = SERVERS + 4;

  private final Timeline run = new Timeline(run(false, false));

  /**
   * A run of 400 events.
   *
   * @param waits whether one client gets no answer
   * @param broken whether a rule breaks in the end, as what c9 did in the beginning proves
   */
  private static Trace run(boolean waits, boolean broken) {
    TraceBuilder b = TraceBuilder.store("M00", "Many clients", SERVERS, CLIENTS);
    int proof = -1;
    for (int client = SERVERS; client < SERVERS + CLIENTS; client++) {
      int asked = b.after(1_000).asks(client, "put", 0, "k", "a");
      proof = client == SERVERS + 9 ? asked : proof;
      if (!waits || client != SERVERS + 6) {
        b.after(1_000).completes(client, "put", 0, null, asked);
      }
    }
    int cause = -1;
    for (int i = 0; i < 120; i++) {
      cause =
          b.after(1_000)
              .deliver(b.after(1_000).send(i % 2, 1 - i % 2, new PrepareArgs(0, i), cause));
    }
    int end = b.after(1_000).asks(LATE, "get", 1, "k", null);
    if (broken) {
      b.finding("kv-linearizable", end, LATE, "broken", List.of(proof, end));
    }
    return b.build();
  }

  private static Drawing draw(Timeline run, int present) {
    return new Diagram(run, MEASURE).drawLanes(FRAME, present, Look.ALL);
  }

  private static List<String> texts(Drawing drawing) {
    return drawing.marks(Mark.Words.class).stream().map(Mark.Words::text).toList();
  }

  @Test
  void clientsOfWhichNothingIsInSightShareALane() {
    assertThat(texts(draw(run, run.size() - 1)))
        .contains("s0", "s1", "s2", "c4", "19 more clients, idle here")
        .doesNotContain("c0", "c3", "c5", "c19");
  }

  @Test
  void whoDoesSomethingInSightKeepsALane() {
    assertThat(texts(draw(run, 0)))
        .contains("c0", "c1", "c4")
        .anyMatch(t -> t.endsWith("idle here"));
    assertThat(texts(draw(run, 39))).contains("c19").doesNotContain("c0");
  }

  @Test
  void whoProvesAFindingKeepsALane() {
    Timeline broken = new Timeline(run(false, true));
    assertThat(texts(draw(broken, broken.size() - 1)))
        .contains("c9", "c4", "18 more clients, idle here");
  }

  @Test
  void whoWaitsForAnAnswerIsNotCalledIdle() {
    Timeline waits = new Timeline(run(true, false));
    assertThat(texts(draw(waits, waits.size() - 1)))
        .contains("19 more clients, 1 of them waiting here");
  }

  @Test
  void serversHaveTheRoomThatIsSaved() {
    List<Mark.Words> names = draw(run, run.size() - 1).marks(Mark.Words.class);
    double first = baseline(names, "s0");
    assertThat(baseline(names, "s1") - first).isGreaterThan(100);
    assertThat(baseline(names, "19 more clients, idle here")).isGreaterThan(baseline(names, "c4"));
  }

  private static double baseline(List<Mark.Words> words, String text) {
    return words.stream().filter(w -> w.text().equals(text)).findFirst().orElseThrow().left().y();
  }

  @Test
  void anEventIsFoundWhereItIsDrawn() {
    Diagram diagram = new Diagram(run, MEASURE);
    for (int i = 0; i < run.size(); i++) {
      Mark.Ring here =
          draw(run, i).marks(Mark.Ring.class).stream()
              .filter(ring -> ring.radius() == 11)
              .findFirst()
              .orElseThrow();
      int found = diagram.eventAt(FRAME, i, here.centre().x(), here.centre().y()).orElseThrow();
      assertThat(run.lane(found)).as("at %d", i).isEqualTo(run.lane(i));
      assertThat(run.column(found)).as("at %d", i).isEqualTo(run.column(i));
    }
  }

  @Test
  void theSharedLaneTellsWhoSharesIt() {
    Diagram diagram = new Diagram(run, MEASURE);
    assertThat(diagram.idleAt(FRAME, run.size() - 1, SHARED_ROW).orElseThrow())
        .startsWith("19 more clients, idle here: c0, c1, c2, c3, c5,");
    assertThat(diagram.idleAt(FRAME, run.size() - 1, 300)).isEmpty();
  }

  @Test
  void aWholeRunInBarsHasALaneForEachThatDoesSomething() {
    Diagram diagram = new Diagram(run, MEASURE);
    Frame narrow = new Frame(300, 720, Theme.DARK, 1);
    Frame whole = narrow.zoomed(diagram.zoom(narrow, -40));
    assertThat(texts(diagram.drawLanes(whole, 0, Look.ALL)))
        .contains("c0", "c19")
        .noneMatch(text -> text.contains("more clients"));
  }

  @Test
  void fewClientsHaveALaneEach() {
    TraceBuilder b = TraceBuilder.store("M00", "Three clients", SERVERS, 3);
    for (int i = 0; i < 120; i++) {
      b.after(1_000).deliver(b.after(1_000).send(0, 1, new PrepareArgs(0, i), -1));
    }
    Timeline few = new Timeline(b.build());
    assertThat(texts(draw(few, few.size() - 1))).contains("c0", "c1", "c2");
  }
}
