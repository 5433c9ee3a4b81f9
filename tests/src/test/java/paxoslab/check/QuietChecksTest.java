package paxoslab.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import paxoslab.api.SeqArgs;
import paxoslab.api.SeqReply;

/** Advice on peers that talk on when there is nothing to say. */
class QuietChecksTest {
  private final TraceBuilder run = TraceBuilder.peers(3);

  private TraceBuilder decided() {
    return run.start(0, "a")
        .prepare(0, 1, 3)
        .prepare(0, 2, 3)
        .accept(0, 1, 3, "a")
        .accept(0, 2, 3, "a")
        .chosen(0, "a")
        .choose(0, 1, "a")
        .chosen(1, "a")
        .choose(0, 2, "a")
        .chosen(2, "a");
  }

  @Test
  void newsThatWasAcknowledgedIsNotToldAgainLongAfter() {
    decided().done(0, 0).updateDone(0, 1, 0).seconds(11).updateDone(0, 1, 0);
    assertThat(run.broken()).containsExactly("quiet-when-done");
    assertThat(run.findings().get(0).text())
        .isEqualTo("p0 still sends SeqArgs, 11 s after the last event that could be a reason.");
  }

  @Test
  void peerMaySpeakSoonAfterTheLastDecision() {
    decided().seconds(9).updateDone(0, 1, -1);
    assertThat(run.broken()).isEmpty();
  }

  @Test
  void peerMaySpeakAsLongAsSomethingIsUndecided() {
    decided().instance(1).start(1, "b").seconds(60).prepare(1, 2, 4);
    assertThat(run.broken()).isEmpty();
  }

  @Test
  void newsThatWasNotAcknowledgedMayBeToldAgain() {
    decided().done(0, 0);
    for (int i = 0; i < 5; i++) {
      int rpc = run.seconds(6).send(0, 1, new SeqArgs(0, 0));
      run.deliver(rpc).reply(rpc, new SeqReply(false)).receive(rpc);
    }
    for (int i = 0; i < 5; i++) {
      run.timeout(run.seconds(6).send(0, 1, new SeqArgs(0, 0)));
    }
    assertThat(run.broken()).isEmpty();
  }

  @Test
  void nobodyIsJudgedWhilePeersAreCutOff() {
    decided().partition("0 1 | 2").seconds(60).updateDone(0, 1, -1);
    assertThat(run.broken()).isEmpty();
    run.heal().seconds(11).updateDone(0, 1, -1);
    assertThat(run.broken()).containsExactly("quiet-when-done");
  }

  @Test
  void deadPeerOwesNoDecision() {
    run.start(0, "a").kill(2).prepare(0, 1, 3).accept(0, 1, 3, "a").chosen(0, "a");
    run.choose(0, 1, "a").chosen(1, "a").seconds(11).updateDone(0, 1, -1);
    assertThat(run.broken()).contains("quiet-when-done");
  }

  @Test
  void decisionIsNotToldToASilentPeerForEver() {
    decided().kill(2);
    for (int i = 0; i < 8; i++) {
      run.seconds(9).timeout(run.sendChoose(0, 2, "a"));
    }
    assertThat(run.broken()).containsExactly("resends-decided-forever");
    assertThat(run.findings().get(0).text())
        .startsWith("p0 still tells p2 the decision of instance 0, ");
  }

  @Test
  void decisionMayBeToldForAMinute() {
    decided().kill(2);
    for (int i = 0; i < 5; i++) {
      run.seconds(9).timeout(run.sendChoose(0, 2, "a"));
    }
    assertThat(run.broken()).isEmpty();
  }

  @Test
  void decisionMayBeToldAgainWhenSomebodyAsksMuchLater() {
    decided();
    for (int i = 0; i < 5; i++) {
      run.seconds(3_600).start(2, "b").choose(0, 2, "a");
    }
    assertThat(run.broken()).isEmpty();
  }
}
