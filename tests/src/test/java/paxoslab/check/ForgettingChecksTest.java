package paxoslab.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import paxoslab.api.SeqArgs;
import paxoslab.trace.Finding;

class ForgettingChecksTest {
  private final TraceBuilder run = TraceBuilder.peers(3);

  private Finding only(String rule) {
    return run.findings().stream().filter(f -> f.rule().equals(rule)).findFirst().orElseThrow();
  }

  @Test
  void minAboveTheSlowestDoneIsTooHigh() {
    run.done(0, 5).done(1, 3).min(0, 4);
    assertThat(run.broken()).containsExactly("min-bound");
    assertThat(only("min-bound").text())
        .isEqualTo("p0 answers min() = 4, but the application at p2 has not called done yet.");
    run.done(2, 2).min(1, 4);
    assertThat(run.findings()).hasSize(1);
  }

  @Test
  void minNamesTheSlowestPeer() {
    run.done(0, 5).done(1, 3).done(2, 4).min(0, 5);
    assertThat(only("min-bound").text())
        .isEqualTo("p0 answers min() = 5, but the application at p1 called done(3) at most.");
    assertThat(only("min-bound").evidence()).containsExactly(1, 3);
  }

  @Test
  void minMayBeOnePastTheSlowestDoneAndMayLag() {
    run.min(0, 0).done(0, 5).done(1, 3).done(2, 4).min(0, 4).min(1, 0).min(1, 2);
    assertThat(run.broken()).isEmpty();
  }

  @Test
  void minThatFallsIsTold() {
    run.done(0, 5).done(1, 5).done(2, 5).min(0, 6).min(0, 4);
    assertThat(run.broken()).containsExactly("min-monotone");
    assertThat(only("min-monotone").text())
        .isEqualTo("p0 answers min() = 4 after it had answered 6.");
  }

  @Test
  void doneThatWasNeverCalledIsNotReported() {
    run.done(0, 4).updateDone(0, 1, 4);
    run.send(0, 1, new SeqArgs(0, 5));
    assertThat(run.broken()).containsExactly("done-honest");
    assertThat(only("done-honest").text())
        .isEqualTo(
            "p0 reports done up to 5, but done(5) was never called there:"
                + " the highest done there is 4.");
  }

  @Test
  void doneOfAnotherPeerIsNotReported() {
    run.done(1, 4).send(0, 2, new SeqArgs(1, 4));
    assertThat(run.broken()).containsExactly("done-honest");
  }

  @Test
  void earlierDoneMayBeSentAgainAfterALaterOne() {
    run.updateDone(0, 1, -1).done(0, 4).done(0, 9).updateDone(0, 1, 9).updateDone(0, 2, 4);
    assertThat(run.broken()).isEmpty();
  }

  @Test
  void maxThatFallsIsTold() {
    run.max(0, -1).instance(3).start(0, "a").max(0, 3).max(0, -1);
    assertThat(run.broken()).containsExactly("max-law");
    assertThat(only("max-law").text()).isEqualTo("p0 answers max() = -1 after it had answered 3.");
  }

  @Test
  void maxAboveWhatThePeerKnowsIsTold() {
    run.instance(9).start(1, "a").instance(3).start(0, "a").max(0, 9);
    assertThat(only("max-law").text())
        .isEqualTo("p0 answers max() = 9, but it started and was told of no instance above 3.");
  }

  @Test
  void maxThatIgnoresAStartShowsAtTheNextStimulus() {
    run.max(0, -1).instance(3).start(0, "a");
    assertThat(run.findings()).as("the run may have ended before it was asked").isEmpty();
    run.tick(0);
    assertThat(only("max-law").text())
        .isEqualTo("p0 answers max() = -1, although it knows of instance 3.");
    assertThat(only("max-law").evidence()).containsExactly(0, 1);
  }

  @Test
  void maxThatIgnoresAMessageIsTold() {
    run.max(1, -1).instance(3).start(0, "a").max(0, 3).prepare(0, 1, 1).tick(1);
    assertThat(run.broken()).containsExactly("max-law");
  }

