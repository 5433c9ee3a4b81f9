package paxoslab.visualizer.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;
import paxoslab.visualizer.sample.Samples;
import paxoslab.visualizer.sample.StoreSample;

class MermaidExporterTest {
  private static List<String> lines(Trace trace) {
    return MermaidExporter.text(trace).lines().map(String::strip).toList();
  }

  @Test
  void aRequestStandsWhereItArrivesAndItsReplyDashed() {
    List<String> lines = lines(Samples.brokenPromise());
    assertThat(lines).startsWith("sequenceDiagram", "participant n0 as p0");
    assertThat(lines).contains("n0->>n1: prepare 3", "n1-->>n0: promise 3");
  }

  @Test
  void whatIsLostEndsInACross() {
    assertThat(lines(Samples.busy())).anyMatch(line -> line.matches("n\\d--?xn\\d: .+"));
  }

  @Test
  void aBrokenRuleIsNotedAtThePeerThatBrokeIt() {
    assertThat(lines(Samples.brokenPromise()))
        .anyMatch(line -> line.startsWith("Note over n1: BROKEN promise-kept: "));
  }

  @Test
  void clientsAreActorsAndWhatTheyAskForIsNotedFromCallToResult() {
    assertThat(lines(StoreSample.staleRead()))
        .contains(
            "actor n2 as c0",
            "n2->>n0: append(k, \"a\")",
            "Note over n2: c0 has completed append(k, \"a\").",
            "Note over n3: c1 has completed get(k): it read \"\".");
  }

  @Test
  void noTextCanEndItsLine() {
    Trace run = Samples.brokenPromise();
    TraceEvent note = new TraceEvent.Note(1_000, 9_000_000, "a;b #1 <i>\nn0->>n1: forged");
    List<TraceEvent> events = new java.util.ArrayList<>(run.events());
    events.add(note);
    assertThat(lines(new Trace(run.header(), List.of(), events, List.of())))
        .endsWith("Note over n0,n2: a#59;b #35;1 #lt;i#gt; n0-#gt;#gt;n1: forged");
  }
}
