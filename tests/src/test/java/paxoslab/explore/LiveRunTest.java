package paxoslab.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import paxoslab.host.CarrierPool;
import paxoslab.host.GoodPeer;
import paxoslab.solution.Solution;
import paxoslab.trace.Choice;
import paxoslab.trace.Header;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;

/** Runs whose every step is a choice. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveRunTest {
  private final CarrierPool pool = new CarrierPool();
  private final Solution good = GoodPeer.solution();

  @AfterAll
  void closeThePool() {
    pool.close();
  }

  private Trace with(Trace run, Choice... more) {
    List<Choice> choices = new ArrayList<>(run.choices());
    choices.addAll(Arrays.asList(more));
    return LiveRun.replay(good, pool, new Trace(run.header(), choices, List.of(), List.of()));
  }

  @Test
  void nothingArrivesUnlessSomebodySaysSo() {
    Trace run = LiveRun.begin(good, pool, 3);
    run = with(run, LiveRun.next(run, new LiveStep.Start(0, 0, "x")));
    assertThat(run.events()).anyMatch(e -> e instanceof TraceEvent.Send s && s.to() == 1);
    assertThat(run.events())
        .noneMatch(e -> e instanceof TraceEvent.Deliver d && d.from() != d.to())
        .allMatch(e -> e.t() == 0);
  }

  @Test
  void stepsHappenInTheirOrderAtTheirTimes() {
    Trace run = LiveRun.begin(good, pool, 3);
    run = with(run, LiveRun.next(run, new LiveStep.Start(0, 0, "x")));
    run = with(run, LiveRun.until(40));
    assertThat(LiveRun.now(run)).isEqualTo(40);
    run = with(run, LiveRun.next(run, new LiveStep.Start(1, 0, "y")));
    run = with(run, LiveRun.next(run, new LiveStep.Kill(2)));
    assertThat(run.choices())
        .extracting(Choice::key)
        .containsExactly(
            "held/all", "live/0/start/0/0/x", "live/1/start/1/0/y", "live/2/kill/2", "live/until");
    assertThat(run.events())
        .filteredOn(e -> e instanceof TraceEvent.Call || e instanceof TraceEvent.Kill)
        .extracting(TraceEvent::t)
        .containsExactly(0L, 40L, 40L);
    assertThat(with(run)).isEqualTo(run);
  }

  @Test
  void aStepsKeyTellsTheStep() {
    for (LiveStep step :
        List.of(
            new LiveStep.Start(2, 17, "a/b/\"c\" \n"),
            new LiveStep.Start(0, 0, ""),
            new LiveStep.Done(1, 3),
            new LiveStep.Kill(8))) {
      assertThat(LiveStep.of(step.key())).isEqualTo(step);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"live/0/begin/1", "live/x/kill/1", "live/0", "live/0/kill/3", "live/0/done/1/x"})
  void aKeyThatIsNoStepIsNamed(String key) {
    Trace run = LiveRun.begin(good, pool, 3);
    assertThatThrownBy(() -> with(run, new Choice(key, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(key.substring(key.lastIndexOf('/') + 1) + "\" is ");
  }

  @Test
  void aTraceOfAnotherNumberOfPeersIsRefused() {
    Trace run = LiveRun.begin(good, pool, 3);
    Header h = run.header();
    Header header =
        new Header(
            h.scenario(),
            h.title(),
            h.seed(),
            Map.of("peers", "many"),
            h.nodes(),
            h.solution(),
            h.solutionSha256(),
            h.rpcTimeoutMicros());
    Trace odd = new Trace(header, run.choices(), List.of(), List.of());
    assertThatThrownBy(() -> LiveRun.replay(good, pool, odd))
        .hasMessage("the trace's parameter peers is \"many\", and not a number");
    assertThatThrownBy(() -> LiveRun.begin(good, pool, 0))
        .hasMessage("peers must be 1 to 9, not 0");
  }
}
