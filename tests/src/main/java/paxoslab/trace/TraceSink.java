package paxoslab.trace;

/**
 * Takes a trace line by line: the header, then choices, then events, then findings. What does not
 * concern a sink it leaves at the default, which does nothing.
 */
public interface TraceSink {
  /** The first line. */
  default void header(Header header) {}

  /** A choice; all choices come before the first event. */
  default void choice(Choice choice) {}

  /** An event; ids rise strictly. */
  default void event(TraceEvent event) {}

  /** A finding; all findings come after the last event. */
  default void finding(Finding finding) {}

  /** Feeds a whole trace to this sink, in order. */
  default void accept(Trace trace) {
    header(trace.header());
    trace.choices().forEach(this::choice);
    trace.events().forEach(this::event);
    trace.findings().forEach(this::finding);
  }
}
