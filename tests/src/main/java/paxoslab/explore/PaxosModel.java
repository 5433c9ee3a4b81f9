package paxoslab.explore;

/**
 * One instance as proposers and acceptors that react to messages and share nothing ("Paxos Made
 * Simple", section 2.2): each proposer has one ballot, number of proposer plus one; an acceptor
 * does not answer what it refuses; replies that come after the majority are received, and change
 * nothing.
 */
final class PaxosModel {
  private static final int NONE = 0;
  private static final int PREPARE = 0;
  private static final int PROMISE = 1;
  private static final int ACCEPT = 2;
  private static final int ACCEPTED = 3;
  private static final int KINDS = 4;

  private final int proposers;
  private final int acceptors;
  private final int[] promised;
  private final int[] acceptedBallot;
  private final int[] acceptedValue;
  private final int[] promises;
  private final int[] highest;
  private final int[] value;
  private final int[] votes;

  /** What each promise carries, by the number of its message. */
  private final int[] toldBallot;

  private final int[] toldValue;

  /** The messages under way: a bit for each number. */
  private long underWay;

  /** All proposers have sent their prepares, and nothing has arrived. */
  PaxosModel(int proposers, int acceptors) {
    this.proposers = proposers;
    this.acceptors = acceptors;
    promised = new int[acceptors];
    acceptedBallot = new int[acceptors];
    acceptedValue = new int[acceptors];
    promises = new int[proposers];
    highest = new int[proposers];
    value = new int[proposers];
    votes = new int[proposers];
    toldBallot = new int[KINDS * proposers * acceptors];
    toldValue = new int[KINDS * proposers * acceptors];
    if (toldBallot.length > Long.SIZE) {
      throw new IllegalArgumentException("too many messages: " + toldBallot.length);
    }
    for (int p = 0; p < proposers; p++) {
      value[p] = p + 1;
      broadcast(PREPARE, p);
    }
  }

  private void broadcast(int kind, int proposer) {
    for (int a = 0; a < acceptors; a++) {
      send(kind, proposer, a);
    }
  }

  private int send(int kind, int proposer, int acceptor) {
    int message = (kind * proposers + proposer) * acceptors + acceptor;
    underWay |= 1L << message;
    return message;
  }

  private int kind(int message) {
    return message / acceptors / proposers;
  }

  private int proposer(int message) {
    return message / acceptors % proposers;
  }

  /** The messages that can arrive. */
  int[] enabled() {
    int[] all = new int[Long.bitCount(underWay)];
    long rest = underWay;
    for (int i = 0; i < all.length; i++) {
      all[i] = Long.numberOfTrailingZeros(rest);
      rest &= rest - 1;
    }
    return all;
  }

  /** Where a message arrives: acceptors come first, then proposers. */
  int processOf(int message) {
    boolean toAcceptor = kind(message) == PREPARE || kind(message) == ACCEPT;
    return toAcceptor ? message % acceptors : acceptors + proposer(message);
  }

  /** True for an acceptor's last word. */
  boolean isVote(int message) {
    return kind(message) == ACCEPTED;
  }

  /** A message arrives. */
  void take(int message) {
    underWay &= ~(1L << message);
    int p = proposer(message);
    int a = message % acceptors;
    switch (kind(message)) {
      case PREPARE -> prepare(p, a);
      case PROMISE -> promise(p, toldBallot[message], toldValue[message]);
      case ACCEPT -> accept(p, a);
      default -> votes[p]++;
    }
  }

  private void prepare(int p, int a) {
    if (p + 1 > promised[a]) {
      promised[a] = p + 1;
      int message = send(PROMISE, p, a);
      toldBallot[message] = acceptedBallot[a];
      toldValue[message] = acceptedValue[a];
    }
  }

  private void promise(int p, int ballot, int accepted) {
    promises[p]++;
    if (promises[p] <= majority() && ballot > highest[p]) {
      highest[p] = ballot;
      value[p] = accepted;
    }
    if (promises[p] == majority()) {
      broadcast(ACCEPT, p);
    }
  }

  private void accept(int p, int a) {
    if (p + 1 >= promised[a]) {
      promised[a] = p + 1;
      acceptedBallot[a] = p + 1;
      acceptedValue[a] = value[p];
      send(ACCEPTED, p, a);
    }
  }

  private int majority() {
    return acceptors / 2 + 1;
  }

  /** False if two proposers know majorities for different values. */
  boolean agrees() {
    int chosen = NONE;
    for (int p = 0; p < proposers; p++) {
      if (votes[p] >= majority()) {
        if (chosen != NONE && chosen != value[p]) {
          return false;
        }
        chosen = value[p];
      }
    }
    return true;
  }
}
