package paxoslab.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SoloChoiceTest {
  private static final List<SoloChoice.Candidate> RUNS = runs();

  private static List<SoloChoice.Candidate> runs() {
    List<SoloChoice.Candidate> runs = new ArrayList<>();
    for (int lesson = 1; lesson <= 50; lesson++) {
      for (long seed = 1; seed <= 4; seed++) {
        runs.add(new SoloChoice.Candidate(new SoloChoice.Run("L" + lesson, seed), 1 + lesson % 5));
      }
    }
    return runs;
  }

  private static List<String> drawn(String secret, int most) {
    SoloChoice choice = new SoloChoice(secret, most, RUNS);
    List<String> drawn = new ArrayList<>();
    for (SoloChoice.Candidate each : RUNS) {
      OptionalInt peer = choice.peer(each.run().lesson(), each.run().seed());
      peer.ifPresent(p -> drawn.add(each.run() + " p" + p));
      assertThat(peer.orElse(0)).isLessThan(each.peers());
      assertThat(peer.isPresent() && each.peers() == 1).as("alone anyway").isFalse();
    }
    return drawn;
  }

  @Test
  void asManyAreDrawnAsAreWanted() {
    assertThat(drawn("hush", 6)).hasSize(6);
    assertThat(drawn("hush", 0)).isEmpty();
    assertThat(drawn("hush", 1_000)).hasSize(160);
  }

  @Test
  void sameSecretDrawsTheSameAndAnotherOneOthers() {
    assertThat(drawn("hush", 6)).isEqualTo(drawn("hush", 6)).isNotEqualTo(drawn("hush!", 6));
  }

  /** A peer that knows that it is never looked at could do as it likes. */
  @Test
  void everyPeerMayBeDrawn() {
    TreeSet<String> peers = new TreeSet<>();
    for (String one : drawn("hush", 1_000)) {
      peers.add(one.substring(one.length() - 2));
    }
    assertThat(peers).containsExactly("p0", "p1", "p2", "p3", "p4");
  }
}
