package paxoslab.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import paxoslab.api.ChooseReply;
import paxoslab.api.PrepareReply;
import paxoslab.trace.Finding;
import paxoslab.wire.Value;

class LearnerChecksTest {
  private final TraceBuilder run = TraceBuilder.peers(3).start(0, "a").start(2, "b");

  private Finding only(String rule) {
    return run.findings().stream().filter(f -> f.rule().equals(rule)).findFirst().orElseThrow();
  }

  @Test
  void peersThatReportDifferentValuesDisagree() {
    run.chosen(0, "a").chosen(1, "b");
    Finding finding = only("agreement");
    assertThat(finding.text())
        .isEqualTo("p1 reports \"b\" as chosen for instance 0, but p0 reported \"a\".");
    assertThat(finding.evidence()).containsExactly(2, 3);
  }

  /** A file can hold what no host would record; a check must judge it, not break on it. */
  @Test
  void chosenWithoutAValueDisagreesWithEveryValueAndWasProposedByNobody() {
    run.round(0, 3, "a", 0, 1).chosen(1, null).chosen(0, "a");
    assertThat(run.broken()).containsExactly("value-proposed", "agreement");
    assertThat(only("value-proposed").text()).contains("p1 reports nothing as chosen");
  }

  @Test
  void peersMayDecideDifferentInstancesDifferently() {
    run.round(0, 3, "a", 0, 1).chosen(0, "a").instance(1).start(2, "b");
    run.round(2, 3, "b", 0, 2).chosen(2, "b");
    assertThat(run.broken()).isEmpty();
  }

  @Test
  void decisionThatChangesIsNotStable() {
    run.round(0, 3, "a", 0, 1).chosen(0, "a").choose(2, 0, "b").chosen(0, "b");
    assertThat(only("stable").text())
        .isEqualTo(
            "p0 reported instance 0 as chosen with \"a\", and now reports it as chosen, with"
                + " \"b\".");
  }

  @Test
  void decisionThatIsLostIsNotStable() {
    run.round(0, 3, "a", 0, 1).done(1, 3).chosen(0, "a").min(0, 0);
    int chosen = run.last() - 1;
    run.updateDone(1, 0, 3);
    int told = run.last() - 2;
    run.pending(0);
    assertThat(run.broken()).containsExactly("stable");
    assertThat(only("stable").text()).endsWith("reports it as PENDING, though its min() is 0.");
    assertThat(only("stable").evidence()).containsExactly(chosen, chosen + 1, told, run.last());
  }

  @Test
  void announcingAnotherValueThanTheMajorityAcceptedIsNotEarned() {
    run.round(0, 3, "a", 0, 1).sendChoose(0, 2, "b");
    assertThat(only("choose-earned").text()).endsWith("at ballot 3 a majority accepted \"a\".");
  }

  @Test
  void decisionMayBeForgotten() {
    run.round(0, 3, "a", 0, 1).chosen(0, "a").choose(0, 2, "a");
    run.done(0, 0).done(1, 0).done(2, 0).forgotten(0).min(0, 1).tick(0);
    assertThat(run.broken()).isEmpty();
  }

  @Test
  void chooseBeforeAMajorityAcceptedIsNotEarned() {
    run.prepare(0, 0, 3).prepare(0, 1, 3).accept(0, 0, 3, "a").sendChoose(0, 1, "a");
    assertThat(run.broken()).containsExactly("choose-earned");
    assertThat(only("choose-earned").text())
        .isEqualTo(
            "p0 sends choose \"a\" for instance 0, but knows of only 1 that accepted it at one ballot;"
                + " a majority is 2 of 3.");
  }

  @Test
  void acceptanceWhoseReplyWasLostIsNotKnown() {
    run.prepare(0, 0, 3).prepare(0, 1, 3).accept(0, 0, 3, "a");
    int rpc = run.sendAccept(0, 1, 3, "a");
    run.deliver(rpc).accepted(rpc).late(rpc).chosen(0, "a");
    assertThat(run.broken()).containsExactly("choose-earned");
  }

  @Test
  void acceptancesOfTwoBallotsAreNoMajority() {
    run.prepare(0, 0, 3).prepare(0, 1, 3).accept(0, 0, 3, "a").acceptRefused(0, 1, 3, "a");
    run.prepare(0, 1, 6).prepare(0, 2, 6).sendAccept(0, 0, 6, "a");
    run.accept(0, 1, 6, "a").chosen(0, "a");
    assertThat(run.broken()).contains("choose-earned");
  }

