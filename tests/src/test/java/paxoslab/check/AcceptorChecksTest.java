package paxoslab.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import paxoslab.api.PrepareReply;
import paxoslab.trace.Finding;

class AcceptorChecksTest {
  private final TraceBuilder run = TraceBuilder.peers(3).start(0, "a").start(2, "b");

  private Finding only(String rule) {
    return run.findings().stream().filter(f -> f.rule().equals(rule)).findFirst().orElseThrow();
  }

  @Test
  void acceptorThatAcceptsBelowItsPromiseBreaksIt() {
    run.round(0, 3, "a", 0, 2);
    run.prepare(0, 1, 3).prepare(2, 1, 5);
    int promise = run.last() - 1;
    run.accept(0, 1, 3, "a");
    Finding finding = only("promise-kept");
    assertThat(finding.text())
        .isEqualTo("p1 accepted ballot 3 for instance 0 after it had promised ballot 5.");
    assertThat(finding.evidence()).containsExactly(promise, run.last() - 1);
    assertThat(finding.at()).isEqualTo(run.last() - 1);
    assertThat(finding.peer()).isEqualTo(1);
    assertThat(finding.where()).isEqualTo("PaxosPeer.java:88");
    assertThat(finding.severity()).isEqualTo(Finding.Severity.HARD);
    assertThat(run.broken()).containsOnly("promise-kept");
  }

  @Test
  void acceptorThatAcceptsBelowWhatItAcceptedBreaksItsPromise() {
    run.prepare(0, 0, 3).prepare(0, 1, 3);
    run.prepare(2, 2, 5).prepare(2, 0, 5).accept(2, 1, 5, "b").accept(0, 1, 3, "a");
    assertThat(only("promise-kept").text())
        .isEqualTo("p1 accepted ballot 3 for instance 0 after it had accepted ballot 5.");
  }

  @Test
  void acceptorMayAcceptWhatItPromisedAndAboveIt() {
    run.prepare(0, 0, 3).prepare(0, 1, 3).accept(0, 1, 3, "a").accept(0, 1, 3, "a");
    run.prepare(2, 2, 5).prepare(2, 0, 5).accept(2, 1, 5, "b");
    assertThat(run.broken()).isEmpty();
  }

  @Test
  void acceptorMayAcceptWithoutPrepare() {
    run.prepare(0, 0, 3).prepare(0, 2, 3).accept(0, 1, 3, "a");
    assertThat(run.broken()).isEmpty();
  }

  @Test
  void acceptorThatWaitsBetweenDecidingAndAnsweringIsNotAccused() {
    run.prepare(0, 0, 3).prepare(0, 2, 3);
    int low = run.sendAccept(0, 1, 3, "a");
    int high = run.sendPrepare(2, 1, 5);
    run.deliver(low).deliver(high).promise(high, 3, "a").accepted(low);
    assertThat(run.broken()).isEmpty();
  }

  @Test
  void acceptorThatPromisesMoreWhileItAcceptsAndHidesItBreaksItsPromise() {
    run.prepare(0, 0, 3).prepare(0, 2, 3);
    int low = run.sendAccept(0, 1, 3, "a");
    int high = run.sendPrepare(2, 1, 5);
    run.deliver(low).deliver(high).promise(high, -1, null).accepted(low);
    assertThat(run.broken()).containsExactly("promise-kept");
    assertThat(only("promise-kept").text()).contains("ballot 5 while it was handling");
  }

  @Test
  void promiseBelowAnEarlierPromiseIsNoPromise() {
    run.prepare(2, 1, 5).prepare(0, 1, 3);
    assertThat(run.broken()).containsExactly("promise-rises");
    assertThat(only("promise-rises").text())
        .isEqualTo("p1 promised ballot 3 for instance 0 after it had promised ballot 5.");
    assertThat(only("promise-rises").evidence()).containsExactly(4, 8);
  }

  @Test
  void acceptThatDoesNotRaiseThePromiseShowsAtTheNextPromise() {
    run.prepare(2, 2, 5).prepare(2, 0, 5).accept(2, 1, 5, "b").prepare(0, 1, 3, 5, "b");
    assertThat(only("promise-rises").text())
        .isEqualTo("p1 promised ballot 3 for instance 0 after it had accepted ballot 5.");
  }

  @Test
  void samePromiseToAnotherSenderIsNoPromise() {
    run.prepare(2, 1, 5).prepare(0, 1, 5);
    assertThat(run.broken()).contains("promise-rises");
    assertThat(only("promise-rises").text())
        .isEqualTo("p1 promised ballot 5 for instance 0 to p0, but it had promised it to p2.");
  }

  @Test
  void samePrepareMayBePromisedAgainAlsoAfterItsAccept() {
    run.prepare(0, 0, 3).prepare(0, 1, 3).prepare(0, 1, 3).accept(0, 1, 3, "a");
    run.prepare(0, 1, 3, 3, "a");
    assertThat(run.broken()).isEmpty();
  }

  @Test
  void samePrepareMayArriveTwice() {
    int rpc = run.sendPrepare(0, 1, 3);
    run.duplicate(rpc).deliver(rpc).promise(rpc, -1, null);
    run.deliver(rpc).promise(rpc, -1, null).receive(rpc);
    assertThat(run.broken()).isEmpty();
  }

  @Test
  void rejectMayCarryAnyBallot() {
    run.prepare(2, 1, 5);
    int rpc = run.sendPrepare(0, 1, 3);
    run.deliver(rpc).refuse(rpc, 0).receive(rpc);
    int other = run.sendPrepare(0, 1, 4);
    run.deliver(other).refuse(other, 77).receive(other);
    assertThat(run.broken()).isEmpty();
  }

