package paxoslab.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import paxoslab.api.PrepareReply;
import paxoslab.trace.Finding;

class ProposerChecksTest {
  private final TraceBuilder run = TraceBuilder.peers(3).start(0, "a").start(2, "b");

  private Finding only(String rule) {
    return run.findings().stream().filter(f -> f.rule().equals(rule)).findFirst().orElseThrow();
  }

  @Test
  void wholeRoundBreaksNothing() {
    run.round(0, 3, "a", 0, 1, 2).choose(0, 1, "a").chosen(0, "a").chosen(1, "a");
    assertThat(run.broken()).isEmpty();
  }

  @Test
  void acceptBeforeAMajorityPromisedIsTooEarly() {
    run.prepare(0, 0, 3).sendAccept(0, 1, 3, "a");
    assertThat(run.broken()).containsExactly("quorum-before-accept");
    Finding finding = only("quorum-before-accept");
    assertThat(finding.text())
        .isEqualTo(
            "p0 sends accept 3 for instance 0, but only 1 peer promised ballot 3 to it;"
                + " a majority is 2 of 3.");
    assertThat(finding.evidence()).containsExactly(5, 6);
    assertThat(finding.where()).isEqualTo("PaxosPeer.java:10");
  }

  @Test
  void twoPromisesOfOneAcceptorAreOne() {
    run.prepare(0, 0, 3).prepareRefused(0, 2, 3);
    run.prepare(0, 0, 3).sendAccept(0, 1, 3, "a");
    assertThat(run.broken()).contains("quorum-before-accept");
  }

  @Test
  void rejectsAndLateRepliesAreNoPromises() {
    run.prepare(0, 0, 3).prepareRefused(0, 2, 3);
    int rpc = run.sendPrepare(0, 1, 3);
    run.deliver(rpc).promise(rpc, -1, null).late(rpc).sendAccept(0, 1, 3, "a");
    assertThat(run.broken()).contains("quorum-before-accept");
  }

  @Test
  void promisesOfAnEarlierRoundDoNotCount() {
    run.prepare(0, 0, 3).prepare(0, 1, 3).prepare(0, 0, 4).sendAccept(0, 1, 4, "a");
    assertThat(only("quorum-before-accept").text()).contains("only 1 peer promised ballot 4");
  }

  @Test
  void directSelfCallerNeedsOnePromiseLess() {
    run.prepare(0, 1, 3).accept(0, 1, 3, "a").chosen(0, "a").choose(0, 1, "a");
    assertThat(run.broken()).isEmpty();
  }

  @Test
  void evenGroupsNeedMoreThanHalf() {
    TraceBuilder four = TraceBuilder.peers(4).start(0, "a").prepare(0, 0, 1).prepare(0, 1, 1);
    four.sendAccept(0, 1, 1, "a");
    assertThat(four.broken()).containsExactly("quorum-before-accept");
  }

  @Test
  void proposerThatKeepsItsOwnValueAgainstThePromisesDoesNotAdopt() {
    run.round(0, 3, "a", 0, 1);
    run.prepare(2, 2, 5).prepare(2, 1, 5, 3, "a").sendAccept(2, 2, 5, "b");
    assertThat(run.broken()).containsExactly("value-adopted");
    assertThat(only("value-adopted").text())
        .isEqualTo(
            "p2 sends accept 5 with \"b\" for instance 0, but the promises demand \"a\":"
                + " p1 had accepted it at ballot 3.");
  }

  @Test
  void proposerThatAdoptsALowerBallotDoesNotAdopt() {
    run.prepare(0, 0, 3).prepare(0, 1, 3).accept(0, 0, 3, "a");
    run.prepare(2, 2, 5).prepare(2, 1, 5).accept(2, 1, 5, "b");
    run.prepare(0, 0, 6, 3, "a").prepare(0, 1, 6, 5, "b").sendAccept(0, 0, 6, "a");
    assertThat(run.broken()).containsExactly("value-adopted");
  }

  @Test
  void promiseAfterTheValueWasFixedChangesNothing() {
    run.prepare(2, 2, 4).prepare(2, 1, 4).accept(2, 2, 4, "b");
    run.prepare(0, 0, 5).prepare(0, 1, 5).prepare(0, 2, 5, 4, "b").sendAccept(0, 0, 5, "a");
    assertThat(run.broken()).isEmpty();
  }

  @Test
  void proposerMayAdoptFromALatePromise() {
    run.prepare(2, 2, 4).prepare(2, 1, 4).accept(2, 2, 4, "b");
    run.prepare(0, 0, 5).prepare(0, 1, 5).prepare(0, 2, 5, 4, "b").sendAccept(0, 0, 5, "b");
    assertThat(run.broken()).isEmpty();
  }

