package paxoslab.sim;

/**
 * What a recorded run does with one message, whatever the network's rules say. Times are virtual
 * microseconds since it was sent.
 *
 * @param lostAfter when it is lost, from 0; negative if it isn't
 * @param takes when it arrives, from 1; not positive if nothing is said
 */
record Handmade(long lostAfter, long takes) {
  /** The network decides. */
  static final Handmade NOTHING = new Handmade(-1, 0);

  /** True if it is lost where it is sent. */
  boolean losesAtOnce() {
    return lostAfter == 0;
  }

  /** True if it is lost on its way. */
  boolean losesLater() {
    return lostAfter > 0;
  }

  /** True if it arrives at a time of its own. */
  boolean times() {
    return takes > 0;
  }
}
