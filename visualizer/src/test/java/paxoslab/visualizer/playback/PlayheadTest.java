package paxoslab.visualizer.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import paxoslab.visualizer.sample.Samples;
import paxoslab.visualizer.sample.TraceBuilder;

class PlayheadTest {
  @Test
  void onALaneOnlyThatPeersEventsAreVisited() {
    Playhead playhead =
        new Playhead(new Timeline(paxoslab.visualizer.sample.Samples.brokenPromise()));
    int lane = playhead.timeline().lane(0);
    while (playhead.stepOnLane(1)) {
      assertThat(playhead.timeline().lane(playhead.index())).isEqualTo(lane);
    }
    int last = playhead.index();
    assertThat(last).isPositive();
    assertThat(playhead.stepOnLane(-1)).isTrue();
    assertThat(playhead.index()).isLessThan(last);
  }

  @Test
  void stepsStayWithinTheRun() {
    Playhead playhead = new Playhead(new Timeline(Samples.healthy()));
    playhead.step(-1);
    assertThat(playhead.index()).isZero();
    playhead.step(Integer.MAX_VALUE);
    assertThat(playhead.atEnd()).isTrue();
    playhead.step(1);
    assertThat(playhead.index()).isEqualTo(playhead.timeline().size() - 1);
  }

  @Test
  void jumpsGoFromFindingToFindingAndStayWhereThereIsNone() {
    TraceBuilder builder = new TraceBuilder("T", "test", 1);
    for (int i = 0; i < 6; i++) {
      builder.start(0, i, "x");
    }
    builder.finding("one", 2, 0, "first", List.of());
    builder.finding("two", 4, 0, "second", List.of());
    Playhead playhead = new Playhead(new Timeline(builder.build()));

    assertThat(playhead.previousFinding()).isFalse();
    assertThat(playhead.nextFinding()).isTrue();
    assertThat(playhead.findings()).extracting(f -> f.rule()).containsExactly("one");
    assertThat(playhead.nextFinding()).isTrue();
    assertThat(playhead.index()).isEqualTo(4);
    assertThat(playhead.nextFinding()).isFalse();
    assertThat(playhead.index()).isEqualTo(4);
    assertThat(playhead.previousFinding()).isTrue();
    assertThat(playhead.index()).isEqualTo(2);
  }

  @Test
  void anEmptyRunHasNoPresentEvent() {
    Playhead playhead = new Playhead(new Timeline(new TraceBuilder("T", "test", 3).build()));
    playhead.seek(10);
    playhead.seekEvent(3);
    playhead.step(-1);
    assertThat(playhead.event()).isEmpty();
    assertThat(playhead.index()).isZero();
  }
}
