package paxoslab.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LatePolicyTest {
  private static final Instant DUE = Instant.parse("2026-10-01T21:59:00Z");

  private final LatePolicy policy = new LatePolicy(1, 10, 5, 15);

  @Test
  void eachBegunDayCounts() {
    assertThat(policy.daysLate(DUE, DUE)).isZero();
    assertThat(policy.daysLate(DUE.plusSeconds(15 * 60), DUE)).isZero();
    assertThat(policy.daysLate(DUE.plusSeconds(15 * 60 + 1), DUE)).isEqualTo(1);
    assertThat(policy.daysLate(DUE.plusSeconds(86_400), DUE)).isEqualTo(1);
    assertThat(policy.daysLate(DUE.plusSeconds(86_401), DUE)).isEqualTo(2);
  }

  @Test
  void whoseTimeIsUnknownIsNotLate() {
    assertThat(policy.daysLate(null, DUE)).isZero();
    assertThat(policy.daysLate(DUE, null)).isZero();
  }

  @Test
  void eachDayThatIsNotFreeTakesItsShare() {
    assertThat(policy.remains(655, 1, 1)).isEqualByComparingTo("655");
    assertThat(policy.remains(655, 2, 1)).isEqualByComparingTo("589.5");
    assertThat(policy.remains(655, 2, 0)).isEqualByComparingTo("524");
    assertThat(policy.remains(655, 5, 1)).isEqualByComparingTo("393");
  }

  @Test
  void tooLateEarnsNothing() {
    assertThat(policy.remains(655, 6, 1)).isZero();
  }

  @Test
  void noPolicyTakesNothing() {
    assertThat(LatePolicy.NONE.remains(7, 100, 0)).isEqualByComparingTo("7");
  }
}
