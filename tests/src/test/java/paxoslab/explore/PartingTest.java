package paxoslab.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import paxoslab.trace.Choice;
import paxoslab.trace.Header;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;

/** Two runs of one lesson, and the choice at which they part. */
class PartingTest {
  private static Trace run(long seed, List<Choice> choices, String... notes) {
    Header header = new Header("T", "t", seed, Map.of(), List.of(), null, null, 1);
    List<TraceEvent> events = new java.util.ArrayList<>();
    for (String note : notes) {
      events.add(new TraceEvent.Note(events.size(), 0, note));
    }
    return new Trace(header, choices, events, List.of());
  }

  @Test
  void theFirstChoiceThatDiffersIsNamedWithBothValues() {
    Trace failing =
        run(
            4,
            List.of(
                new Choice("drop/0-1/PrepareArgs/2/5/0", 1),
                new Choice("latency/1-0/PrepareReply/2/5/0", 812_000)),
            "a",
            "b");
    Trace passing = run(7, List.of(new Choice("drop/0-1/PrepareArgs/2/5/0", 1)), "a", "c");
    Parting parting = Parting.of(failing, passing).orElseThrow();
    assertThat(parting.event()).isEqualTo(1);
    assertThat(parting.text())
        .isEqualTo(
            "unshortened, seed 7 passes; they part at event 1: latency of prepare reply p1 → p0, instance 2,"
                + " ballot 5: 812.0 ms here, 1 ms there");
  }

  @Test
  void aChoiceAboutNoMessageIsNamedByItsKey() {
    Trace failing = run(1, List.of(new Choice("swarm/slow", 1)), "a");
    assertThat(Parting.of(failing, run(2, List.of(), "b")).orElseThrow().text())
        .isEqualTo(
            "unshortened, seed 2 passes; they part at event 0: swarm/slow: yes here, no there");
  }

  @Test
  void messageThatNeverArrivesIsSaidToNeverArrive() {
    Trace failing =
        run(1, List.of(new Choice("latency/1-0/PrepareArgs/0/5/0", 1_000_000_000_000L)), "a");
    assertThat(Parting.of(failing, run(2, List.of(), "a")).orElseThrow().text())
        .endsWith("ballot 5: never here, 1 ms there");
  }

  @Test
  void serversAndClientsAreCalledByTheirNamesAndHaveNoInstance() {
    List<Header.Node> nodes =
        List.of(
            new Header.Node("s0", Header.Node.SERVER), new Header.Node("c0", Header.Node.CLIENT));
    Header header = new Header("T", "t", 1, Map.of(), nodes, null, null, 1);
    List<Choice> lost = List.of(new Choice("drop/0-1/AppendReply/-1/-1/0", 1));
    Trace failing = new Trace(header, lost, List.of(), List.of());
    assertThat(Parting.of(failing, run(2, List.of())).orElseThrow().text())
        .endsWith("at event 0: drop of append reply s0 → c0: yes here, no there");
  }

  @Test
  void runsWithTheSameChoicesDoNotPart() {
    assertThat(Parting.of(run(1, List.of(), "a"), run(2, List.of(), "a"))).isEmpty();
  }
}
