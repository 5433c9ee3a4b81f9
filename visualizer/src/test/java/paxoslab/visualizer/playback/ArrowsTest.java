package paxoslab.visualizer.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import paxoslab.visualizer.sample.LongSample;

class ArrowsTest {
  private static final int LONG = 120_000;
  private static final int SIGHT = 60;
  private final Timeline timeline = new Timeline(LongSample.of(6_000));
  private final Arrows arrows = timeline.arrows();

  @Test
  void crossingFindsAllThatAReaderOfTheWholeListFinds() {
    for (int first = 0; first < timeline.size(); first += 97) {
      int from = first;
      int to = first + SIGHT;
      List<Arrow> expected =
          arrows.stream()
              .filter(a -> a.start() <= to && Math.max(a.start(), a.end()) >= from)
              .toList();
      assertThat(arrows.crossing(from, to)).as("from event %d", from).isEqualTo(expected);
    }
  }

  @Test
  void underwayFindsAlsoWhatNeverArrives() {
    for (int index = 0; index < timeline.size(); index += 41) {
      int at = index;
      List<Arrow> expected =
          arrows.stream().filter(a -> a.start() <= at && (a.end() < 0 || a.end() >= at)).toList();
      assertThat(arrows.underway(at)).as("at event %d", at).isEqualTo(expected);
    }
    assertThat(arrows.underway(timeline.size() - 1))
        .anyMatch(a -> a.outcome() == Arrow.Outcome.IN_FLIGHT);
  }

  @Test
  void whatIsLookedAtDoesNotGrowWithTheRun() {
    Arrows longer = new Timeline(LongSample.of(LONG)).arrows();
    for (int first = 0; first + SIGHT < LONG; first += 3_001) {
      int[] found = {0};
      int looked = longer.search(first, first + SIGHT, i -> found[0]++);
      // A block and its path for what began long ago, a few blocks for what begins in sight.
      assertThat(looked).as("from event %d", first).isLessThan(40 * (10 + found[0]));
      assertThat(looked).as("from event %d", first).isLessThan(LONG / 20);
    }
  }

  @Test
  void cutsBetweenAreThoseThatStandThere() {
    Timeline cuts = new Timeline(LongSample.of(LONG));
    assertThat(cuts.cuts()).hasSizeGreaterThan(3);
    for (int first = 0; first < cuts.size(); first += 499) {
      int from = first;
      assertThat(cuts.cuts(from, from + SIGHT))
          .isEqualTo(
              cuts.cuts().stream()
                  .filter(c -> c.end() >= from && c.start() <= from + SIGHT)
                  .toList());
    }
  }
}
