package paxoslab.visualizer.playback;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import paxoslab.api.AcceptArgs;
import paxoslab.api.AcceptReply;
import paxoslab.api.Fate;
import paxoslab.api.PrepareArgs;
import paxoslab.api.PrepareReply;
import paxoslab.trace.TraceEvent;
import paxoslab.visualizer.sample.Samples;
import paxoslab.visualizer.sample.TraceBuilder;
import paxoslab.wire.Value;

class AcceptorsTest {
  private static final Value X = new Value.Text("x");

  private final TraceBuilder builder = new TraceBuilder("T", "test", 3);

  @Test
  void answersShowWhatAnAcceptorPromisedAndAccepted() {
    int prepare = builder.deliver(builder.send(0, 1, new PrepareArgs(2, 3), TraceEvent.NONE));
    int promise = builder.reply(prepare, new PrepareReply(true, 3, -1, null));
    int accept = builder.deliver(builder.send(0, 1, new AcceptArgs(2, 3, X), TraceEvent.NONE));
    int accepted = builder.reply(accept, new AcceptReply(true, 3));
    int chosen = builder.chosen(1, 2, "x", accepted);

    Acceptors acceptors = new Acceptors(new Timeline(builder.build()));
    assertThat(acceptors.at(prepare, 2, 1)).isEqualTo(AcceptorState.UNKNOWN);
    assertThat(acceptors.at(promise, 2, 1)).isEqualTo(new AcceptorState(3, -1, null, null, null));
    assertThat(acceptors.at(accept, 2, 1)).isEqualTo(acceptors.at(promise, 2, 1));
    assertThat(acceptors.at(accepted, 2, 1)).isEqualTo(new AcceptorState(3, 3, X, null, null));
    assertThat(acceptors.at(chosen, 2, 1)).isEqualTo(new AcceptorState(3, 3, X, Fate.CHOSEN, X));
    assertThat(acceptors.changedAt(accepted, 2, 1)).isTrue();
    assertThat(acceptors.changedAt(accept, 2, 1)).isFalse();
  }

  @Test
  void aBrokenPromiseShowsAsAnAcceptedBallotBelowThePromise() {
    Timeline timeline = new Timeline(Samples.brokenPromise());
    int at = timeline.indexOf(timeline.trace().findings().get(0));

    AcceptorState state = new Acceptors(timeline).at(at, 0, 1);
    assertThat(state.np()).isEqualTo(5);
    assertThat(state.na()).isEqualTo(3);
  }

  @Test
  void aRejectTellsTheHigherPromise() {
    int prepare = builder.deliver(builder.send(0, 1, new PrepareArgs(0, 3), TraceEvent.NONE));
    int reject = builder.reply(prepare, new PrepareReply(false, 8, -1, null));

    assertThat(new Acceptors(new Timeline(builder.build())).at(reject, 0, 1).np()).isEqualTo(8);
  }

  @Test
  void theInstanceSpokenOfLastComesFirst() {
    int first = builder.start(0, 4, "x");
    int second = builder.start(0, 7, "y");

    Acceptors acceptors = new Acceptors(new Timeline(builder.build()));
    assertThat(acceptors.recentInstances(second, 5)).containsExactly(7, 4);
    assertThat(acceptors.recentInstances(first, 5)).containsExactly(4);
    assertThat(acceptors.manyInstances()).isTrue();
  }

  @Test
  void lookUpFromACheckpointTellsWhatReadingFromTheStartTells() {
    TraceBuilder builder = new TraceBuilder("T", "test", 3);
    int start = builder.start(0, 0, "x");
    for (int n = 1; n <= 200; n++) {
      int send = builder.send(0, n % 2, new PrepareArgs(0, n), start);
      builder.reply(builder.deliver(send), new PrepareReply(n % 5 != 0, n, -1, null));
    }
    Timeline timeline = new Timeline(builder.build());
    Acceptors acceptors = new Acceptors(timeline);
    int[] promised = {-1, -1, -1};
    for (int i = 0; i < timeline.size(); i++) {
      if (timeline.event(i) instanceof TraceEvent.Reply reply) {
        promised[reply.from()] = ((PrepareReply) reply.msg()).n();
        assertThat(acceptors.changedAt(i, 0, reply.from())).isTrue();
        assertThat(acceptors.changedAt(i, 0, 1 - reply.from())).isFalse();
      }
      for (int peer = 0; peer < 3; peer++) {
        assertThat(acceptors.at(i, 0, peer).np())
            .as("p%d at %d", peer, i)
            .isEqualTo(promised[peer]);
      }
    }
  }
}
