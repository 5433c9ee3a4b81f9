package paxoslab.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import paxoslab.api.PrepareArgs;
import paxoslab.trace.Choice;

/** How often the channels do what: counted over 20,000 messages of a fixed seed. */
class ChannelTest {
  private static final int MESSAGES = 20_000;

  private final Network network = new Network(2);
  private final Choices choices = Choices.seeded(7, c -> {});

  private static Message message(int i, boolean reply) {
    return new Message(reply, reply ? 1 : 0, reply ? 0 : 1, new PrepareArgs(i, 1), i, 1, 0);
  }

  /** The share of messages, in percent, of which the verdict is of this kind. */
  private double share(Class<? extends Verdict> kind, boolean replies) {
    return 100.0
        * IntStream.range(0, MESSAGES)
            .filter(i -> kind.isInstance(network.judge(message(i, replies), choices)))
            .count()
        / MESSAGES;
  }

  /** Latencies of many messages, rising. */
  private List<Long> latencies(Latency latency) {
    network.channel(new Channel(latency, List.of()));
    return IntStream.range(0, MESSAGES)
        .mapToObj(i -> network.latency(message(i, false), choices))
        .sorted()
        .toList();
  }

  @Test
  void reliableChannelLosesNothingAndIsEven() {
    network.channel(Channel.reliable());
    assertThat(share(Verdict.Pass.class, false)).isEqualTo(100);
    assertThat(latencies(Channel.reliable().latency())).containsOnly(1_000L);
  }

  @Test
  void mitsChannelLosesATenthOfRequestsAndAFifthOfReplies() {
    network.channel(Channel.mitUnreliable());
    assertThat(share(Verdict.Drop.class, false)).isBetween(9.5, 10.5);
    assertThat(share(Verdict.Drop.class, true)).isBetween(19.2, 20.8);
  }

  @Test
  void labrpcsChannelLosesATenthOfBothAndTakesUpTo26Millis() {
    network.channel(Channel.labrpcUnreliable());
    assertThat(share(Verdict.Drop.class, false)).isBetween(9.5, 10.5);
    assertThat(share(Verdict.Drop.class, true)).isBetween(9.5, 10.5);
    List<Long> latencies = latencies(Channel.labrpcUnreliable().latency());
    assertThat(latencies.get(0)).isBetween(1L, 100L);
    assertThat(latencies.get(MESSAGES - 1)).isBetween(25_900L, 26_000L);
  }

  @Test
  void longReorderingDelaysTwoRepliesInThreeAndNoRequest() {
    network.channel(Channel.labrpcLongReordering());
    assertThat(share(Verdict.Delay.class, true)).isBetween(65.5, 67.8);
    assertThat(share(Verdict.Delay.class, false)).isZero();
    assertThat(share(Verdict.Drop.class, true)).isBetween(2.8, 3.9);
  }

  @Test
  void longDelaysHangOneMessageInTenForUpToSevenSeconds() {
    network.channel(Channel.labrpcLongDelays());
    assertThat(share(Verdict.Delay.class, false)).isBetween(9.5, 10.5);
    long longest =
        IntStream.range(0, MESSAGES)
            .mapToObj(i -> network.judge(message(i, false), choices))
            .filter(Verdict.Delay.class::isInstance)
            .mapToLong(v -> ((Verdict.Delay) v).micros())
            .max()
            .orElseThrow();
    assertThat(longest).isBetween(6_900_000L, 7_000_000L);
  }

  @Test
  void hostileChannelDoesEverything() {
    network.channel(Channel.hostile());
    assertThat(share(Verdict.Drop.class, false)).isBetween(9.5, 10.5);
    assertThat(share(Verdict.Drop.class, true)).isBetween(9.5, 10.5);
    assertThat(share(Verdict.Duplicate.class, false)).isBetween(8.5, 9.5);
    assertThat(share(Verdict.Duplicate.class, true)).isZero();
    assertThat(share(Verdict.Delay.class, false)).isBetween(3.5, 4.6);
  }

  @Test
  void uniformLatencyIsSpreadEvenly() {
    List<Long> latencies = latencies(Latency.uniform(2_000, 12_000));
    assertThat(latencies.get(0)).isBetween(2_000L, 2_010L);
    assertThat(latencies.get(MESSAGES / 2)).isBetween(6_800L, 7_200L);
    assertThat(latencies.get(MESSAGES - 1)).isBetween(11_990L, 12_000L);
  }

  @Test
  void logUniformLatencyGivesEachMagnitudeItsShare() {
    List<Long> latencies = latencies(Latency.logUniform(1_000, 1_000_000));
    assertThat(latencies.get(0)).isBetween(1_000L, 1_010L);
    assertThat(latencies.get(MESSAGES / 3)).isBetween(9_500L, 10_500L);
    assertThat(latencies.get(2 * MESSAGES / 3)).isBetween(95_000L, 105_000L);
    assertThat(latencies.get(MESSAGES - 1)).isBetween(990_000L, 1_000_000L);
  }

  @Test
  void heavyTailIsMostlyShortAndCut() {
    List<Long> latencies = latencies(Latency.heavyTail(1_000, 1_000_000, 1.1));
    assertThat(latencies.get(0)).isEqualTo(1_000);
    assertThat(latencies.get(MESSAGES / 2)).isBetween(1_800L, 2_000L);
    assertThat(latencies.get(MESSAGES * 99 / 100)).isBetween(50_000L, 85_000L);
    assertThat(latencies.get(MESSAGES - 1)).isEqualTo(1_000_000);
  }

  @Test
  void swarmMixesFaultsAnewForEachSeedAndTheSameForOne() {
    TreeSet<String> mixes = new TreeSet<>();
    for (long seed = 0; seed < 500; seed++) {
      List<Choice> made = new ArrayList<>();
      Channel.swarm(Choices.seeded(seed, made::add));
      List<Choice> again = new ArrayList<>();
      Channel.swarm(Choices.seeded(seed, again::add));
      assertThat(again).isEqualTo(made);
      mixes.add(made.toString());
    }
    assertThat(mixes).hasSize(32);
  }
}
