package paxoslab.trace;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Exports a trace for ShiViz, the visualizer of distributed executions by Beschastnikh and others
 * ("Visualizing Distributed System Executions", TOSEM 2020). The first line is the regular
 * expression that ShiViz parses the log with, the second is empty (one execution), then each event
 * is two lines: host and vector clock, and id, virtual time in microseconds and text.
 *
 * <p>Events of the network and the scenario stand at a host of their own, {@value #NETWORK}.
 */
public final class ShivizLog {
  /** The regular expression in the log's first line. */
  public static final String PATTERN =
      "(?<host>\\S+) (?<clock>\\{.*\\})\\n(?<id>\\d+) (?<time>\\d+) (?<event>.*)";

  /** The host of events that are no peer's. */
  public static final String NETWORK = "network";

  private final List<Header.Node> nodes;
  private final Appendable out;
  private final int[][] clocks;
  private final Map<Integer, int[]> messages = new HashMap<>();

  private ShivizLog(List<Header.Node> nodes, Appendable out) {
    this.nodes = nodes;
    this.out = out;
    this.clocks = new int[nodes.size() + 1][nodes.size() + 1];
  }

  /**
   * Writes a trace.
   *
   * @throws IOException from {@code out}
   */
  public static void write(Trace trace, Appendable out) throws IOException {
    ShivizLog log = new ShivizLog(trace.header().nodes(), out);
    out.append(PATTERN).append("\n\n");
    for (TraceEvent event : trace.events()) {
      log.event(event);
    }
  }

  private void event(TraceEvent event) throws IOException {
    int host = host(event);
    int[] clock = clocks[host];
    int[] seen = messages.get(message(event));
    if (seen != null) {
      for (int i = 0; i < clock.length; i++) {
        clock[i] = Math.max(clock[i], seen[i]);
      }
    }
    clock[host]++;
    if (event instanceof TraceEvent.Send || event instanceof TraceEvent.Reply) {
      messages.put(event.id(), clock.clone());
    }
    out.append(hostName(host)).append(' ').append(clockText(clock)).append('\n');
    out.append(event.id() + " " + event.t() + " " + oneLine(text(event))).append('\n');
  }

  /** Whose event it is: an index of nodes, or their number for the network. */
  private int host(TraceEvent event) {
    if (event instanceof TraceEvent.Send e) {
      return e.from();
    } else if (event instanceof TraceEvent.Deliver e) {
      return e.to();
    } else if (event instanceof TraceEvent.Reply e) {
      return e.from();
    } else if (event instanceof TraceEvent.DeliverReply e) {
      return e.to();
    } else if (event instanceof TraceEvent.Call e) {
      return e.peer();
    } else if (event instanceof TraceEvent.Result e) {
      return e.peer();
    } else if (event instanceof TraceEvent.Timeout e) {
      return e.peer();
    } else if (event instanceof TraceEvent.Timer e) {
      return e.peer();
    } else if (event instanceof TraceEvent.Deaf e) {
      return e.peer();
    } else if (event instanceof TraceEvent.Kill e) {
      return e.peer();
    } else if (event instanceof TraceEvent.Log e) {
      return e.peer();
    }
    return nodes.size();
  }

  /** The message that reaches the event's host by it, or NONE. */
  private static int message(TraceEvent event) {
    if (event instanceof TraceEvent.Deliver e) {
      return e.send();
    } else if (event instanceof TraceEvent.DeliverReply e) {
      return e.send();
    } else if (event instanceof TraceEvent.Drop e) {
      return e.send();
    } else if (event instanceof TraceEvent.Duplicate e) {
      return e.send();
    }
    return TraceEvent.NONE;
  }

  private String text(TraceEvent event) {
    if (event instanceof TraceEvent.Send e) {
      return "send to " + hostName(e.to()) + ": " + e.msg();
    } else if (event instanceof TraceEvent.Deliver e) {
      return "deliver from " + hostName(e.from());
    } else if (event instanceof TraceEvent.Reply e) {
      return "reply to " + hostName(e.to()) + ": " + e.msg();
    } else if (event instanceof TraceEvent.DeliverReply e) {
      return "deliver-reply from " + hostName(e.from());
    } else if (event instanceof TraceEvent.Drop e) {
      return "drop of " + e.send() + ": " + e.why().name().toLowerCase(Locale.ROOT);
    } else if (event instanceof TraceEvent.Duplicate e) {
      return "duplicate of " + e.send();
    } else if (event instanceof TraceEvent.Call e) {
      if (e.isStores()) {
        return e.op() + "(" + e.key() + (e.value() == null ? ")" : ", " + e.value() + ")");
      }
      return e.op() + "(" + e.seq() + (e.value() == null ? ")" : ", " + e.value() + ")");
    } else if (event instanceof TraceEvent.Result e) {
      return result(e);
    }
    return otherText(event);
  }

  private static String result(TraceEvent.Result e) {
    if (e.isStores()) {
      return e.op() + " is complete" + (e.value() == null ? "" : ": " + e.value());
    } else if (!e.op().equals(Ops.STATUS)) {
      return e.op() + "() is " + e.number();
    }
    return "status(" + e.seq() + ") is " + e.fate() + (e.value() == null ? "" : " " + e.value());
  }

  private static String otherText(TraceEvent event) {
    String kind = Kind.of(event).key();
    if (event instanceof TraceEvent.Log e) {
      return kind + ": " + e.text();
    } else if (event instanceof TraceEvent.Note e) {
      return kind + ": " + e.text();
    } else if (event instanceof TraceEvent.Partition e) {
      return kind + " " + e.groups();
    } else if (event instanceof TraceEvent.Deaf e) {
      return e.deaf() ? kind : "not " + kind;
    }
    return kind;
  }

  private String hostName(int host) {
    return host == nodes.size() ? NETWORK : nodes.get(host).name().replaceAll("\\s", "_");
  }

  private String clockText(int[] clock) {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < clock.length; i++) {
      if (clock[i] > 0) {
        text.append(text.length() == 1 ? "" : ",");
        JsonText.append(text, hostName(i));
        text.append(':').append(clock[i]);
      }
    }
    return text.append('}').toString();
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\R", " ");
  }
}
