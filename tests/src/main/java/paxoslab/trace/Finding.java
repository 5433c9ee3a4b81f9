package paxoslab.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule was broken.
 *
 * @param rule the rule's stable id, such as {@code promise-kept}
 * @param severity how bad it is
 * @param at the id of the event at which it shows, or {@link TraceEvent#NONE}
 * @param peer the peer that broke it, or {@link TraceEvent#NONE}
 * @param text one sentence for the student
 * @param evidence ids of the events that prove it, rising
 * @param where the student's line, such as {@code PaxosPeer.accept, PaxosPeer.java:88}, or null
 */
public record Finding(
    String rule,
    Severity severity,
    int at,
    int peer,
    String text,
    List<Integer> evidence,
    @Nullable String where) {
  public Finding {
    evidence = List.copyOf(evidence);
  }

  /** What a finding costs. */
  public enum Severity {
    /** No correct peer breaks it: the lesson fails. */
    HARD,
    /** A configurable limit: the lesson fails. */
    BOUND,
    /** Legal but slow or fragile: printed, points unchanged. */
    ADVICE
  }
}
