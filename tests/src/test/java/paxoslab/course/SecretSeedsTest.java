package paxoslab.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecretSeedsTest {
  /** Worked out once with Python's hmac; a change here would regrade every course. */
  private static final Long[] SEEDS_OF_HUSH = {
    2_629_547_823_061_014L, 8_242_761_646_414_271L, 7_787_904_594_315_470L
  };

  @Test
  void theSameSecretGivesTheSameSeedsForEver() {
    assertThat(new SecretSeeds("hush").of("B02", 3))
        .isEqualTo(new SecretSeeds("hush").of("B02", 5).subList(0, 3))
        .containsExactly(SEEDS_OF_HUSH);
  }

  @Test
  void lessonsAndSecretsHaveSeedsOfTheirOwn() {
    Set<Long> seeds = new HashSet<>();
    for (String secret : new String[] {"hush", "hush2"}) {
      for (String lesson : new String[] {"B02", "B03"}) {
        seeds.addAll(new SecretSeeds(secret).of(lesson, 50));
      }
    }

    assertThat(seeds).hasSize(200).allMatch(seed -> seed >= 1_000_000 && seed < 1L << 53);
  }

  @Test
  void fingerprintTellsSecretsApartAndIsNoneOfThem() {
    assertThat(new SecretSeeds("hush").fingerprint())
        .isNotEqualTo(new SecretSeeds("hush2").fingerprint())
        .matches("[0-9a-f]{16}");
  }

  @Test
  void emptySecretIsRefused() {
    assertThatThrownBy(() -> new SecretSeeds("")).hasMessageContaining("empty");
  }
}
