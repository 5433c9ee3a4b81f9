package paxoslab.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import paxoslab.api.AcceptArgs;
import paxoslab.api.AcceptReply;
import paxoslab.api.ChooseArgs;
import paxoslab.api.ChooseReply;
import paxoslab.api.PrepareArgs;
import paxoslab.api.PrepareReply;
import paxoslab.api.Request;

class ProposerTest {
  private static final List<String> THREE = List.of("p0", "p1", "p2");
  private static final List<String> FOUR = List.of("p0", "p1", "p2", "p3");

  private ScriptedEnv env;
  private Learner learner;
  private Proposer proposer;

  @Test
  void asksAllPeersItselfIncludedInEachPhase() {
    propose(THREE, 1, ProposerTest::agree);
    proposer.run();

    assertThat(env.calls()).hasSize(9);
    for (String peer : THREE) {
      assertThat(env.sent(peer, PrepareArgs.class)).containsExactly(new PrepareArgs(7, 4));
      assertThat(env.sent(peer, AcceptArgs.class)).containsExactly(new AcceptArgs(7, 4, "mine"));
      assertThat(env.sent(peer, ChooseArgs.class)).containsExactly(new ChooseArgs(7, "mine"));
    }
    assertThat(learner.chosen()).isEqualTo("mine");
    assertThat(env.sleeps()).isEmpty();
  }

  @Test
  void adoptsTheValueOfTheHighestAcceptedBallot() {
    propose(
        THREE,
        0,
        (peer, request) ->
            request instanceof PrepareArgs prepare
                ? accepted(peer, prepare.n(), List.of(1, 2, 0))
                : agree(peer, request));
    proposer.run();

    assertThat(learner.chosen()).as("of the promises of p0 and p1").isEqualTo("v2");
    assertThat(env.sent("p2", AcceptArgs.class)).containsExactly(new AcceptArgs(7, 3, "v2"));
  }

  @Test
  void adoptsTheHighestThoughALowerOneComesLater() {
    propose(
        List.of("p0", "p1", "p2", "p3", "p4"),
        0,
        (peer, request) ->
            request instanceof PrepareArgs prepare
                ? accepted(peer, prepare.n(), List.of(3, 1, 2, 4, 4))
                : agree(peer, request));
    proposer.run();

    assertThat(learner.chosen()).as("of the promises of p0, p1 and p2").isEqualTo("v3");
  }

  @Test
  void valueOfARoundDoesNotSurviveIt() {
    propose(
        THREE,
        0,
        (peer, request) -> {
          if (request instanceof PrepareArgs prepare && prepare.n() == 3) {
            return peer.equals("p0") ? promise(3, 1, "old") : refuse(4);
          }
          return agree(peer, request);
        });
    proposer.run();

    assertThat(learner.chosen()).isEqualTo("mine");
  }

  @Test
  void sendsNoAcceptWithoutAMajorityOfPromises() {
    propose(FOUR, 0, (peer, request) -> onlyFrom(List.of("p0", "p1"), peer, request));
    settleAfterPauses(3);

    assertThat(env.sent("p0", PrepareArgs.class)).hasSizeGreaterThan(1);
    assertThat(env.sent("p0", AcceptArgs.class)).isEmpty();
  }

  @Test
  void refusedAcceptIsNoVote() {
    propose(
        THREE,
        0,
        (peer, request) ->
            request instanceof AcceptArgs && !peer.equals("p0")
                ? Optional.of(new AcceptReply(false, 1))
                : agree(peer, request));
    settleAfterPauses(3);

    assertThat(env.sent("p0", ChooseArgs.class)).isEmpty();
    assertThat(env.sent("p0", AcceptArgs.class))
        .as("each after a prepare of its own")
        .hasSameSizeAs(env.sent("p0", PrepareArgs.class));
  }

  @Test
  void ballotRisesAboveWhatARefusedAcceptTells() {
    propose(
        THREE,
        2,
        (peer, request) ->
            request instanceof AcceptArgs accept && accept.n() < 100
                ? Optional.of(new AcceptReply(false, 100))
                : agree(peer, request));
    proposer.run();

    assertThat(env.sent("p0", PrepareArgs.class))
        .containsExactly(new PrepareArgs(7, 5), new PrepareArgs(7, 104));
  }

