package paxoslab.visualizer.branch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paxoslab.explore.LiveStep;
import paxoslab.solution.Solution;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceDiff;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceReader;

class LiveTest {
  private static final Solution REFERENCE = Runs.reference();

  @TempDir Path directory;

  private static Live begin() throws NoWhatIfException {
    return Live.begin(REFERENCE, 3);
  }

  private static List<String> waiting(Branch run) {
    return Live.hand(run).inFlight().stream().map(InFlight::text).toList();
  }

  private static InFlight find(Branch run, String text) {
    return Live.hand(run).inFlight().stream()
        .filter(message -> message.text().equals(text))
        .findFirst()
        .orElseThrow(() -> new AssertionError(text + " is not among " + waiting(run)));
  }

  private static Branch deliver(Live live, Branch run, String... messages) {
    Branch last = run;
    for (String message : messages) {
      last = live.play(last, find(last, message).deliver());
    }
    return last;
  }

  private static boolean isDecided(Branch run, int peer) {
    return run.trace().events().stream()
        .anyMatch(e -> e instanceof TraceEvent.Result r && r.peer() == peer && r.value() != null);
  }

  /** All that was done before is still there. */
  private static void assertGoesOn(Branch after, Branch before) {
    List<TraceEvent> events = before.trace().events();
    assertThat(after.trace().events().subList(0, events.size())).isEqualTo(events);
  }

  @Test
  void atFirstThePeersWereJustCreated() throws Exception {
    Branch nothing = begin().tree().original();
    assertThat(nothing.trace().events()).noneMatch(e -> e instanceof TraceEvent.Send);
    assertThat(nothing.title()).isEqualTo("nothing has happened");
    assertThat(waiting(nothing)).isEmpty();
    assertThat(Live.now(nothing)).isZero();
  }

  @Test
  void aMajoritysMessagesDecide() throws Exception {
    Live live = begin();
    Branch started = live.play(live.tree().original(), new LiveStep.Start(0, 0, "x"));
    assertThat(started.title()).isEqualTo("p0 start(0, \"x\")");
    assertThat(waiting(started))
        .as("what p0 sends to itself has arrived")
        .containsExactly("prepare 3 from p0 to p1", "prepare 3 from p0 to p2");
    Branch run =
        deliver(
            live,
            started,
            "prepare 3 from p0 to p2",
            "promise 3 from p2 to p0",
            "accept 3 \"x\" from p0 to p2");
    assertThat(isDecided(run, 0)).isFalse();
    run = deliver(live, run, "accepted from p2 to p0");
    assertGoesOn(run, started);
    assertThat(isDecided(run, 0)).as(waiting(run).toString()).isTrue();
    assertThat(Live.now(run)).as("a microsecond a message").isEqualTo(4);
    assertThat(waiting(run)).contains("prepare 3 from p0 to p1");
  }

  @Test
  void aDroppedMessageNeverArrives() throws Exception {
    Live live = begin();
    Branch started = live.play(live.tree().original(), new LiveStep.Start(0, 0, "x"));
    Branch run = live.play(started, find(started, "prepare 3 from p0 to p1").drop());
    assertThat(run.title()).isEqualTo("drop prepare 3 from p0 to p1");
    assertThat(waiting(run)).containsExactly("prepare 3 from p0 to p2");
    assertThat(run.trace().events()).anyMatch(e -> e instanceof TraceEvent.Drop);
  }

  @Test
  void timeGoesOnToTheNextTimeout() throws Exception {
    Live live = begin();
    Branch started = live.play(live.tree().original(), new LiveStep.Start(0, 0, "x"));
    Branch run = live.passToNext(started).orElseThrow();
    assertThat(Live.now(run)).isEqualTo(500_000);
    assertThat(run.title()).isEqualTo("500 ms pass");
    assertGoesOn(run, started);
    assertThat(run.trace().events()).anyMatch(e -> e instanceof TraceEvent.Timeout);
    assertThat(waiting(run)).as("a request may come late").contains("prepare 3 from p0 to p1");
  }

