package paxoslab.check;

import paxoslab.trace.TraceEvent;

/** A rule, watching one run. */
public interface Check {
  /** The rule that it checks. */
  Rule rule();

  /** Sees the next event; findings go to the sink that it was made with. */
  void on(TraceEvent event);

  /** The run is over: says what only silence could show. Call it once, after the last event. */
  default void end() {}
}