  @Test
  void proposerMayAdoptWhatItsOwnAcceptorAcceptedAtAHigherBallotMeanwhile() {
    int slow = slowPromiseThatTellsOfBallotThree();
    run.prepare(2, 2, 5).prepare(2, 1, 5).accept(2, 2, 5, "b").accept(2, 1, 5, "b");
    run.receive(slow).sendAccept(1, 1, 4, "b");
    assertThat(run.broken()).isEmpty();
  }

  @Test
  void proposerMayNotAdoptWhatOnlyOtherAcceptorsAcceptedAtAHigherBallot() {
    int slow = slowPromiseThatTellsOfBallotThree();
    run.prepare(2, 2, 5).prepare(2, 1, 5).accept(2, 2, 5, "b").accept(2, 0, 5, "b");
    run.receive(slow).sendAccept(1, 1, 4, "b");
    assertThat(run.broken()).containsExactly("value-adopted");
  }

  /** Of p0's ballot 3 with "a" only p0 tells p1, in a promise of ballot 4 that is on its way. */
  private int slowPromiseThatTellsOfBallotThree() {
    run.prepare(0, 0, 3).prepare(0, 1, 3).accept(0, 0, 3, "a").prepare(1, 1, 4);
    int slow = run.sendPrepare(1, 0, 4);
    run.deliver(slow).promise(slow, 3, "a");
    return slow;
  }

  @Test
  void proposerMayAdoptWhatAPromiseOfItsEarlierRoundReported() {
    acceptedAtOneAndAtThree();
    run.prepare(1, 0, 4, 3, "a").prepare(1, 1, 7).prepare(1, 2, 7, 1, "b");
    run.sendAccept(1, 1, 7, "a");
    assertThat(run.broken()).isEmpty();
  }

  @Test
  void proposerMayAdoptWhatARefusalReported() {
    acceptedAtOneAndAtThree();
    int refused = run.sendPrepare(1, 0, 2);
    run.deliver(refused).reply(refused, new PrepareReply(false, 3, 3, TraceBuilder.text("a")));
    run.receive(refused).prepare(1, 1, 7).prepare(1, 2, 7, 1, "b").sendAccept(1, 1, 7, "a");
    assertThat(run.broken()).isEmpty();
  }

  @Test
  void proposerMayNotKeepWhatAnEarlierRoundReportedBelowThePromises() {
    acceptedAtOneAndAtThree();
    run.prepare(1, 2, 4, 1, "b").prepare(1, 1, 7).prepare(1, 0, 7, 3, "a");
    run.sendAccept(1, 1, 7, "b");
    assertThat(run.broken()).containsExactly("value-adopted");
  }

  @Test
  void proposerMayKeepItsOwnLaterProposalWhoseFateItDoesNotKnow() {
    run.prepare(2, 2, 1).prepare(2, 1, 1).accept(2, 2, 1, "b");
    run.prepare(0, 0, 3).prepare(0, 1, 3).lose(run.sendAccept(0, 1, 3, "a"));
    run.prepare(0, 0, 6).prepare(0, 2, 6, 1, "b").sendAccept(0, 1, 6, "a");
    assertThat(run.broken()).isEmpty();
  }

  /** Ballot 1 with "b" at p2 alone, ballot 3 with "a" at p0 alone. */
  private void acceptedAtOneAndAtThree() {
    run.prepare(2, 2, 1).prepare(2, 1, 1).accept(2, 2, 1, "b");
    run.prepare(0, 0, 3).prepare(0, 1, 3).accept(0, 0, 3, "a");
  }

  @Test
  void directSelfCallerMayAdoptWhatItsOwnAcceptorAccepted() {
    run.prepare(2, 2, 4).prepare(2, 1, 4).accept(2, 0, 4, "b");
    run.prepare(0, 1, 5).sendAccept(0, 1, 5, "b");
    assertThat(run.broken()).isEmpty();
  }

  @Test
  void directSelfCallerMayAdoptItsOwnEarlierRound() {
    run.prepare(2, 1, 1).prepare(2, 2, 1).accept(2, 1, 1, "b");
    run.prepare(0, 2, 4).acceptRefused(0, 2, 4, "a");
    run.prepare(0, 1, 5, 1, "b").sendAccept(0, 1, 5, "a");
    assertThat(run.broken()).doesNotContain("value-adopted");
  }

  @Test
  void directSelfCallerMayAdoptFromItsOwnHandlerBeforeThatReturns() {
    run.prepare(2, 2, 4).prepare(2, 1, 4).acceptRefused(2, 1, 4, "b");
    int rpc = run.sendAccept(2, 0, 4, "b");
    run.deliver(rpc).start(0, "a").prepare(0, 1, 5).sendAccept(0, 1, 5, "b");
    assertThat(run.broken()).doesNotContain("value-adopted");
  }

