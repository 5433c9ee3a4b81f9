package paxoslab.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import paxoslab.api.Request;
import paxoslab.trace.TraceEvent;
import paxoslab.wire.Messages;

/** The choices that would have lost the messages of a run, one by one. */
public final class Losses {
  private Losses() {}

  /**
   * A message that a run could do without.
   *
   * @param event the id of its Send or Reply
   * @param key the choice that loses it
   * @param from index of its sender
   */
  public record Loss(int event, String key, int from) {
    /** The choice that says how long the same message travels. */
    public String timeKey() {
      return Choices.TAKES + key.substring(Choices.LOST.length());
    }
  }

  /** All messages between different peers, in order. */
  public static List<Loss> of(List<TraceEvent> events) {
    Occurrences occurrences = new Occurrences();
    Map<Integer, Request<?>> requests = new HashMap<>();
    List<Loss> losses = new ArrayList<>();
    for (TraceEvent event : events) {
      if (event instanceof TraceEvent.Send s) {
        requests.put(s.rpc(), s.msg());
        add(losses, s.id(), false, s.from(), s.to(), s.msg(), occurrences);
      } else if (event instanceof TraceEvent.Reply r && requests.containsKey(r.rpc())) {
        add(losses, r.id(), true, r.from(), r.to(), requests.get(r.rpc()), occurrences);
      }
    }
    return losses;
  }

  private static void add(
      List<Loss> losses,
      int event,
      boolean reply,
      int from,
      int to,
      Request<?> request,
      Occurrences occurrences) {
    if (from != to) {
      int seq = Messages.seq(request);
      int ballot = Messages.ballot(request);
      Message m = occurrences.number(reply, from, to, request, seq, ballot);
      losses.add(new Loss(event, Choices.key(Choices.LOST, m), from));
    }
  }
}