  @Test
  void whoWasToldMayTellOthers() {
    run.round(0, 3, "a", 0, 1).choose(0, 2, "a").chosen(2, "a").choose(2, 1, "a").chosen(1, "a");
    assertThat(run.broken()).isEmpty();
  }

  @Test
  void proposerMayLearnFromThePromisesOfAMajority() {
    run.round(0, 3, "a", 0, 1);
    run.prepare(2, 0, 5, 3, "a").prepare(2, 1, 5, 3, "a").chosen(2, "a").choose(2, 0, "a");
    assertThat(run.broken()).isEmpty();
  }

  @Test
  void peerMayCountItsOwnAcceptor() {
    run.round(0, 3, "a", 1, 2).prepare(2, 1, 5, 3, "a").chosen(2, "a");
    assertThat(run.broken()).isEmpty();
  }

  @Test
  void peerMayCountItsOwnAcceptorBeforeTheHandlerReturns() {
    run.prepare(0, 0, 3).prepare(0, 1, 3).accept(0, 1, 3, "a");
    int rpc = run.sendAccept(0, 2, 3, "a");
    run.deliver(rpc).prepare(2, 1, 5, 3, "a").chosen(2, "a");
    assertThat(run.broken()).isEmpty();
  }

  @Test
  void singlePeerMayDecideUnseen() {
    assertThat(TraceBuilder.peers(1).start(0, "a").chosen(0, "a").broken()).isEmpty();
    assertThat(TraceBuilder.peers(1).start(0, "a").round(0, 1, "a", 0).chosen(0, "a").broken())
        .isEmpty();
  }

  @Test
  void learnerThatDropsAChooseDoesNotBelieve() {
    run.round(0, 3, "a", 0, 1).choose(0, 2, "a").pending(2);
    assertThat(run.broken()).containsExactly("choose-believed");
    assertThat(only("choose-believed").text())
        .isEqualTo("p2 handled choose \"a\" for instance 0, but its status is PENDING.");
  }

  @Test
  void learnerWasPendingBeforeItWasTold() {
    run.round(0, 3, "a", 0, 1).pending(2);
    int rpc = run.sendChoose(0, 2, "a");
    run.deliver(rpc).pending(2).reply(rpc, new ChooseReply(true)).chosen(2, "a");
    assertThat(run.broken()).isEmpty();
  }

  @Test
  void learnerOwesNothingAfterItsOwnDone() {
    run.round(0, 3, "a", 0, 1).done(2, 0).choose(0, 2, "a").pending(2);
    assertThat(run.broken()).isEmpty();
  }

  @Test
  void acceptorMayLearnOnlyWhatItWasTold() {
    run.round(0, 3, "a", 0, 1).chosen(1, "a");
    assertThat(run.broken()).containsExactly("choose-earned");
  }

  @Test
  void acceptorMayCountAProposerThatNeverAskedItself() {
    run.prepare(0, 1, 3).accept(0, 1, 3, "a").chosen(1, "a");
    assertThat(run.broken()).isEmpty();
  }

  @Test
  void acceptorMayNotCountAProposerThatAskedItself() {
    run.prepare(0, 0, 3).prepare(0, 1, 3).sendAccept(0, 0, 3, "a");
    run.accept(0, 1, 3, "a").chosen(1, "a");
    assertThat(run.broken()).containsExactly("choose-earned");
  }

  @Test
  void twoOfFiveAreNoMajorityThoughOneIsUnseen() {
    TraceBuilder five = TraceBuilder.peers(5).start(0, "a");
    five.prepare(0, 1, 3).prepare(0, 2, 3).accept(0, 1, 3, "a").chosen(1, "a");
    assertThat(five.broken()).containsExactly("choose-earned");
  }

  @Test
  void proposerMayLearnFromWhatARefusalTells() {
    run.round(0, 3, "a", 0, 1).prepare(1, 1, 7, 3, "a").prepare(2, 0, 5, 3, "a");
    int rpc = run.sendPrepare(2, 1, 5);
    run.deliver(rpc).reply(rpc, new PrepareReply(false, 7, 3, new Value.Text("a")));
    run.receive(rpc).chosen(2, "a");
    assertThat(run.broken()).isEmpty();
  }

  @Test
  void refusalThatWasLostTellsNothing() {
    run.round(0, 3, "a", 0, 1).prepare(1, 1, 7, 3, "a").prepare(2, 0, 5, 3, "a");
    int rpc = run.sendPrepare(2, 1, 5);
    run.deliver(rpc).reply(rpc, new PrepareReply(false, 7, 3, new Value.Text("a")));
    run.late(rpc).chosen(2, "a");
    assertThat(run.broken()).containsExactly("choose-earned");
  }
}
