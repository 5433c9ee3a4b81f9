package paxoslab.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import paxoslab.api.PrepareArgs;

/** Which links are up, and which rule decides. */
class NetworkTest {
  private final Network network = new Network(5);
  private final Choices choices = Choices.seeded(1, c -> {});

  private static Message message(int from, int to, boolean reply) {
    return new Message(reply, from, to, new PrepareArgs(0, 1), 0, 1, 0);
  }

  /** Whom a node's requests reach, itself included. */
  private String reachedBy(int from) {
    return IntStream.range(0, 5)
        .filter(to -> !network.isCut(message(from, to, false)))
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(" "));
  }

  private List<String> reach() {
    return IntStream.range(0, 5).mapToObj(this::reachedBy).toList();
  }

  @Test
  void messagesPassWithinAGroupOnly() {
    network.partition("0 2 | 1 3 | 4");
    assertThat(reach()).containsExactly("0 2", "1 3", "0 2", "1 3", "4");
  }

  @Test
  void nodeThatIsNotNamedIsAlone() {
    network.partition("  3   1 ||");
    assertThat(reach()).containsExactly("0", "1 3", "2", "1 3", "4");
    network.partition("");
    assertThat(reach()).containsExactly("0", "1", "2", "3", "4");
  }

  @Test
  void newPartitionReplacesTheOldOne() {
    network.partition("0 | 1 2 3 4");
    network.partition("0 1 2 3 | 4");
    assertThat(reachedBy(0)).isEqualTo("0 1 2 3");
  }

  @Test
  void partitionSaysWhatIsWrongWithIt() {
    assertThatThrownBy(() -> network.partition("0 5 | 1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("partition \"0 5 | 1\": 5 is not a node; nodes are 0 to 4");
    assertThatThrownBy(() -> network.partition("0,1 | 2"))
        .hasMessageContaining("0,1 is not a node");
    assertThatThrownBy(() -> network.partition("-1")).hasMessageContaining("-1 is not a node");
    assertThatThrownBy(() -> network.partition("0 1 | 1"))
        .hasMessage("partition \"0 1 | 1\" names 1 twice");
  }

  @Test
  void brokenPartitionChangesNothing() {
    network.partition("0 | 1 2 3 4");
    assertThatThrownBy(() -> network.partition("0 1 | 9")).isNotNull();
    assertThat(reachedBy(0)).isEqualTo("0");
  }

  @Test
  void oneWayCutLeavesTheOtherDirection() {
    network.cut(0, 1);
    assertThat(reachedBy(0)).isEqualTo("0 2 3 4");
    assertThat(reachedBy(1)).isEqualTo("0 1 2 3 4");
    assertThat(network.isCut(message(0, 1, true))).isTrue();
  }

  @Test
  void deafNodeHearsNoRequestsButReplies() {
    network.deaf(2, true);
    assertThat(network.isCut(message(0, 2, false))).isTrue();
    assertThat(network.isCut(message(0, 2, true))).isFalse();
    assertThat(network.isCut(message(2, 0, false))).isFalse();
    assertThat(network.isCut(message(2, 2, false))).isFalse();
    network.deaf(2, false);
    assertThat(network.isCut(message(0, 2, false))).isFalse();
  }

  @Test
  void loopbackIsNeverCutNorClogged() {
    network.partition("");
    network.cut(3, 3);
    network.clog(3, 3, true);
    assertThat(network.isCut(message(3, 3, false))).isFalse();
    assertThat(network.isClogged(message(3, 3, false))).isFalse();
  }

  @Test
  void healEndsEverything() {
    network.partition("0 | 1");
    network.cut(2, 3);
    network.clog(3, 4, true);
    network.deaf(1, true);
    network.heal();
    assertThat(reach()).containsOnly("0 1 2 3 4");
    assertThat(network.isClogged(message(3, 4, false))).isFalse();
  }

  @Test
  void firstRuleThatAnswersDecidesAndAddedRulesComeFirst() {
    network.channel(Channel.reliable().with((m, c) -> Verdict.DROP));
    assertThat(network.judge(message(0, 1, false), choices)).isEqualTo(Verdict.DROP);
    network.add((m, c) -> Verdict.PASS);
    network.add((m, c) -> new Verdict.Delay(7));
    network.add((m, c) -> new Verdict.Delay(8));
    assertThat(network.judge(message(0, 1, false), choices)).isEqualTo(new Verdict.Delay(7));
    network.clearRules();
    assertThat(network.judge(message(0, 1, false), choices)).isEqualTo(Verdict.DROP);
  }

  @Test
  void ruleOnALinkLooksAtThatDirectionOnly() {
    network.add(Rule.on(0, 1, (m, c) -> Verdict.DROP));
    assertThat(network.judge(message(0, 1, false), choices)).isEqualTo(Verdict.DROP);
    assertThat(network.judge(message(1, 0, false), choices)).isEqualTo(Verdict.PASS);
  }

  @Test
  void latencyOfZeroMeansTheDefault() {
    assertThat(network.latency(message(0, 1, false), choices)).isEqualTo(1_000);
  }
}
