package paxoslab.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import paxoslab.api.AcceptArgs;
import paxoslab.api.ChooseArgs;
import paxoslab.api.ChooseReply;
import paxoslab.api.Fate;
import paxoslab.api.PrepareArgs;
import paxoslab.api.Request;
import paxoslab.api.SeqArgs;
import paxoslab.api.SeqReply;
import paxoslab.api.Status;

/** A peer whose two companions acknowledge what it tells, unless they are said to be silent. */
class PaxosPeerTest {
  private static final Status PENDING = new Status(Fate.PENDING, null);
  private static final Status FORGOTTEN = new Status(Fate.FORGOTTEN, null);

  private ScriptedEnv env;
  private PaxosPeer peer;
  private int silences;

  @BeforeEach
  void makePeer() {
    env = new ScriptedEnv(this::answer);
    peer = new PaxosPeer(List.of("p0", "p1", "p2"), 0, env);
  }

  private Optional<Object> answer(String to, Request<?> request) {
    if (request instanceof SeqArgs && silences-- > 0) {
      return Optional.empty();
    }
    if (to.equals("p0") || request instanceof SeqArgs) {
      return Optional.of(handle(request));
    }
    return Optional.empty();
  }

  private Object handle(Request<?> request) {
    if (request instanceof PrepareArgs prepare) {
      return peer.prepare(prepare);
    }
    if (request instanceof AcceptArgs accept) {
      return peer.accept(accept);
    }
    return request instanceof ChooseArgs choose ? peer.choose(choose) : new SeqReply(true);
  }

  @Test
  void knowsNothingAtFirst() {
    assertThat(peer.max()).isEqualTo(-1);
    assertThat(peer.min()).isZero();
    assertThat(peer.status(0)).isEqualTo(PENDING);
  }

  @Test
  void startReturnsBeforeAnythingIsSent() {
    peer.start(3, "x");

    assertThat(env.calls()).isEmpty();
    assertThat(env.waitingTasks()).isEqualTo(1);
    assertThat(peer.max()).isEqualTo(3);
  }

  @Test
  void secondStartOfAnInstanceAddsNoProposer() {
    peer.start(3, "x");
    peer.start(3, "y");

    assertThat(env.waitingTasks()).isEqualTo(1);
  }

  @Test
  void startOfADecidedInstanceDoesNothing() {
    peer.choose(new ChooseArgs(3, "x"));
    peer.start(3, "y");

    assertThat(env.waitingTasks()).isZero();
    assertThat(peer.status(3)).isEqualTo(new Status(Fate.CHOSEN, "x"));
  }

  @Test
  void believesChooseWhateverItPromised() {
    peer.accept(new AcceptArgs(3, 4, "x"));
    peer.prepare(new PrepareArgs(3, 9));

    assertThat(peer.choose(new ChooseArgs(3, "x"))).isEqualTo(new ChooseReply(true));
    assertThat(peer.status(3)).isEqualTo(new Status(Fate.CHOSEN, "x"));
  }

  @Test
  void decidedAcceptorGoesOnAnswering() {
    peer.accept(new AcceptArgs(3, 4, "x"));
    peer.choose(new ChooseArgs(3, "x"));

    assertThat(peer.prepare(new PrepareArgs(3, 9)).va()).isEqualTo("x");
  }

  @Test
  void maxCountsWhatItWasToldOf() {
    peer.prepare(new PrepareArgs(2, 1));
    assertThat(peer.max()).isEqualTo(2);
    peer.accept(new AcceptArgs(4, 1, "x"));
    assertThat(peer.max()).isEqualTo(4);
    peer.choose(new ChooseArgs(6, "x"));
    assertThat(peer.max()).isEqualTo(6);
    peer.choose(new ChooseArgs(5, "x"));
    assertThat(peer.max()).isEqualTo(6);
  }

  @Test
  void maxIsNotRaisedByAskingOrDone() {
    peer.status(9);
    peer.done(9);
    peer.updateDoneSeqs(new SeqArgs(1, 9));

    assertThat(peer.max()).isEqualTo(-1);
  }

  @Test
  void minWaitsForEveryPeer() {
    peer.done(5);
    peer.updateDoneSeqs(new SeqArgs(1, 3));
    assertThat(peer.min()).isZero();

    peer.updateDoneSeqs(new SeqArgs(2, 4));
    assertThat(peer.min()).isEqualTo(4);
  }

