package paxoslab.visualizer.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import paxoslab.visualizer.playback.Timeline;
import paxoslab.visualizer.sample.TraceBuilder;

class IslandsTest {
  private static final Box PLACE = new Box(0, 0, 900, 600);

  private static Timeline cut(int peers, String groups) {
    TraceBuilder run = new TraceBuilder("", "", peers);
    run.note("before");
    run.partition(groups);
    run.note("during");
    run.heal();
    return new Timeline(run.build());
  }

  @Test
  void whileTheNetworkIsWholeThereIsNoCoast() {
    Timeline timeline = cut(3, "0 | 1 2");
    for (int whole : List.of(0, 3)) {
      Islands islands = Islands.of(timeline, whole, PLACE, 180, 90);
      assertThat(islands.coasts()).isEmpty();
      assertThat(islands.centres()).hasSize(3);
      assertThat(islands.cut()).isEmpty();
    }
  }

  @Test
  void eachPeerStandsOnTheIslandOfItsGroup() {
    Islands islands = Islands.of(cut(5, "0 4 | 1 2"), 2, PLACE, 180, 90);
    assertThat(islands.cut()).isEqualTo("0 4 | 1 2");
    assertThat(islands.coasts()).as("who is in no group is on one of their own").hasSize(3);
    assertThat(islands.centres().keySet()).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    assertThat(island(islands, 0)).isEqualTo(island(islands, 4)).isNotEqualTo(island(islands, 1));
    assertThat(island(islands, 1)).isEqualTo(island(islands, 2)).isNotEqualTo(island(islands, 3));
  }

  private static int island(Islands islands, int lane) {
    Mark.Point at = islands.centre(lane);
    for (int i = 0; i < islands.coasts().size(); i++) {
      if (islands.coasts().get(i).holds(new Box(at.x(), at.y(), 0, 0))) {
        return i;
      }
    }
    throw new AssertionError("lane " + lane + " is at sea");
  }

  @Test
  void aClientStandsOnAnIslandOnlyIfTheCutNamesIt() {
    TraceBuilder run = TraceBuilder.store("", "", 3, 2);
    run.partition("0 3 | 1 2");
    Islands islands = Islands.of(new Timeline(run.build()), 0, PLACE, 180, 90);
    assertThat(islands.cut()).isEqualTo("s0 c0 | s1 s2");
    assertThat(islands.coasts()).hasSize(2);
    assertThat(island(islands, 3)).isEqualTo(island(islands, 0));
    double shore = islands.centre(4).y();
    assertThat(islands.coasts()).allMatch(coast -> coast.bottom() < shore);
  }

  @Test
  void manyClientsStandInRows() {
    TraceBuilder run = TraceBuilder.store("", "", 3, 12);
    run.note("whole");
    Islands islands = Islands.of(new Timeline(run.build()), 0, PLACE, 180, 50);
    for (int a = 0; a < 15; a++) {
      for (int b = 0; b < a; b++) {
        Mark.Point one = islands.centre(a);
        Mark.Point other = islands.centre(b);
        assertThat(Math.abs(one.x() - other.x()) >= 180 || Math.abs(one.y() - other.y()) >= 50)
            .as("%d beside %d", a, b)
            .isTrue();
      }
    }
  }

  @Test
  void aCutOneWayLeavesAllTogether() {
    Islands islands = Islands.of(cut(3, "0 > 1"), 2, PLACE, 180, 90);
    assertThat(islands.coasts()).isEmpty();
    assertThat(islands.centres()).hasSize(3);
    assertThat(islands.cut()).isEqualTo("0 > 1");
  }
}
