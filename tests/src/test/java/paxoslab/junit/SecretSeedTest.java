package paxoslab.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import paxoslab.sim.PeerSeeds;

class SecretSeedTest {
  private final SecretSeed secret = new SecretSeed("tell nobody");

  @Test
  void everyRunLessonSecretAndPeerHasASeedOfItsOwn() {
    Set<Long> seeds = new LinkedHashSet<>();
    for (SecretSeed one : List.of(secret, new SecretSeed("tell nobody!"))) {
      for (String lesson : List.of("A01", "A02", "A0")) {
        for (long run = 1; run <= 20; run++) {
          long seed = one.of(lesson, run);
          assertThat(seed).isNotNegative().isEqualTo(one.of(lesson, run));
          seeds.add(seed);
          for (int peer = 0; peer < 5; peer++) {
            seeds.add(PeerSeeds.of(seed, peer));
          }
        }
      }
    }
    assertThat(seeds).hasSize(2 * 3 * 20 * 6);
  }

  @Test
  void secretReplacesTheSeedsThatEverybodyKnows() {
    LessonMethod lesson = OneStart.LESSON;
    assertThat(new RunOptions(2, null, false, Map.of(), secret).seedsOf(lesson))
        .containsExactly(secret.of("T01", 1), secret.of("T01", 2));
    assertThat(new RunOptions(2, 7L, false, Map.of(), secret).seedsOf(lesson)).containsExactly(7L);
  }

  @Test
  void secretIsNotPrinted() {
    assertThat(secret).hasToString("a secret seed");
    assertThat(new RunOptions(0, null, false, Map.of(), secret).toString()).doesNotContain("tell nobody");
  }

  @Test
  void emptySecretIsRefused() {
    assertThatThrownBy(() -> new SecretSeed("")).hasMessage("the secret seed is empty");
  }
}
