package paxoslab.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import paxoslab.check.TraceBuilder;
import paxoslab.trace.Finding;
import paxoslab.trace.Finding.Severity;
import paxoslab.trace.Trace;

/** Quorums, counted from a trace. */
class VotesTest {
  private static List<String> lines(String rule, TraceBuilder run) {
    Trace trace = run.trace();
    Finding finding = new Finding(rule, Severity.HARD, run.last(), 0, "Broken.", List.of(), null);
    return Votes.of(finding, trace, new TraceIndex(trace));
  }

  private static TraceBuilder twoMajorities() {
    TraceBuilder run = TraceBuilder.peers(3).start(0, "a").start(2, "b");
    run.prepare(0, 0, 3).prepare(0, 1, 3).accept(0, 0, 3, "a").accept(0, 1, 3, "a");
    run.prepare(2, 1, 5).prepare(2, 2, 5).accept(2, 1, 5, "b").accept(2, 2, 5, "b");
    return run;
  }

  @Test
  void theSharedAcceptorOfTwoMajoritiesIsNamed() {
    assertThat(lines("one-choice", twoMajorities()))
        .containsExactly(
            "ballot 3: promised to p0 by p0 p1; \"a\" accepted by p0 p1",
            "ballot 5: promised to p2 by p1 p2; \"b\" accepted by p1 p2",
            "a majority is 2 of 3",
            "p1 is in that which accepted ballot 3 and in that of ballot 5",
            "p1 at event 16 accepted ballot 3, then at event 20 promised ballot 5 and said that it had"
                + " accepted nothing, then at event 28 accepted ballot 5");
  }

  @Test
  void aProposerThatDoesNotCallItselfLeavesItsOwnVoteUnknown() {
    TraceBuilder run = TraceBuilder.peers(3).start(0, "a");
    run.prepare(0, 1, 3).accept(0, 1, 3, "a");
    assertThat(lines("choose-earned", run))
        .containsExactly(
            "ballot 3: promised to p0 by p1; \"a\" accepted by p1; what p0 answered itself is"
                + " unknown",
            "a majority is 2 of 3");
  }

  @Test
  void whereThereIsNoMajorityNoneIsShared() {
    TraceBuilder run = TraceBuilder.peers(3).start(0, "a");
    run.prepare(0, 0, 3).prepare(0, 1, 3).accept(0, 0, 3, "a");
    assertThat(lines("choose-earned", run))
        .containsExactly(
            "ballot 3: promised to p0 by p0 p1; \"a\" accepted by p0", "a majority is 2 of 3");
  }

  @Test
  void rulesThatAreNotAboutQuorumsTellNone() {
    assertThat(lines("promise-kept", twoMajorities())).isEmpty();
  }
}
