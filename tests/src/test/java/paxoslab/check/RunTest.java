package paxoslab.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import paxoslab.trace.Header;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;

class RunTest {
  private static Run after(TraceBuilder built) {
    Run run = new Run(built.trace().header());
    built.trace().events().forEach(run::see);
    return run;
  }

  @Test
  void instanceIsLetGoWhenEveryPeerHasForgottenIt() {
    TraceBuilder built = TraceBuilder.peers(2).start(0, "a").done(0, 0).done(1, 0).min(0, 1);
    assertThat(after(built).instance(0)).isNotNull();
    built.min(1, 1);
    assertThat(after(built).instance(0)).isNull();
    assertThat(after(built).instance(1)).isNotNull();
  }

  @Test
  void eventSeenTwiceCountsOnce() {
    TraceBuilder built = TraceBuilder.peers(3).start(0, "a").prepare(0, 0, 3).prepare(0, 1, 3);
    Run run = after(built);
    built.trace().events().forEach(run::see);
    assertThat(run.instance(0).round(0, 3).promises()).hasSize(2);
  }

  @Test
  void majorityIsMoreThanHalf() {
    assertThat(
            List.of(1, 2, 3, 4, 5, 10).stream().map(n -> after(TraceBuilder.peers(n)).majority()))
        .containsExactly(1, 2, 2, 3, 3, 6);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Sees.Sends.class,
        Sees.Deliveries.class,
        Sees.Replies.class,
        Sees.Answers.class,
        Sees.Calls.class,
        Sees.Results.class,
        Sees.World.class,
        Sees.Turns.class,
        Sees.End.class
      })
  void eachCheckIsShownWhatItSees(Class<?> what) {
    Checks checks = new Checks(TraceBuilder.peers(3).trace().header(), f -> {});
    List<Object> sees = new ArrayList<>(checks.monitors());
    sees.removeIf(check -> !what.isInstance(check));
    assertThat(checks.shown(what)).isEqualTo(sees);
  }

  @Test
  void messagesWhoseSendIsMissingAreSkipped() {
    Header header = TraceBuilder.peers(3).trace().header();
    List<TraceEvent> events =
        List.of(
            new TraceEvent.Deliver(5, 0, 0, 0, 1, 3),
            new TraceEvent.DeliverReply(6, 0, 0, 1, 0, 4),
            new TraceEvent.Drop(7, 0, 2, TraceEvent.Why.LOSS),
            new TraceEvent.Duplicate(8, 0, 2));
    assertThat(Checks.run(new Trace(header, List.of(), events, List.of()))).isEmpty();
  }
}
