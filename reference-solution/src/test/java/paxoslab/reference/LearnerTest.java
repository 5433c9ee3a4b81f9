package paxoslab.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import paxoslab.api.ChooseArgs;
import paxoslab.api.ChooseReply;

class LearnerTest {
  private static final List<String> PEERS = List.of("p0", "p1", "p2");

  private ScriptedEnv env;
  private Learner learner;

  @Test
  void firstDecisionStays() {
    learner((peer, request) -> Optional.empty());
    learner.learn("x");
    learner.learn("y");

    assertThat(learner.chosen()).isEqualTo("x");
    assertThat(learner.settled()).isTrue();
  }

  @Test
  void learnsNothingOnceForgotten() {
    learner((peer, request) -> Optional.empty());
    learner.learn("x");
    learner.forget();
    learner.learn("x");

    assertThat(learner.chosen()).isNull();
    assertThat(learner.settled()).isTrue();
  }

  @Test
  void tellsEachPeerOnceIfAllAcknowledge() {
    announce((peer, request) -> Optional.of(new ChooseReply(true)));

    assertThat(env.calls())
        .extracting(ScriptedEnv.Call::request)
        .hasSize(3)
        .containsOnly(new ChooseArgs(7, "x"));
    assertThat(env.sleeps()).isEmpty();
  }

  @Test
  void tellsAgainWhoDidNotAcknowledge() {
    int[] lost = {2};
    announce(
        (peer, request) ->
            peer.equals("p1") && lost[0]-- > 0
                ? Optional.empty()
                : Optional.of(new ChooseReply(true)));

    assertThat(told("p0")).isEqualTo(1);
    assertThat(told("p1")).isEqualTo(3);
    assertThat(told("p2")).isEqualTo(1);
  }

  @Test
  void takesARefusalForAnAcknowledgement() {
    announce((peer, request) -> Optional.of(new ChooseReply(false)));

    assertThat(env.calls()).hasSize(3);
  }

  @Test
  void givesUpOnASilentPeer() {
    announce((peer, request) -> onlyFrom("p0", peer));

    assertThat(told("p0")).isEqualTo(1);
    assertThat(told("p2")).isEqualTo(8);
  }

  @Test
  void announcementEndsWhenForgotten() {
    learner((peer, request) -> Optional.empty());
    env.onSleep(count -> learner.forget());
    learner.learn("x");
    learner.announce();

    assertThat(told("p2")).isEqualTo(1);
  }

  private void announce(ScriptedEnv.Script script) {
    learner(script);
    learner.learn("x");
    learner.announce();
  }

  private void learner(ScriptedEnv.Script script) {
    env = new ScriptedEnv(script);
    learner = new Learner(7, new Group(PEERS, 0, env));
  }

  private int told(String peer) {
    return env.sent(peer, ChooseArgs.class).size();
  }

  private static Optional<Object> onlyFrom(String alive, String peer) {
    return peer.equals(alive) ? Optional.of(new ChooseReply(true)) : Optional.empty();
  }
}