  @Test
  void maxRisesWithStartsAndMessages() {
    run.max(1, -1).instance(3).start(0, "a").max(0, 3);
    int rpc = run.sendPrepare(0, 1, 1);
    run.deliver(rpc).promise(rpc, -1, null).max(1, 3).tick(1).done(1, 20).updateDone(1, 0, 20);
    assertThat(run.broken()).isEmpty();
  }

  @Test
  void forgottenInstanceDoesNotRaiseMax() {
    run.max(1, -1).done(0, 5).done(1, 5).done(2, 5).min(1, 6);
    run.instance(3).start(1, "a").prepareRefused(0, 1, 1).tick(1);
    assertThat(run.broken()).isEmpty();
  }

  @Test
  void peerThatIsNeverAskedIsNotAccused() {
    run.instance(3).start(0, "a").tick(0);
    assertThat(run.broken()).isEmpty();
  }

  @Test
  void forgottenAtOrAboveMinIsTold() {
    run.min(0, 0).instance(0).forgotten(0).tick(0);
    assertThat(run.broken()).containsExactly("forgotten-stays");
    assertThat(only("forgotten-stays").text())
        .isEqualTo("p0 reports instance 0 as FORGOTTEN, but its min() is 0.");
  }

  @Test
  void pendingBelowMinIsTold() {
    run.done(0, 5).done(1, 5).done(2, 5).min(0, 6).instance(4).pending(0);
    assertThat(run.broken()).containsExactly("forgotten-stays");
  }

  @Test
  void statusMayBeAskedBeforeMin() {
    run.instance(4).pending(0).done(0, 5).done(1, 5).done(2, 5).forgotten(0).min(0, 6).tick(0);
    assertThat(run.broken()).isEmpty();
  }

  @Test
  void startBelowMinThatSendsIsTold() {
    run.done(0, 5).done(1, 5).done(2, 5).min(0, 6).min(1, 6).min(2, 6);
    run.instance(4).start(0, "z").causing().sendPrepare(0, 1, 1);
    assertThat(run.broken()).containsExactly("forgotten-stays");
    assertThat(only("forgotten-stays").text())
        .isEqualTo(
            "p0 was told to start instance 4, which is below its min() of 6, and sends prepare.");
  }

  @Test
  void roundThatWasUnderWayMayGoOnSendingPrepare() {
    run.instance(4).start(0, "z").done(0, 5).done(1, 5).done(2, 5).min(0, 6);
    run.sendPrepare(0, 1, 1);
    assertThat(run.broken()).isEmpty();
  }

  @Test
  void voteOnAForgottenInstanceIsTold() {
    run.done(0, 5).done(1, 5).done(2, 5).min(1, 6).instance(4).start(0, "z").prepare(0, 1, 1);
    assertThat(only("forgotten-stays").text())
        .isEqualTo("p1 promised ballot 1 for instance 4, which is below its min() of 6.");
  }

  @Test
  void voteWhileMinRisesIsNotAccused() {
    run.done(0, 5).done(1, 5).done(2, 5).instance(4).start(0, "z");
    int rpc = run.sendPrepare(0, 1, 1);
    run.deliver(rpc).min(1, 6).promise(rpc, -1, null).receive(rpc);
    assertThat(run.broken()).isEmpty();
  }

  @Test
  void acceptForAForgottenInstanceIsAdvice() {
    run.instance(4).start(0, "z").prepare(0, 0, 1).prepare(0, 1, 1);
    run.done(0, 5).done(1, 5).done(2, 5).min(0, 6).sendAccept(0, 1, 1, "z");
    assertThat(run.broken()).containsExactly("sends-forgotten");
    assertThat(only("sends-forgotten").severity()).isEqualTo(Finding.Severity.ADVICE);
  }

  @Test
  void lateMessagesOfAnInstanceThatAllHaveForgottenBreakNothing() {
    run.instance(4).start(0, "z").prepare(0, 0, 1).prepare(0, 1, 1);
    int rpc = run.sendAccept(0, 1, 1, "z");
    run.done(0, 5).done(1, 5).done(2, 5).min(0, 6).min(1, 6).min(2, 6);
    run.deliver(rpc).refuse(rpc, -1).receive(rpc);
    assertThat(run.broken()).isEmpty();
  }
}
