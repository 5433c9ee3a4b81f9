package paxoslab.course;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a late submission costs.
 *
 * @param freeDays days that cost nothing, unless a student has other ones
 * @param percentPerDay of what was earned, for each late day that isn't free; 0 to 100
 * @param mostDays a submission that is later than this earns nothing; free days count too
 * @param graceMinutes so much later is not late yet
 */
public record LatePolicy(int freeDays, int percentPerDay, int mostDays, int graceMinutes) {
  /** Lateness costs nothing. */
  public static final LatePolicy NONE = new LatePolicy(0, 0, Integer.MAX_VALUE, 0);

  /** Days late, each begun one counting; 0 if either time is unknown. */
  public int daysLate(@Nullable Instant submitted, @Nullable Instant due) {
    if (submitted == null || due == null) {
      return 0;
    }
    long seconds = Duration.between(due, submitted).toSeconds();
    long day = Duration.ofDays(1).toSeconds();
    return seconds <= graceMinutes * 60L ? 0 : (int) ((seconds + day - 1) / day);
  }

  /**
   * What remains of the points.
   *
   * @param free days that cost nothing
   */
  public BigDecimal remains(int earned, int daysLate, int free) {
    if (daysLate > mostDays) {
      return BigDecimal.ZERO;
    }
    long percent = Math.max(0, 100L - (long) percentPerDay * Math.max(0, daysLate - free));
    return BigDecimal.valueOf(earned)
        .multiply(BigDecimal.valueOf(percent))
        .divide(BigDecimal.valueOf(100), 2, RoundingMode.HALF_UP)
        .stripTrailingZeros();
  }
}
