package paxoslab.reference;

import paxoslab.api.AcceptReply;
import paxoslab.api.PrepareReply;

/**
 * The acceptor of one instance: what it promised, and what it accepted last.
 *
 * <p>It never learns of a decision. A decided instance goes on answering with its accepted value,
 * which is how a peer that missed the decision finds it.
 */
final class Acceptor {
  /** No ballot: below every ballot. */
  static final int NONE = -1;

  /** n_p: the highest ballot that this acceptor promised or accepted. */
  private int promised = NONE;

  /** n_a: the ballot of the last proposal that it accepted. */
  private int acceptedBallot = NONE;

  /** v_a: the value of that proposal. */
  private Object acceptedValue;

  /** Answers phase 1: a promise to accept nothing below n, with what was accepted so far. */
  PrepareReply prepare(int n) {
    // Strictly above: a ballot is promised once, so that two proposers that came to share one could
    // not both gather a majority for it.
    if (n <= promised) {
      return new PrepareReply(false, promised, NONE, null);
    }
    promised = n;
    // The promise tells the highest proposal accepted so far. No later one below n can be accepted
    // (the line above), so what the proposer hears stays true for as long as it matters: P2c.
    return new PrepareReply(true, n, acceptedBallot, acceptedValue);
  }

  /** Answers phase 2: accepts the proposal unless that would break a promise. */
  AcceptReply accept(int n, Object v) {
    // P1a. Equal is accepted: it is the very ballot that was promised.
    if (n < promised) {
      return new AcceptReply(false, promised);
    }
    // To accept n is to promise n: this acceptor may have missed the prepare, and without the next
    // line an older proposal could still overwrite this one, though it may be chosen already.
    promised = n;
    acceptedBallot = n;
    acceptedValue = v;
    return new AcceptReply(true, n);
  }
}
