package paxoslab.cli;

import java.util.HashSet;
import java.util.Set;
import paxoslab.api.SeqArgs;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;
import paxoslab.wire.Messages;

/** The instances that a trace is about. */
final class Instances {
  private Instances() {}

  /** How many instances were started, or had messages sent for them. */
  static int count(Trace trace) {
    Set<Integer> seen = new HashSet<>();
    for (TraceEvent event : trace.events()) {
      if (event instanceof TraceEvent.Call call && call.op().equals("start")) {
        seen.add(call.seq());
      } else if (event instanceof TraceEvent.Send send
          && !(send.msg() instanceof SeqArgs || Messages.isOfStore(send.msg()))) {
        seen.add(Messages.seq(send.msg()));
      }
    }
    return seen.size();
  }

  /** The same in words. */
  static String words(Trace trace) {
    int count = count(trace);
    return count == 1 ? "1 instance" : count + " instances";
  }
}
