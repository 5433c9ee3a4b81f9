package paxoslab.explore;

import java.util.Comparator;
import paxoslab.trace.Choice;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;

/**
 * How much there is to read in a run: first what arrives and what the application does, then all
 * else that happens, then how much of it is not the default.
 *
 * @param steps deliveries of requests and of replies, and calls of the application
 * @param events all events
 * @param choices choices that are not the default
 * @param sum of the choices' values, each at most a thousand seconds
 */
record Size(int steps, int events, int choices, long sum) implements Comparable<Size> {
  private static final long LONGEST = 1_000_000_000L;

  private static final Comparator<Size> ORDER =
      Comparator.comparingInt(Size::steps)
          .thenComparingInt(Size::events)
          .thenComparingInt(Size::choices)
          .thenComparingLong(Size::sum);

  static Size of(Trace trace) {
    long sum = 0;
    for (Choice choice : trace.choices()) {
      sum += Math.min(LONGEST, Math.abs(choice.value()));
    }
    return new Size(stepsIn(trace), trace.events().size(), trace.choices().size(), sum);
  }

  /** Deliveries of requests and of replies, and calls of the application. */
  static int stepsIn(Trace trace) {
    int steps = 0;
    for (TraceEvent event : trace.events()) {
      if (event instanceof TraceEvent.Deliver
          || event instanceof TraceEvent.DeliverReply
          || event instanceof TraceEvent.Call) {
        steps++;
      }
    }
    return steps;
  }

  @Override
  public int compareTo(Size other) {
    return ORDER.compare(this, other);
  }
}
