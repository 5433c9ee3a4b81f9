package paxoslab.explain;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import paxoslab.trace.Header;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceEvent.Deliver;
import paxoslab.trace.TraceEvent.DeliverReply;
import paxoslab.trace.TraceEvent.Drop;
import paxoslab.trace.TraceEvent.Duplicate;
import paxoslab.trace.TraceEvent.Reply;
import paxoslab.trace.TraceEvent.Send;
import paxoslab.trace.TraceEvent.Timeout;

/** Finds a trace's events by id, and the request and reply that an event is about. */
public final class TraceIndex {
  private final Header header;
  private final Map<Integer, TraceEvent> byId = new HashMap<>();

  /** Indexes all events of this trace, once. */
  public TraceIndex(Trace trace) {
    header = trace.header();
    trace.events().forEach(e -> byId.put(e.id(), e));
  }

  /** The event with this id. */
  public Optional<TraceEvent> event(int id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** A node's name; its number where the trace names none. */
  public String name(int node) {
    return node >= 0 && node < header.nodes().size() ? header.nodes().get(node).name() : "p" + node;
  }

  /**
   * The request that a message event is about; empty if it is about none, or its Send is missing.
   */
  public Optional<Send> request(TraceEvent event) {
    if (event instanceof Send send) {
      return Optional.of(send);
    }
    int origin = origin(event);
    return origin == TraceEvent.NONE ? Optional.empty() : event(origin).flatMap(this::request);
  }

  /** The reply that an event brings or loses; empty if it is about a request. */
  public Optional<Reply> reply(TraceEvent event) {
    if (event instanceof Reply reply) {
      return Optional.of(reply);
    }
    boolean mayCarry = event instanceof DeliverReply || event instanceof Drop;
    return mayCarry
        ? event(origin(event)).filter(Reply.class::isInstance).map(Reply.class::cast)
        : Optional.empty();
  }

  /** The event from which a message event descends. */
  private static int origin(TraceEvent event) {
    if (event instanceof Deliver d) {
      return d.send();
    } else if (event instanceof Reply r) {
      return r.cause();
    } else if (event instanceof DeliverReply d) {
      return d.send();
    } else if (event instanceof Drop d) {
      return d.send();
    } else if (event instanceof Duplicate d) {
      return d.send();
    } else if (event instanceof Timeout t) {
      return t.send();
    }
    return TraceEvent.NONE;
  }
}
