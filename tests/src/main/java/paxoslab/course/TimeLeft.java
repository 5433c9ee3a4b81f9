package paxoslab.course;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/** How long a round still takes, by what its submissions took so far. */
public final class TimeLeft {
  private TimeLeft() {}

  /**
   * One submission in work.
   *
   * @param elapsed since it began
   * @param done the share that is done, 0 to 1
   */
  public record Running(Duration elapsed, double done) {}

  /**
   * The time left; empty while nothing is known.
   *
   * @param took what each finished submission took
   * @param running those in work
   * @param waiting how many were not begun
   * @param jobs how many run at a time
   */
  public static Optional<Duration> of(
      Collection<Duration> took, Collection<Running> running, int waiting, int jobs) {
    double known = 0;
    double seconds = 0;
    for (Duration each : took) {
      known++;
      seconds += seconds(each);
    }
    for (Running each : running) {
      known += each.done();
      seconds += seconds(each.elapsed());
    }
    if (known < 0.05) {
      return Optional.empty();
    }
    double mean = seconds / known;
    double work = waiting * mean;
    double longest = 0;
    for (Running each : running) {
      double rest = mean * (1 - each.done());
      work += rest;
      longest = Math.max(longest, rest);
    }
    return Optional.of(Duration.ofSeconds(Math.round(Math.max(work / jobs, longest))));
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}
