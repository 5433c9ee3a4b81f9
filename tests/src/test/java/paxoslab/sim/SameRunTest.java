package paxoslab.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import paxoslab.host.GoodPeer;
import paxoslab.solution.Solution;
import paxoslab.trace.Choice;
import paxoslab.trace.Header;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceHash;

/** The same peers, scenario and seed give the same trace. */
class SameRunTest {
  private static final Solution PEER = GoodPeer.solution();

  private static Rig play(Rig rig) {
    rig.world().channel(Channel.hostile());
    for (int seq = 0; seq < 10; seq++) {
      rig.start(seq % 3, seq, "a" + seq).start((seq + 1) % 3, seq, "b" + seq);
    }
    rig.run(Duration.ofSeconds(1));
    rig.world().partition("0 1 | 2");
    rig.run(Duration.ofSeconds(3));
    rig.world().heal();
    rig.run(Duration.ofSeconds(30));
    rig.close();
    return rig;
  }

  private static Rig seeded(long seed) {
    return play(new Rig(3, PEER, seed));
  }

  private static String hash(Rig rig, List<Choice> choices) {
    Header header = new Header("T", "t", 0, Map.of(), List.of(), null, null, 500_000);
    return TraceHash.of(new Trace(header, choices, rig.events(), List.of()));
  }

  private static String hash(Rig rig) {
    return hash(rig, rig.choices());
  }

  @Test
  void sameSeedGivesTheSameTrace() {
    Rig first = seeded(4);
    assertThat(first.events()).hasSizeGreaterThan(500);
    assertThat(hash(seeded(4))).isEqualTo(hash(first));
  }

  @Test
  void otherSeedGivesAnotherTrace() {
    assertThat(hash(seeded(5))).isNotEqualTo(hash(seeded(4)));
  }

  @Test
  void recordedChoicesGiveTheSameTrace() {
    Rig first = seeded(4);
    Rig again = play(Rig.replay(3, PEER, 4, first.choices()));
    assertThat(again.events()).isEqualTo(first.events());
    assertThat(again.choices()).isEqualTo(first.choices());
  }

  @Test
  void choiceLeftOutIsTheDefaultAndEarlierEventsStay() {
    Rig first = seeded(4);
    Choice drop =
        first.choices().stream()
            .filter(c -> c.key().startsWith("drop/"))
            .skip(5)
            .findFirst()
            .orElseThrow();
    List<Choice> without = first.choices().stream().filter(c -> c != drop).toList();
    Rig changed = play(Rig.replay(3, PEER, 4, without));
    assertThat(changed.choices()).doesNotContain(drop);
    assertThat(changed.events()).isNotEqualTo(first.events());
    assertThat(changed.events().subList(0, 30)).isEqualTo(first.events().subList(0, 30));
  }
}
