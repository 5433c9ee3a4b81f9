package paxoslab.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All schedules of a model, counted twice: with reduction, and one by one. */
class ScheduleTreeTest {
  /** All orders without any reduction, as what each process sees: one for each trace. */
  private static Set<Map<Integer, List<Integer>>> oneByOne(int proposers, int acceptors) {
    ScheduleTree all = all(proposers, acceptors, false);
    Set<Map<Integer, List<Integer>>> traces = new HashSet<>();
    do {
      traces.add(play(all, new PaxosModel(proposers, acceptors)));
    } while (all.advance());
    return traces;
  }

  private static ScheduleTree all(int proposers, int acceptors, boolean reduces) {
    return new ScheduleTree(new PaxosModel(proposers, acceptors)::processOf, reduces);
  }

  private static Map<Integer, List<Integer>> play(ScheduleTree schedules, PaxosModel model) {
    Map<Integer, List<Integer>> seen = new TreeMap<>();
    for (int move = schedules.next(model::enabled);
        move != ScheduleTree.END;
        move = schedules.next(model::enabled)) {
      model.take(move);
      seen.computeIfAbsent(model.processOf(move), p -> new ArrayList<>()).add(move);
    }
    return seen;
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 2", "1, 3", "2, 1", "2, 2"})
  void asManyTracesAsEnumerationFinds(int proposers, int acceptors) {
    assertThat(ModelSearch.explore(proposers, acceptors).traces())
        .isEqualTo(oneByOne(proposers, acceptors).size());
  }

  @Test
  void eachTraceIsPlayedOnce() {
    ScheduleTree schedules = all(2, 2, true);
    Set<Map<Integer, List<Integer>>> traces = new HashSet<>();
    do {
      Map<Integer, List<Integer>> seen = play(schedules, new PaxosModel(2, 2));
      assertThat(schedules.isBlocked() || traces.add(seen)).as("played twice: %s", seen).isTrue();
    } while (schedules.advance());
    assertThat(traces).hasSize((int) schedules.traces());
  }

  @Test
  void twoProposersAndThreeAcceptorsHaveTheKnownNumberOfTraces() {
    ModelSearch.Result all = ModelSearch.explore(2, 3);
    assertThat(all.traces()).isEqualTo(226_080);
    assertThat(all.agrees()).isTrue();
  }

  @Test
  void aRunThatStopsEarlyMakesTheCountsDiffer() {
    // Who ends a run once somebody decided leaves out arrivals that others commute with.
    ScheduleTree schedules = all(2, 2, true);
    Set<Map<Integer, List<Integer>>> traces = new HashSet<>();
    do {
      traces.add(playToFirstVote(schedules));
    } while (schedules.advance());
    ScheduleTree all = all(2, 2, false);
    Set<Map<Integer, List<Integer>>> reachable = new HashSet<>();
    do {
      reachable.add(playToFirstVote(all));
    } while (all.advance());
    assertThat(traces.size()).isLessThan(reachable.size());
  }

  private static Map<Integer, List<Integer>> playToFirstVote(ScheduleTree schedules) {
    PaxosModel model = new PaxosModel(2, 2);
    Map<Integer, List<Integer>> seen = new TreeMap<>();
    boolean over = false;
    while (!over) {
      int move = schedules.next(model::enabled);
      over = move == ScheduleTree.END;
      if (!over) {
        model.take(move);
        seen.computeIfAbsent(model.processOf(move), p -> new ArrayList<>()).add(move);
        over = model.isVote(move);
      }
    }
    return seen;
  }
}
