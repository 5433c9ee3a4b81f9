package paxoslab.visualizer.playback;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import paxoslab.trace.Trace;
import paxoslab.visualizer.sample.Samples;
import paxoslab.visualizer.sample.TraceBuilder;

class PartingTest {
  private static Trace run(long pause, String value) {
    TraceBuilder run = new TraceBuilder("A01", "", 3);
    run.note("begin");
    run.after(pause).start(0, 0, "x");
    run.start(1, 0, value);
    return run.build();
  }

  private static Parting parting(Trace left, Trace right) {
    return Parting.of(new Timeline(left), new Timeline(right));
  }

  @Test
  void timeAloneIsNoDifference() {
    assertThat(parting(run(1, "y"), run(900, "y")).same()).isTrue();
  }

  @Test
  void runsPartAtTheFirstEventThatTellsSomethingElse() {
    Parting parting = parting(run(1, "y"), run(1, "z"));
    assertThat(parting.same()).isFalse();
    assertThat(parting.index()).isEqualTo(2);
    assertThat(parting.left()).contains("\"y\"");
    assertThat(parting.right()).contains("\"z\"");
  }

  @Test
  void aRunThatEndsEarlierPartsThere() {
    Trace whole = Samples.healthy();
    Trace cut =
        new Trace(whole.header(), whole.choices(), whole.events().subList(0, 9), whole.findings());
    assertThat(parting(whole, cut).index()).isEqualTo(9);
    assertThat(parting(whole, cut).right()).isEqualTo("The run ends.");
  }
}