  @Test
  void oneRefusalOfThreeEndsNoRound() {
    propose(
        THREE,
        0,
        (peer, request) ->
            request instanceof PrepareArgs && peer.equals("p0") ? refuse(1) : agree(peer, request));
    proposer.run();

    assertThat(env.sent("p1", PrepareArgs.class)).hasSize(1);
    assertThat(learner.chosen()).isEqualTo("mine");
  }

  @Test
  void lostAcceptIsNoVote() {
    propose(
        THREE,
        0,
        (peer, request) ->
            request instanceof AcceptArgs && !peer.equals("p0")
                ? Optional.empty()
                : agree(peer, request));
    settleAfterPauses(3);

    assertThat(env.sent("p0", ChooseArgs.class)).isEmpty();
  }

  @Test
  void ballotRisesAboveWhatARefusalTells() {
    propose(
        THREE,
        2,
        (peer, request) ->
            request instanceof PrepareArgs prepare && prepare.n() < 100
                ? refuse(100)
                : agree(peer, request));
    proposer.run();

    assertThat(env.sent("p0", PrepareArgs.class))
        .containsExactly(new PrepareArgs(7, 5), new PrepareArgs(7, 104));
  }

  @Test
  void ballotsOfPeersNeverMeet() {
    for (int me = 0; me < 3; me++) {
      propose(THREE, me, (peer, request) -> Optional.empty());
      settleAfterPauses(20);

      int remainder = me;
      assertThat(env.sent("p0", PrepareArgs.class))
          .extracting(PrepareArgs::n)
          .allMatch(n -> n % 3 == remainder)
          .doesNotHaveDuplicates()
          .isSorted();
    }
  }

  @Test
  void pausesAreRandomAndBounded() {
    propose(THREE, 0, (peer, request) -> Optional.empty());
    settleAfterPauses(50);

    assertThat(env.sleeps()).allMatch(pause -> pause.toMillis() <= 1_000).hasSize(50);
    assertThat(env.sleeps().get(0)).isLessThanOrEqualTo(Duration.ofMillis(200));
    assertThat(env.sleeps().stream().distinct()).hasSizeGreaterThan(40);
  }

  @Test
  void stopsWhenAnotherPeerDecides() {
    propose(
        THREE,
        0,
        (peer, request) -> {
          learner.learn("theirs");
          return agree(peer, request);
        });
    proposer.run();

    assertThat(env.sent("p0", PrepareArgs.class)).hasSize(1);
    assertThat(env.sent("p0", AcceptArgs.class)).isEmpty();
    assertThat(learner.chosen()).isEqualTo("theirs");
  }

  @Test
  void sendsNothingMoreOnceForgotten() {
    propose(
        THREE,
        0,
        (peer, request) -> {
          if (request instanceof AcceptArgs) {
            learner.forget();
            proposer.forget();
          }
          return agree(peer, request);
        });
    proposer.run();

    assertThat(env.sent("p0", ChooseArgs.class)).isEmpty();
    assertThat(learner.chosen()).isNull();
  }

  private void propose(List<String> peers, int me, ScriptedEnv.Script script) {
    env = new ScriptedEnv(script);
    Group group = new Group(peers, me, env);
    learner = new Learner(7, group);
    proposer = new Proposer(7, "mine", group, learner);
  }

  /** Runs the proposer until it has paused this often, and then lets another peer decide. */
  private void settleAfterPauses(int pauses) {
    env.onSleep(
        count -> {
          if (count == pauses) {
            learner.learn("theirs");
          }
        });
    proposer.run();
  }

  private static Optional<Object> agree(String peer, Request<?> request) {
    if (request instanceof PrepareArgs prepare) {
      return promise(prepare.n(), -1, null);
    }
    if (request instanceof AcceptArgs accept) {
      return Optional.of(new AcceptReply(true, accept.n()));
    }
    return Optional.of(new ChooseReply(true));
  }

  private static Optional<Object> onlyFrom(List<String> alive, String peer, Request<?> request) {
    return alive.contains(peer) ? agree(peer, request) : Optional.empty();
  }

  /**
   * A promise of the peer with this name, which has accepted the ballot that stands at its index.
   */
  private static Optional<Object> accepted(String peer, int n, List<Integer> ballots) {
    int na = ballots.get(peer.charAt(1) - '0');
    return promise(n, na, "v" + na);
  }

  private static Optional<Object> promise(int n, int na, Object va) {
    return Optional.of(new PrepareReply(true, n, na, va));
  }

  private static Optional<Object> refuse(int promised) {
    return Optional.of(new PrepareReply(false, promised, -1, null));
  }
}