  @Test
  void directSelfCallerMayNotInventAValue() {
    run.prepare(2, 1, 1).prepare(2, 2, 1).accept(2, 1, 1, "b");
    run.prepare(0, 1, 5, 1, "b").sendAccept(0, 1, 5, "a");
    assertThat(run.broken()).containsExactly("value-adopted");
  }

  @Test
  void proposerThatWasToldTheChoiceMayProposeIt() {
    run.round(2, 4, "b", 1, 2).choose(2, 0, "b");
    run.prepare(0, 0, 5).prepare(0, 1, 5, 4, "b").sendAccept(0, 0, 5, "b");
    assertThat(run.broken()).isEmpty();
  }

  @Test
  void valueThatNobodyProposedIsInvented() {
    run.prepare(0, 0, 3).prepare(0, 1, 3).accept(0, 1, 3, "z");
    assertThat(run.broken()).containsExactly("value-proposed");
    assertThat(only("value-proposed").text())
        .isEqualTo(
            "p0 sends accept 3 with \"z\" for instance 0, but nobody passed that value to start.");
  }

  @Test
  void valueOfAnotherInstanceIsInvented() {
    run.instance(1).start(0, "c").instance(0);
    run.prepare(0, 0, 3).prepare(0, 1, 3).sendAccept(0, 1, 3, "c");
    assertThat(run.broken()).containsExactly("value-proposed");
  }

  @Test
  void valueMayComeFromAnotherPeersStart() {
    run.prepare(2, 2, 1).prepare(2, 1, 1).accept(2, 1, 1, "b");
    run.prepare(0, 0, 3).prepare(0, 1, 3, 1, "b").accept(0, 0, 3, "b");
    assertThat(run.broken()).isEmpty();
  }

  @Test
  void twoMajoritiesWithTwoValuesAreTwoChoices() {
    run.round(0, 3, "a", 0, 1).round(2, 5, "b", 1, 2);
    assertThat(only("one-choice").text())
        .isEqualTo(
            "Instance 0 was chosen twice: a majority accepted \"a\" at ballot 3, and one accepted"
                + " \"b\" at ballot 5.");
    assertThat(only("one-choice").evidence()).hasSize(4);
  }

  @Test
  void minorityWithAnotherValueIsNoChoice() {
    run.prepare(0, 0, 3).prepare(0, 1, 3).accept(0, 0, 3, "a");
    run.round(2, 5, "b", 1, 2);
    assertThat(run.broken()).isEmpty();
  }

  @Test
  void unknownOwnVotesMakeNoSecondChoice() {
    run.prepare(0, 1, 3).accept(0, 1, 3, "a").prepare(2, 0, 5).accept(2, 0, 5, "b");
    assertThat(run.broken()).doesNotContain("one-choice");
  }

  @Test
  void oneBallotWithTwoValuesIsTold() {
    run.prepare(0, 0, 3).prepare(0, 1, 3).accept(0, 0, 3, "a").sendAccept(0, 1, 3, "b");
    assertThat(run.broken()).containsExactly("one-value-per-ballot");
    assertThat(only("one-value-per-ballot").text())
        .isEqualTo("p0 sends accept 3 with \"b\" for instance 0, but it sent ballot 3 with \"a\".");
  }

  @Test
  void acceptMayBeSentAgain() {
    run.prepare(0, 0, 3).prepare(0, 1, 3).accept(0, 1, 3, "a").accept(0, 1, 3, "a");
    assertThat(run.broken()).isEmpty();
  }

  @Test
  void sharedBallotIsAdviceOnly() {
    run.prepare(0, 0, 3).prepareRefused(2, 0, 3);
    Finding finding = only("ballot-unique");
    assertThat(finding.severity()).isEqualTo(Finding.Severity.ADVICE);
    assertThat(finding.text()).isEqualTo("p2 uses ballot 3 for instance 0, which p0 uses as well.");
    assertThat(run.broken()).containsExactly("ballot-unique");
  }

  @Test
  void ballotThatWasRefusedIsNotFresh() {
    run.prepare(2, 1, 5).prepareRefused(0, 1, 3).sendPrepare(0, 1, 3);
    assertThat(run.broken()).containsExactly("ballot-fresh");
  }

  @Test
  void prepareMayBeSentAgainWhereNoReplyCame() {
    run.prepare(2, 1, 5).prepareRefused(0, 1, 3);
    int lost = run.sendPrepare(0, 2, 3);
    run.lose(lost).prepare(0, 2, 3).sendPrepare(0, 2, 3);
    assertThat(run.broken()).isEmpty();
  }
}
