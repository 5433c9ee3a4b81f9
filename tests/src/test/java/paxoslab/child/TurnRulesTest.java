package paxoslab.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import paxoslab.api.AcceptReply;
import paxoslab.api.Fate;
import paxoslab.api.PrepareArgs;
import paxoslab.api.PrepareReply;
import paxoslab.check.HostRules;
import paxoslab.check.Rules;
import paxoslab.host.Cast;
import paxoslab.host.Effect;
import paxoslab.host.Stimulus;
import paxoslab.wire.Value;

/** A child that says what no host could say is found out. */
class TurnRulesTest {
  private static final Value X = new Value.Text("x");

  private final TurnRules rules = new TurnRules(Cast.peers(3), 0);

  static List<Effect> impossible() {
    return List.of(
        new Effect.SendRequest(1, 0, new PrepareArgs(0, 1), null),
        new Effect.SendRequest(0, 3, new PrepareArgs(0, 1), null),
        new Effect.SendRequest(0, -1, new PrepareArgs(0, 1), null),
        new Effect.SendReply(5, new PrepareReply(true, 1, -1, null), null),
        new Effect.SendReply(4, new AcceptReply(true, 1), null),
        new Effect.SetTimer(1, 5),
        new Effect.SetTimer(0, -5),
        new Effect.SetTimer(0, Long.MAX_VALUE),
        new Effect.StatusIs(-1, Fate.PENDING, null),
        new Effect.StatusIs(0, Fate.CHOSEN, null),
        new Effect.StatusIs(0, Fate.PENDING, X),
        new Effect.Fault("full-points", "well done", null, List.of()));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void impossibleEffectIsRefused(Effect effect) {
    rules.told(new Stimulus.Deliver(4, new PrepareArgs(0, 1)));
    assertThatThrownBy(() -> rules.check(List.of(effect), 1_000))
        .isInstanceOf(BrokenFrameException.class);
  }

  @Test
  void effectsOfAHostPass() throws BrokenFrameException {
    rules.told(new Stimulus.Deliver(4, new PrepareArgs(0, 1)));
    rules.check(
        List.of(
            new Effect.SendRequest(0, 2, new PrepareArgs(0, 1), null),
            new Effect.SendRequest(1, 0, new PrepareArgs(0, 1), null),
            new Effect.SendReply(4, new PrepareReply(true, 1, -1, null), null),
            new Effect.SetTimer(0, 0),
            new Effect.StatusIs(0, Fate.CHOSEN, X),
            new Effect.NumberIs("min", -3)),
        1_000);
    rules.check(List.of(new Effect.SendRequest(2, 1, new PrepareArgs(0, 1), null)), 2_000);
  }

  @Test
  void requestIsAnsweredOnce() throws BrokenFrameException {
    Effect reply = new Effect.SendReply(4, new PrepareReply(true, 1, -1, null), null);
    rules.told(new Stimulus.Deliver(4, new PrepareArgs(0, 1)));
    rules.check(List.of(reply), 0);
    assertThatThrownBy(() -> rules.check(List.of(reply), 0))
        .isInstanceOf(BrokenFrameException.class);
  }

  @Test
  void deadPeerIsSilent() {
    rules.told(new Stimulus.Kill());
    Effect says = new Effect.NumberIs("max", 1);
    assertThatThrownBy(() -> rules.check(List.of(says), 0))
        .isInstanceOf(BrokenFrameException.class)
        .hasMessage("a dead peer speaks");
  }

  @Test
  void everyFaultThatAHostRaisesIsARule() {
    assertThat(TurnRules.FAULTS).allMatch(id -> Rules.find(id).isPresent());
    assertThat(Rules.find(ChildHosts.RULE)).contains(HostRules.PEER_PROCESS);
    assertThat(TurnRules.FAULTS).doesNotContain(ChildHosts.RULE);
  }
}
