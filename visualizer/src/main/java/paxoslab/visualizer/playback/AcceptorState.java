package paxoslab.visualizer.playback;

import org.jspecify.annotations.Nullable;
import paxoslab.api.Fate;

/**
 * What is known of one peer's part in one instance, from its own answers.
 *
 * @param np the highest ballot that it promised or accepted, or -1
 * @param na the ballot that it accepted last, or -1
 * @param va the value that it accepted last, or null
 * @param fate its last answer to status, or null if it was not asked
 * @param chosen the value of that answer, or null
 */
public record AcceptorState(
    int np, int na, @Nullable Object va, @Nullable Fate fate, @Nullable Object chosen) {
  /** Before the first answer. */
  public static final AcceptorState UNKNOWN = new AcceptorState(-1, -1, null, null, null);

  AcceptorState promised(int n) {
    return new AcceptorState(Math.max(np, n), na, va, fate, chosen);
  }

  AcceptorState accepted(int n, Object v) {
    return new AcceptorState(Math.max(np, n), n, v, fate, chosen);
  }

  AcceptorState answered(@Nullable Fate newFate, @Nullable Object value) {
    return new AcceptorState(np, na, va, newFate, value);
  }
}
