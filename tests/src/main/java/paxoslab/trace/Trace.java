package paxoslab.trace;

import java.util.List;

/** A recorded run. */
public record Trace(
    Header header, List<Choice> choices, List<TraceEvent> events, List<Finding> findings) {
  public Trace {
    choices = List.copyOf(choices);
    events = List.copyOf(events);
    findings = List.copyOf(findings);
  }
}
