package paxoslab.explore;

import java.util.ArrayList;
import java.util.List;
import paxoslab.api.Request;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceEvent.Send;

/** The requests of a run by their calls, which a world numbers one after the other. */
final class Requests {
  private final List<Request<?>> sent = new ArrayList<>();

  Requests(List<TraceEvent> events) {
    for (TraceEvent event : events) {
      if (event instanceof Send s) {
        if (s.rpc() != sent.size()) {
          throw new IllegalArgumentException("call " + s.rpc() + " is not the next one");
        }
        sent.add(s.msg());
      }
    }
  }

  /** What was asked in a call. */
  Request<?> of(int rpc) {
    return sent.get(rpc);
  }
}
