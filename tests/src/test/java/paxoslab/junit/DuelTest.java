package paxoslab.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import paxoslab.api.AcceptArgs;
import paxoslab.api.AcceptReply;
import paxoslab.api.PrepareArgs;
import paxoslab.api.PrepareReply;
import paxoslab.api.Request;
import paxoslab.trace.TraceEvent;
import paxoslab.wire.Value;

/** A livelock is told from other reasons why nothing is decided. */
class DuelTest {
  private static final int ACCEPTOR = 2;

  private final List<TraceEvent> events = new ArrayList<>();
  private int rpc;

  @Test
  void proposersThatOvertakeEachOtherAreNamedWithTheirRounds() {
    prepare(0, 0, true);
    for (int n = 0; n < 20; n++) {
      int proposer = n % 2;
      prepare(1 - proposer, n + 1, true);
      accept(proposer, n, false);
    }

    assertThat(Duel.in(events, 0))
        .hasValueSatisfying(
            cause -> {
              assertThat(cause.text())
                  .contains("a livelock: p0 and p1 overtake each other; 20 rounds, ballots 0 to 19")
                  .contains("wait a random time");
              assertThat(cause.peer()).isZero();
            });
    assertThat(Duel.in(events, 1)).as("another instance").isEmpty();
  }

  @Test
  void aFewLostRoundsAreNoLivelock() {
    for (int n = 0; n < 6; n++) {
      prepare(1 - n % 2, n + 1, true);
      accept(n % 2, n, false);
    }

    assertThat(Duel.in(events, 0)).isEmpty();
  }

  @Test
  void anAcceptorThatRefusesForNoReasonMakesNoLivelock() {
    for (int n = 0; n < 40; n++) {
      prepare(n % 2, n, false);
    }

    assertThat(Duel.in(events, 0)).isEmpty();
  }

  private void prepare(int proposer, int n, boolean ok) {
    exchange(proposer, new PrepareArgs(0, n), new PrepareReply(ok, n, -1, null));
  }

  private void accept(int proposer, int n, boolean ok) {
    exchange(proposer, new AcceptArgs(0, n, new Value.Text("v")), new AcceptReply(ok, n + 1));
  }

  private void exchange(int proposer, Request<?> request, Record reply) {
    int id = events.size();
    events.add(
        new TraceEvent.Send(id, id, rpc, proposer, ACCEPTOR, request, TraceEvent.NONE, null));
    events.add(new TraceEvent.Deliver(id + 1, id, rpc, proposer, ACCEPTOR, id));
    events.add(new TraceEvent.Reply(id + 2, id, rpc, ACCEPTOR, proposer, reply, id + 1, null));
    rpc++;
  }
}
