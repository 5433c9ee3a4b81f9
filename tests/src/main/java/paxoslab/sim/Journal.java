package paxoslab.sim;

import java.util.function.Consumer;
import paxoslab.trace.TraceEvent;

/** Virtual time, and the events so far: numbers each and passes it on. */
final class Journal {
  private final Consumer<TraceEvent> sink;
  private long now;
  private int next;

  Journal(Consumer<TraceEvent> sink) {
    this.sink = sink;
  }

  /** Virtual microseconds since the run began. */
  long now() {
    return now;
  }

  void now(long micros) {
    now = micros;
  }

  /** The id that the next event must have. */
  int next() {
    return next;
  }

  /** Writes an event; returns its id. */
  int write(TraceEvent event) {
    next++;
    sink.accept(event);
    return event.id();
  }
}
