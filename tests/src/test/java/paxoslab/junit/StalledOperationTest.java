package paxoslab.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import paxoslab.api.AppendArgs;
import paxoslab.api.Fate;
import paxoslab.junit.Awaited.Cause;
import paxoslab.trace.TraceEvent;
import paxoslab.wire.Value;

/** Three servers, one client; what a run doesn't prove isn't said. */
class StalledOperationTest {
  private static final int C0 = 3;
  private static final int NONE = TraceEvent.NONE;

  private final List<TraceEvent> events = new ArrayList<>();
  private long now;

  @Test
  void undecidedInstanceOfAServerThatIsCutOffIsExplained() {
    calls();
    asks(0);
    int started = start(0, 4);
    after(100);
    add(new TraceEvent.Partition(id(), now, "0 3 | 1 2"));
    after(4_000);
    asks(0);

    assertThat(cause())
        .hasValueSatisfying(
            cause -> {
              assertThat(cause.text())
                  .isEqualTo(
                      "c0 asks nobody but s0; instance 4, which s0 started last, is decided"
                          + " nowhere: since 0.1 s it reaches 1 of 3 servers, itself included");
              assertThat(cause.peer()).isZero();
              assertThat(cause.evidence()).contains(0, started);
            });
  }

  @Test
  void undecidedInstanceOfAServerWithAMajorityIsNamedWithoutAReason() {
    calls();
    asks(0);
    start(0, 4);
    add(new TraceEvent.Partition(id(), now, "0 1 3 | 2"));
    after(4_000);
    asks(1);

    assertThat(text()).isEqualTo("instance 4, which s0 started last, is decided nowhere");
  }

  @Test
  void instanceThatIsForgottenComesBeforeOtherReasons() {
    calls();
    asks(0);
    asks(1);
    start(0, 5);
    start(1, 4);
    status(0, 5, Fate.CHOSEN);
    after(1_500);
    status(1, 4, Fate.CHOSEN);
    status(1, 4, Fate.FORGOTTEN);
    after(4_000);
    asks(0);

    assertThat(text())
        .isEqualTo(
            "instance 4, which s1 started last, was decided at 1.5 s, is FORGOTTEN there since 1.5 s,"
                + " and it started no other");
  }

  @Test
  void decisionThatAServerKnowsOrMissedIsTold() {
    calls();
    asks(1);
    start(1, 4);
    after(1_200);
    status(0, 4, Fate.CHOSEN);
    after(4_000);
    asks(0);
    assertThat(text())
        .isEqualTo(
            "instance 4, which s1 started last, was decided at 1.2 s, and s1 has not learned it");

    status(1, 4, Fate.CHOSEN);
    assertThat(cause()).as("it has only just learned it").isEmpty();
    after(2_000);
    asks(0);
    assertThat(text())
        .isEqualTo(
            "instance 4, which s1 started last, is decided since 5.2 s, as s1 knows; it started no"
                + " other since");
  }

  @Test
  void serverThatStartedNothingIsNamed() {
    calls();
    asks(2);
    after(3_000);
    asks(1);

    assertThat(text()).isEqualTo("s2 has started no instance, and was asked at 0.0 s");
  }

  @Test
  void requestsThatNeverArriveAreCounted() {
    calls();
    for (int i = 0; i < 3; i++) {
      AppendArgs request = new AppendArgs("k", "a", "c0", 1);
      add(new TraceEvent.Send(id(), now, id(), C0, 1, request, NONE, null));
      after(600);
    }

    assertThat(text()).isEqualTo("c0 asks nobody but s1; none of its 3 requests arrived");
  }

  @Test
  void clientThatFellSilentIsNamed() {
    calls();
    asks(2);
    after(3_000);

    assertThat(cause())
        .hasValueSatisfying(
            cause -> {
              assertThat(cause.text()).isEqualTo("c0 asked s2 at 0.0 s, and nobody since");
              assertThat(cause.peer()).isEqualTo(C0);
            });
  }

  @Test
  void nothingIsSaidOfDeadServersNorOfWhatIsGoingOn() {
    calls();
    asks(0);
    start(0, 4);
    add(new TraceEvent.Kill(id(), now, 0));
    after(3_000);
    asks(1);
    start(1, 4);

    assertThat(cause()).isEmpty();
  }

  private Optional<Cause> cause() {
    add(new TraceEvent.Note(id(), now, "the bound is missed"));
    return StalledOperation.in(events, C0, 3);
  }

  private String text() {
    return cause().orElseThrow().text();
  }

  private int id() {
    return events.size();
  }

  private int add(TraceEvent event) {
    events.add(event);
    return event.id();
  }

  private void after(long millis) {
    now += 1_000 * millis;
  }

  private void calls() {
    add(new TraceEvent.Call(id(), now, C0, "append", 0, new Value.Text("a"), "k", NONE));
  }

  private void asks(int server) {
    AppendArgs request = new AppendArgs("k", "a", "c0", 1);
    int send = add(new TraceEvent.Send(id(), now, id(), C0, server, request, NONE, null));
    add(new TraceEvent.Deliver(id(), now, send, C0, server, send));
  }

  private int start(int server, int seq) {
    return add(new TraceEvent.Call(id(), now, server, "start", seq, new Value.Text("op")));
  }

  private void status(int server, int seq, Fate fate) {
    Value value = fate == Fate.CHOSEN ? new Value.Text("op") : null;
    add(TraceEvent.Result.status(id(), now, server, seq, fate, value, NONE));
  }
}