  @Test
  void whereNothingIsDueTimeNeedNotPass() throws Exception {
    Live live = begin();
    assertThat(live.passToNext(live.tree().original())).isEmpty();
    assertThat(live.tree().tree()).as("looking is no branch").hasSize(1);
  }

  @Test
  void allThatWaitsArrivesInOrder() throws Exception {
    Live live = begin();
    Branch run = live.play(live.tree().original(), new LiveStep.Start(0, 0, "x"));
    run = live.deliverAll(run);
    assertThat(run.title()).isEqualTo("deliver all 2 messages");
    assertThat(waiting(run)).containsExactly("promise 3 from p1 to p0", "promise 3 from p2 to p0");
    while (!(isDecided(run, 0) && isDecided(run, 1) && isDecided(run, 2))) {
      assertThat(waiting(run)).isNotEmpty();
      run = live.deliverAll(run);
    }
  }

  @Test
  void aPeerCanBeKilledAndBeDone() throws Exception {
    Live live = begin();
    Branch run = live.play(live.tree().original(), new LiveStep.Start(0, 0, "x"));
    run = live.play(run, new LiveStep.Kill(1));
    assertThat(waiting(run)).containsExactly("prepare 3 from p0 to p2");
    assertThat(Live.hand(run).fixed()).anyMatch(s -> s.startsWith("p1 is dead"));
    run = live.play(run, new LiveStep.Done(2, 0));
    assertThat(run.trace().events())
        .anyMatch(e -> e instanceof TraceEvent.Call c && c.peer() == 2 && c.op().equals("done"));
  }

  @Test
  void oneCanGoBackAndDoSomethingElse() throws Exception {
    Live live = begin();
    Branch started = live.play(live.tree().original(), new LiveStep.Start(0, 0, "x"));
    Branch one = deliver(live, started, "prepare 3 from p0 to p1");
    Branch other = deliver(live, started, "prepare 3 from p0 to p2");
    assertThat(one.parent()).contains(started);
    assertThat(other.parent()).contains(started);
    assertThat(live.tree().tree()).containsExactly(live.tree().original(), started, one, other);
  }

  @Test
  void aBrokenRuleEndsTheRun() throws Exception {
    Live live = Live.begin(Runs.faulty("proposer-counts-lost-promises"), 3);
    Branch run = live.play(live.tree().original(), new LiveStep.Start(0, 0, "x"));
    run = live.passToNext(run).orElseThrow();
    assertThat(run.outcome()).startsWith("breaks quorum-before-accept");
    assertThat(waiting(run)).isEmpty();
  }

  @Test
  void aSavedRunIsPlayedAgainAndGoesOn() throws Exception {
    Live live = begin();
    Branch run = live.play(live.tree().original(), new LiveStep.Start(1, 4, "a/b \"c\""));
    run = deliver(live, run, waiting(run).get(0));
    run = live.play(run, find(run, waiting(run).get(0)).drop());
    run = live.passToNext(run).orElseThrow();
    run = live.play(run, new LiveStep.Start(0, 4, ""));
    Path file = directory.resolve("live.jsonl.gz");
    run.save(file);
    Trace read = TraceReader.read(file).trace();
    assertThat(TraceDiff.first(run.trace(), read)).isEmpty();
    Trace again = Scenario.of(read.header(), REFERENCE).play(read);
    assertThat(TraceDiff.first(read, again)).isEmpty();
    Live back = Live.of(WhatIf.of(read, REFERENCE));
    Branch reopened = back.tree().original();
    assertThat(waiting(reopened)).isEqualTo(waiting(run));
    Branch on = back.play(reopened, Live.hand(reopened).inFlight().get(0).deliver());
    assertGoesOn(on, run);
  }

  @Test
  void aRefusedSolutionIsNotPlayed() {
    assertThatThrownBy(() -> Live.begin(REFERENCE, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("peers must be 1 to 9, not 10");
  }
}
