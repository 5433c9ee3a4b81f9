package paxoslab.sim;

import paxoslab.api.Request;

/**
 * A message as the network sees it.
 *
 * @param reply true for a reply, false for a request
 * @param from index of the sender
 * @param to index of the receiver
 * @param request the request; for a reply, the request that it answers
 * @param seq the instance
 * @param ballot the ballot that the request carries, or -1
 * @param occurrence how many messages alike (kind, from, to, instance, ballot) came before
 */
public record Message(
    boolean reply, int from, int to, Request<?> request, int seq, int ballot, int occurrence) {
  /**
   * The message type in choice keys: {@code PrepareArgs}, and {@code PrepareReply} for its reply.
   */
  public String type() {
    String name = request.getClass().getSimpleName();
    return reply ? name.replace("Args", "Reply") : name;
  }
}
