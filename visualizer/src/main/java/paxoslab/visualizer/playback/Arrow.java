package paxoslab.visualizer.playback;

/**
 * The way of one copy of one message.
 *
 * @param kind request or reply
 * @param phase what the message is for
 * @param rejected true for a reply that is not ok
 * @param from the sender's lane
 * @param to the receiver's lane; the same lane for a peer's message to itself
 * @param start index of the event at which it leaves
 * @param end index of the event at which it arrives or is lost, or -1 if the run ended before
 * @param outcome what became of it
 * @param copy true for the network's second copy
 */
public record Arrow(
    Kind kind,
    Phase phase,
    boolean rejected,
    int from,
    int to,
    int start,
    int end,
    Outcome outcome,
    boolean copy) {

  /** Request or reply. */
  public enum Kind {
    REQUEST,
    REPLY
  }

  /** How a message's way ends. */
  public enum Outcome {
    DELIVERED,
    /** Lost by the network or cut off by a partition: ends between the lanes. */
    LOST,
    /** Reached a peer that is dead, or a caller that no longer waits. */
    UNHEARD,
    /** The run ended first. */
    IN_FLIGHT
  }

  /** True for a message that a peer sends to itself. */
  public boolean loopback() {
    return from == to;
  }
}
