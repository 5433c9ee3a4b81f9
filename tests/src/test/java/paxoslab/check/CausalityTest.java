package paxoslab.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import paxoslab.trace.Finding;

/** A peer that knows what no message told it is found out. */
class CausalityTest {
  private final TraceBuilder run = TraceBuilder.peers(3).start(0, "a").start(2, "b");

  private List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    Causality causality = new Causality(run.trace().header(), findings::add);
    run.trace().events().forEach(causality::on);
    return findings;
  }

  private String only() {
    assertThat(findings()).hasSize(1).allMatch(f -> f.rule().equals("no-telepathy"));
    return findings().get(0).text();
  }

  @Test
  void roundAndItsNewsAreKnown() {
    run.round(0, 3, "a", 0, 1).chosen(0, "a").choose(0, 2, "a").chosen(2, "a");
    assertThat(findings()).isEmpty();
  }

  @Test
  void ownVoteNeedsNoMessage() {
    run.prepare(0, 1, 3).accept(0, 1, 3, "a").chosen(0, "a");
    assertThat(findings()).isEmpty();
  }

  @Test
  void valueMayComeWithAPromise() {
    run.round(0, 3, "a", 0, 1).prepare(2, 1, 5, 3, "a").accept(2, 1, 5, "a").chosen(2, "a");
    assertThat(findings()).isEmpty();
  }

  @Test
  void acceptOfAValueThatNeverReachedItsSenderIsTainted() {
    run.prepare(2, 1, 5).sendAccept(2, 1, 5, "a");
    assertThat(only())
        .isEqualTo("p2 sends accept \"a\" for instance 0, a value that never reached it");
  }

  @Test
  void promiseOfAValueThatNeverReachedTheAcceptorIsTainted() {
    run.prepare(2, 1, 5, 3, "a");
    assertThat(only())
        .isEqualTo("p1 answers prepare \"a\" for instance 0, a value that never reached it");
  }

  @Test
  void requestThatWasLostTellsNobody() {
    run.round(0, 3, "a", 0, 2).lose(run.sendChoose(0, 1, "a")).chosen(1, "a");
    assertThat(only()).startsWith("p1 reports CHOSEN");
  }

  @Test
  void decisionOfOnePeerHasNoMajorityInItsPast() {
    run.chosen(0, "a");
    assertThat(only())
        .isEqualTo(
            "p0 knows a decision of instance 0, but what reached it comes from 1 of 3 peers; a"
                + " majority is 2");
  }

  /** The request left, its answer never came: p1 took part, and p0 can't know. */
  @Test
  void answerThatNeverCameBringsNoNews() {
    int rpc = run.sendAccept(0, 1, 3, "a");
    run.deliver(rpc).accepted(rpc).chosen(0, "a");
    assertThat(only()).contains("comes from 1 of 3 peers");
    run.receive(rpc);
  }

  @Test
  void anotherInstanceIsAnotherPast() {
    run.round(0, 3, "a", 0, 1).chosen(0, "a").instance(1).start(0, "c").chosen(0, "c");
    assertThat(only()).contains("instance 1");
  }

  @Test
  void peerThatIsAloneDecidesAlone() {
    TraceBuilder alone = TraceBuilder.peers(1).start(0, "a").chosen(0, "a");
    List<Finding> findings = new ArrayList<>();
    Causality causality = new Causality(alone.trace().header(), findings::add);
    alone.trace().events().forEach(causality::on);
    assertThat(findings).isEmpty();
  }
}
