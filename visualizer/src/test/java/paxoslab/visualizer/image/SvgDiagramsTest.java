package paxoslab.visualizer.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import paxoslab.course.DiagramMaker;
import paxoslab.trace.Header;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;
import paxoslab.visualizer.sample.Samples;
import paxoslab.wire.Value;

class SvgDiagramsTest {
  private final DiagramMaker diagrams = DiagramMaker.find().orElseThrow();

  @Test
  void graderFindsTheOneThatDrawsSvg() {
    String svg = diagrams.svg(Samples.brokenPromise());

    assertThat(diagrams).isInstanceOf(SvgDiagrams.class);
    assertThat(svg).startsWith("<svg ").endsWith("</svg>\n");
    assertThat(svg).contains("Rule broken").doesNotContain("<script", "href");
  }

  @Test
  void runsOfOnePeerAndOfManyFitTheirPictures() {
    for (int peers : new int[] {1, 3, 12}) {
      List<Header.Node> nodes =
          IntStream.range(0, peers).mapToObj(p -> new Header.Node("p" + p, "peer")).toList();
      Header header = new Header("A02", "Some peers", 1, Map.of(), nodes, "x", "abc", 500_000);
      List<TraceEvent> events =
          List.of(new TraceEvent.Call(0, 0, 0, "start", 0, new Value.Text("v")));

      assertThat(diagrams.svg(new Trace(header, List.of(), events, List.of())))
          .as("%d peers", peers)
          .contains("start");
    }
  }
}
