package paxoslab.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import paxoslab.api.PrepareArgs;

/** Faults as values: what each says of a message. */
class RuleTest {
  private final Choices choices = Choices.seeded(1, c -> {});

  private Verdict judge(Rule rule, int from, int to, boolean reply) {
    return rule.judge(new Message(reply, from, to, new PrepareArgs(0, 1), 0, 1, 0), choices);
  }

  @Test
  void cutStopsBothKindsInOneDirectionOnly() {
    Rule cut = Rule.cut(0, 1);
    assertThat(judge(cut, 0, 1, false)).isEqualTo(Verdict.DROP);
    assertThat(judge(cut, 0, 1, true)).isEqualTo(Verdict.DROP);
    assertThat(judge(cut, 1, 0, false)).isEqualTo(Verdict.PASS);
  }

  @Test
  void deafPeerGetsRepliesButNoRequests() {
    Rule deaf = Rule.deaf(2);
    assertThat(judge(deaf, 0, 2, false)).isEqualTo(Verdict.DROP);
    assertThat(judge(deaf, 0, 2, true)).isEqualTo(Verdict.PASS);
    assertThat(judge(deaf, 2, 0, false)).isEqualTo(Verdict.PASS);
  }

  @Test
  void clogDelaysOneDirection() {
    Rule clog = Rule.clog(0, 1, 7_000);
    assertThat(judge(clog, 0, 1, false)).isEqualTo(new Verdict.Delay(7_000));
    assertThat(judge(clog, 1, 0, false)).isEqualTo(Verdict.PASS);
  }

  @Test
  void partitionStopsWhatLeavesAGroup() {
    Rule partition = Rule.partition("0 2 | 1", 3);
    assertThat(judge(partition, 0, 1, false)).isEqualTo(Verdict.DROP);
    assertThat(judge(partition, 0, 2, false)).isEqualTo(Verdict.PASS);
    assertThat(judge(partition, 1, 2, true)).isEqualTo(Verdict.DROP);
  }

  @Test
  void lambdaIsARule() {
    Rule secondHalf = (m, c) -> m.seq() > 5 ? Verdict.DROP : Verdict.PASS;
    assertThat(judge(secondHalf, 0, 1, false)).isEqualTo(Verdict.PASS);
  }
}