  @Test
  void olderNewsChangesNothing() {
    peer.updateDoneSeqs(new SeqArgs(1, 6));
    peer.updateDoneSeqs(new SeqArgs(1, 1));
    allDone(4);
    peer.done(2);
    peer.updateDoneSeqs(new SeqArgs(2, 0));
    assertThat(peer.min()).isEqualTo(5);

    peer.done(6);
    peer.updateDoneSeqs(new SeqArgs(2, 6));
    assertThat(peer.min()).isEqualTo(7);
  }

  @Test
  void maxDoesNotFallByForgetting() {
    peer.choose(new ChooseArgs(4, "x"));
    allDone(4);

    assertThat(peer.max()).isEqualTo(4);
  }

  @Test
  void acceptingIsNotDeciding() {
    peer.accept(new AcceptArgs(3, 4, "x"));

    assertThat(peer.status(3)).isEqualTo(PENDING);
  }

  @Test
  void statusIsLocal() {
    peer.start(3, "x");
    peer.status(3);
    peer.status(4);

    assertThat(env.calls()).isEmpty();
    assertThat(env.waitingTasks()).as("the proposer of 3").isEqualTo(1);
  }

  @Test
  void forgetsExactlyWhatIsBelowMin() {
    peer.choose(new ChooseArgs(4, "x"));
    peer.choose(new ChooseArgs(5, "y"));
    allDone(4);

    assertThat(peer.status(4)).isEqualTo(FORGOTTEN);
    assertThat(peer.status(5)).isEqualTo(new Status(Fate.CHOSEN, "y"));
    assertThat(peer.max()).isEqualTo(5);
  }

  @Test
  void forgottenInstanceStaysForgotten() {
    allDone(4);

    peer.start(4, "x");
    assertThat(peer.prepare(new PrepareArgs(4, 9)).ok()).isFalse();
    assertThat(peer.accept(new AcceptArgs(4, 9, "x")).ok()).isFalse();
    assertThat(peer.choose(new ChooseArgs(4, "x")).ok()).isFalse();

    assertThat(peer.max()).isEqualTo(-1);
    assertThat(peer.status(4)).isEqualTo(FORGOTTEN);
    assertThat(env.sent("p1", PrepareArgs.class)).isEmpty();
  }

  @Test
  void proposerOfAForgottenInstanceEnds() {
    peer.start(4, "x");
    env.onSleep(
        count -> {
          if (count == 2) {
            allDone(4);
          }
        });
    env.runTasks();

    assertThat(env.sent("p1", PrepareArgs.class)).hasSize(2);
  }

  @Test
  void tellsDoneUntilItIsAcknowledged() {
    silences = 3;
    peer.done(4);
    env.runTasks();

    assertThat(env.sent("p1", SeqArgs.class)).hasSize(4).containsOnly(new SeqArgs(0, 4));
    assertThat(env.sent("p2", SeqArgs.class)).containsExactly(new SeqArgs(0, 4));
  }

  @Test
  void pausesBeforeItTellsDoneAgain() {
    silences = 3;
    peer.done(4);
    env.runTasks();

    assertThat(env.sleeps()).hasSize(3);
  }

  @Test
  void doneThatIsNoNewsStartsNoTask() {
    peer.done(4);
    env.runTasks();
    peer.done(4);
    peer.done(3);

    assertThat(env.waitingTasks()).isZero();
  }

  @Test
  void tellsTheLatestDoneOnce() {
    peer.done(4);
    peer.done(8);
    env.runTasks();

    assertThat(env.sent("p1", SeqArgs.class)).containsExactly(new SeqArgs(0, 8));
  }

  @Test
  void tellsEachNewDone() {
    peer.done(4);
    env.runTasks();
    peer.done(8);
    env.runTasks();

    assertThat(env.sent("p1", SeqArgs.class)).containsExactly(new SeqArgs(0, 4), new SeqArgs(0, 8));
  }

  @Test
  void aloneItIsAMajority() {
    ScriptedEnv world = new ScriptedEnv((to, request) -> Optional.of(handle(request)));
    peer = new PaxosPeer(List.of("p0"), 0, world);
    peer.start(0, "x");
    world.runTasks();
    assertThat(peer.status(0)).isEqualTo(new Status(Fate.CHOSEN, "x"));

    peer.done(0);
    assertThat(peer.min()).isEqualTo(1);
  }

  private void allDone(int seq) {
    peer.done(seq);
    peer.updateDoneSeqs(new SeqArgs(1, seq));
    peer.updateDoneSeqs(new SeqArgs(2, seq));
  }
}
