package paxoslab.visualizer.branch;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import paxoslab.trace.Trace;

/**
 * Another fate for one message, or for all that are not delivered by hand; or what happens next in
 * a live run.
 *
 * @param kind what happens to it
 * @param text in words, such as {@code drop accept 4 "a" from p1 to p0}
 * @param message the id of its Send or Reply; none where it is about all
 * @param after the index of the last event that stays as it is
 * @param choices the choices that differ; zero takes one back
 */
public record Change(Kind kind, String text, int message, int after, Map<String, Long> choices) {
  /** Keeps the order of the choices. */
  public Change {
    choices = Collections.unmodifiableMap(new LinkedHashMap<>(choices));
  }

  /** What can happen to a message. */
  public enum Kind {
    /** It arrives before all else. */
    DELIVER,
    /** It arrives a second later than it did. */
    DELAY,
    /** It is lost. */
    DROP,
    /** It, and every other from there on, waits until somebody delivers it. */
    HOLD,
    /** In a live run, somebody calls a peer or kills it. */
    STEP,
    /** In a live run, virtual time passes. */
    WAIT
  }

  /** The choices of a run with this change in them. */
  Map<String, Long> in(Trace run) {
    Map<String, Long> values = run.choiceValues();
    choices.forEach(
        (key, value) -> {
          if (value == 0) {
            values.remove(key);
          } else {
            values.put(key, value);
          }
        });
    return values;
  }
}
