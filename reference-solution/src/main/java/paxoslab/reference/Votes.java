package paxoslab.reference;

import java.util.concurrent.CompletableFuture;

/**
 * Counts the answers to one phase of one round.
 *
 * <p>A phase asks each peer once, and a call is answered once, so the votes are those of distinct
 * peers, for this ballot.
 */
final class Votes {
  private final Group group;
  private final CompletableFuture<Boolean> won = new CompletableFuture<>();
  private int yes;
  private int no;

  Votes(Group group) {
    this.group = group;
  }

  /**
   * A peer agreed. A majority is enough: to wait for the others would let one hung peer delay all.
   */
  void yes() {
    yes++;
    if (yes >= group.majority()) {
      won.complete(true);
    }
  }

  /** A peer refused, or didn't answer; the round is lost once no majority is left. */
  void no() {
    no++;
    if (no > group.size() - group.majority()) {
      won.complete(false);
    }
  }

  /** Whether the outcome is known, so that further votes come too late. */
  boolean closed() {
    return won.isDone();
  }

  /** Completes with whether a majority agreed. */
  CompletableFuture<Boolean> won() {
    return won;
  }
}
