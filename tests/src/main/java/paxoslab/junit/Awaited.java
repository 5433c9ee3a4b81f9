package paxoslab.junit;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import paxoslab.trace.TraceEvent;

/** What a lesson waits for, and what to say if it does not come. */
interface Awaited extends BooleanSupplier {
  /** What is missing, as a clause such as {@code instance 3 is decided at 1 of 5 peers}. */
  String missing();

  /** Why, as far as the run so far shows; empty if it shows nothing. */
  default Optional<Cause> cause(List<TraceEvent> events) {
    return Optional.empty();
  }

  /**
   * Why something does not come.
   *
   * @param text a clause
   * @param peer the peer that should have done otherwise
   * @param evidence ids of the events that show it, rising; the last is where it shows
   * @param where the student's line, or null
   */
  record Cause(String text, int peer, List<Integer> evidence, @Nullable String where) {}
}
