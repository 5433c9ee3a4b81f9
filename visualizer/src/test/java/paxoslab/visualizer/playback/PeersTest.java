package paxoslab.visualizer.playback;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import paxoslab.visualizer.sample.TraceBuilder;

class PeersTest {
  @Test
  void doneAndMinAndDeathAreKnownFromTheirEventOn() {
    TraceBuilder run = new TraceBuilder("", "", 2);
    run.note("begin");
    run.done(0, 4);
    run.done(0, 2);
    run.number(1, "min", 3);
    run.kill(1);
    Timeline timeline = new Timeline(run.build());
    Peers peers = new Peers(timeline);
    assertThat(peers.at(0, 0).done()).isEqualTo(-1);
    assertThat(peers.at(1, 0).done()).isEqualTo(4);
    assertThat(peers.at(2, 0).done()).as("a lower done does nothing").isEqualTo(4);
    assertThat(peers.at(2, 1).min()).isZero();
    assertThat(peers.at(3, 1).min()).isEqualTo(3);
    assertThat(peers.at(3, 1).alive()).isTrue();
    assertThat(peers.at(4, 1).alive()).isFalse();
  }
}