  @Test
  void promiseThatHidesWhatWasAcceptedIsDishonest() {
    run.prepare(0, 0, 3).prepare(0, 1, 3).accept(0, 1, 3, "a");
    int accepted = run.last() - 1;
    run.prepare(2, 1, 5);
    assertThat(run.broken()).containsExactly("promise-honest");
    assertThat(only("promise-honest").text())
        .isEqualTo(
            "p1 promised ballot 5 for instance 0 and reported nothing accepted,"
                + " but it had accepted ballot 3 with \"a\".");
    assertThat(only("promise-honest").evidence()).contains(accepted, run.last() - 1);
  }

  @Test
  void promiseThatReportsAnEarlierAcceptanceIsDishonest() {
    run.prepare(0, 0, 3).prepare(0, 1, 3).accept(0, 1, 3, "a");
    run.prepare(2, 2, 5).prepare(2, 0, 5).accept(2, 1, 5, "b").prepare(0, 1, 6, 3, "a");
    assertThat(run.broken()).containsExactly("promise-honest");
  }

  @Test
  void promiseThatReportsItsPromiseAsAcceptedIsDishonest() {
    run.prepare(2, 1, 5).prepare(0, 1, 6, 5, "b");
    assertThat(only("promise-honest").text())
        .endsWith("reported ballot 5 with \"b\", but it had accepted nothing.");
  }

  @Test
  void promiseWithTheRightBallotAndAnotherValueIsDishonest() {
    run.prepare(0, 0, 3).prepare(0, 1, 3).accept(0, 1, 3, "a").prepare(2, 1, 5, 3, "b");
    assertThat(run.broken()).containsExactly("promise-honest");
  }

  @Test
  void promiseReportsWhatWasAcceptedWhileItWaited() {
    run.prepare(0, 0, 3).prepare(0, 2, 3);
    int high = run.sendPrepare(2, 1, 5);
    run.deliver(high).accept(0, 1, 3, "a").promise(high, 3, "a");
    assertThat(run.broken()).isEmpty();
  }

  @Test
  void promiseThatHidesWhatWasAcceptedWhileItWaitedIsDishonest() {
    run.prepare(0, 0, 3).prepare(0, 2, 3);
    int high = run.sendPrepare(2, 1, 5);
    run.deliver(high).accept(0, 1, 3, "a").promise(high, -1, null);
    assertThat(run.broken()).containsExactly("promise-honest");
  }

  @Test
  void directSelfCallerMayReportItsOwnAcceptance() {
    run.prepare(0, 1, 3).accept(0, 1, 3, "a").prepare(2, 0, 5, 3, "a");
    assertThat(run.broken()).isEmpty();
  }

  @Test
  void directSelfCallerMayReportOnlyTheValueThatItSent() {
    run.prepare(0, 1, 3).accept(0, 1, 3, "a").prepare(2, 0, 5, 3, "b");
    assertThat(run.broken()).containsExactly("promise-honest");
  }

  @Test
  void peerThatUsesLoopbackHasNoUnknownVote() {
    run.prepare(0, 0, 3).prepare(0, 1, 3);
    int own = run.sendAccept(0, 0, 3, "a");
    run.accept(0, 1, 3, "a").prepare(2, 0, 5, 3, "a");
    assertThat(run.broken()).containsExactly("promise-honest");
    assertThat(own).isNotNegative();
  }

  @Test
  void acceptorThatRefusesAFreshBallotIsAdvised() {
    run.prepare(2, 1, 5).prepareRefused(0, 1, 6);
    Finding finding = only("refuses-fresh-ballot");
    assertThat(finding.severity()).isEqualTo(Finding.Severity.ADVICE);
    assertThat(finding.text())
        .isEqualTo(
            "p1 refuses prepare 6 for instance 0, although the highest it has promised is 5.");
  }

  @Test
  void acceptorThatRefusesTheAcceptOfItsPromiseIsAdvised() {
    run.prepare(0, 0, 3).prepare(0, 1, 3).acceptRefused(0, 1, 3, "a");
    assertThat(run.broken()).containsExactly("refuses-fresh-ballot");
  }

  @Test
  void selfCallerMayRefuseWhatItsOwnBallotOvertook() {
    run.prepare(0, 1, 7).prepareRefused(2, 0, 6);
    assertThat(run.broken()).isEmpty();
  }

  @Test
  void forgottenInstanceIsRefusedAnyhow() {
    run.done(0, 0).done(1, 0).done(2, 0).min(1, 1);
    run.prepareRefused(0, 1, 6).acceptRefused(0, 1, 6, "a");
    assertThat(run.broken()).doesNotContain("refuses-fresh-ballot", "promise-kept");
  }

  @Test
  void laterViolationsOfOneInstanceAreNotRepeated() {
    run.prepare(2, 1, 5).prepare(0, 1, 3).prepare(0, 1, 4);
    assertThat(run.broken()).containsExactly("promise-rises");
  }

  @Test
  void instancesAreApart() {
    run.prepare(2, 1, 5).instance(1).prepare(0, 1, 3);
    assertThat(run.broken()).isEmpty();
  }

  @Test
  void promiseWithAValueButNoBallotIsDishonest() {
    int rpc = run.sendPrepare(0, 1, 3);
    run.deliver(rpc).reply(rpc, new PrepareReply(true, 3, -1, TraceBuilder.text("x")));
    assertThat(run.broken()).containsExactly("promise-honest");
  }
}
