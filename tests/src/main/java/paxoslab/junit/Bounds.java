package paxoslab.junit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a lesson allows: missing one of these breaks a rule of severity "bound".
 *
 * @param decide virtual time for a decision that a majority can reach
 * @param min virtual time for min to rise once every peer's done can be told
 * @param calls requests to other peers that one instance may take; 0 if the lesson doesn't count
 */
public record Bounds(Duration decide, Duration min, int calls) {
  /** What holds where a rubric says nothing else. */
  public static final Bounds USUAL = new Bounds(Duration.ofSeconds(30), Duration.ofSeconds(10), 0);

  /**
   * What differs from other bounds; null means nothing.
   *
   * @param decideSeconds {@link Bounds#decide} in seconds of virtual time, 1 or more
   * @param minSeconds {@link Bounds#min} in seconds of virtual time, 1 or more
   * @param calls {@link Bounds#calls}, 0 or more
   */
  public record Changes(
      @Nullable Integer decideSeconds, @Nullable Integer minSeconds, @Nullable Integer calls) {}

  /** The same bounds but for some changes. */
  public Bounds with(Changes changes) {
    return new Bounds(
        changes.decideSeconds() == null ? decide : Duration.ofSeconds(changes.decideSeconds()),
        changes.minSeconds() == null ? min : Duration.ofSeconds(changes.minSeconds()),
        changes.calls() == null ? calls : changes.calls());
  }

  /** The same bounds, but others where these are just the usual ones. */
  public Bounds usual(Bounds others) {
    return new Bounds(
        decide.equals(USUAL.decide) ? others.decide : decide,
        min.equals(USUAL.min) ? others.min : min,
        calls);
  }
}
