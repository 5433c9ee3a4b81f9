package paxoslab.sim;

import java.util.List;
import paxoslab.api.Request;

/**
 * Says which message arrives next, instead of time: a search for schedules is one. What a peer
 * sends to itself is no choice, it arrives at once.
 */
@FunctionalInterface
public interface Picker {
  /** Nothing arrives: time passes to the next timer or timeout, or the world's run ends. */
  int NOTHING = -1;

  /**
   * A message under way between two peers.
   *
   * @param reply true for a reply, false for a request
   * @param from index of the sender
   * @param to index of the receiver
   * @param request the request; for a reply, the request that it answers
   * @param sent the id of its Send or Reply
   */
  record UnderWay(boolean reply, int from, int to, Request<?> request, int sent) {}

  /**
   * Picks a message.
   *
   * @param underWay in the order in which they were sent, at least one
   * @return an index into it, or {@link #NOTHING}
   */
  int pick(List<UnderWay> underWay);
}
