package paxoslab.trace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import paxoslab.trace.Finding.Severity;

/** A recorded run. */
public record Trace(
    Header header, List<Choice> choices, List<TraceEvent> events, List<Finding> findings) {
  public Trace {
    choices = List.copyOf(choices);
    events = events instanceof EventColumns columns ? columns : List.copyOf(events);
    findings = List.copyOf(findings);
  }

  /** What made the run fail: the first finding that is not advice; empty if it passed. */
  public Optional<Finding> failure() {
    for (Finding finding : findings) {
      if (finding.severity() != Severity.ADVICE) {
        return Optional.of(finding);
      }
    }
    return Optional.empty();
  }

  /** The choices by their keys, in their order; the caller's own to change. */
  public Map<String, Long> choiceValues() {
    Map<String, Long> values = new LinkedHashMap<>();
    choices.forEach(c -> values.put(c.key(), c.value()));
    return values;
  }
}
