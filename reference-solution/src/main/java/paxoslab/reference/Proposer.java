package paxoslab.reference;

import java.time.Duration;
import paxoslab.api.AcceptArgs;
import paxoslab.api.AcceptReply;
import paxoslab.api.Env;
import paxoslab.api.PrepareArgs;
import paxoslab.api.PrepareReply;

/**
 * The proposer of one instance at one peer: round after round, until the instance is settled.
 *
 * <p>Values live in fields only, never in the frames of a waiting task, so that {@link #forget}
 * lets go of them at once.
 */
final class Proposer {
  /**
   * Several rounds on most networks, so that of two rivals that disturbed each other one gets
   * through.
   */
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

  /** Long enough for many rivals on a slow network, short enough to be there soon after a heal. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final int seq;
  private final Group group;
  private final Env env;
  private final Learner learner;
  private final Backoff backoff;

  /** What this peer's application asked for. */
  private Object wish;

  /** The current round; its ballot is round * N + me. */
  private int round;

  /** The highest ballot that any acceptor answered with. */
  private int highestSeen;

  /** The highest n_a among the promises of the current round. */
  private int highestAccepted;

  /** The value of the current round's proposal: the wish, or what came with highestAccepted. */
  private Object proposal;

  Proposer(int seq, Object wish, Group group, Learner learner) {
    this.seq = seq;
    this.wish = wish;
    this.group = group;
    this.env = group.env();
    this.learner = learner;
    this.backoff = new Backoff(env, FIRST_PAUSE, LONGEST_PAUSE);
  }

  /** A task of its own: proposes until a value is chosen, known to be chosen, or forgotten. */
  void run() {
    while (!learner.settled()) {
      int n = nextBallot();
      if (prepare(n) && accept(n)) {
        learner.learn(proposal);
        learner.announce();
        return;
      }
      backoff.pause();
    }
  }

  /** Lets go of all values; the learner, forgotten as well, ends the task. */
  void forget() {
    wish = null;
    proposal = null;
  }

  /**
   * The lowest ballot of this peer's own above all that it used or heard of.
   *
   * <p>Unique: ballots of other peers leave another remainder modulo N. Above what it heard of,
   * because a lower one is sure to be refused by an acceptor that answered.
   */
  private int nextBallot() {
    round = Math.max(round, highestSeen / group.size()) + 1;
    return round * group.size() + group.me();
  }

  /** Phase 1: true once a majority has promised n; the proposal is then what they demand. */
  private boolean prepare(int n) {
    Votes promises = new Votes(group);
    highestAccepted = Acceptor.NONE;
    proposal = wish;
    for (String peer : group.peers()) {
      env.call(peer, new PrepareArgs(seq, n))
          .whenComplete((reply, lost) -> onPromise(promises, reply));
    }
    return won(promises);
  }

  /** Counts a reply to prepare; null is no reply. */
  private void onPromise(Votes promises, PrepareReply reply) {
    if (reply != null && !reply.ok()) {
      highestSeen = Math.max(highestSeen, reply.n());
    }
    // Too late: the proposal may be on its way already, and one ballot has one value.
    if (promises.closed()) {
      return;
    }
    if (reply == null || !reply.ok()) {
      promises.no();
      return;
    }
    // P2c: of all that the majority accepted, the value of the highest ballot. If some value was
    // chosen below n, then a member of its majority is in ours, and by induction every proposal
    // from that ballot up to n carries that value, so also the highest. An older one proves
    // nothing.
    if (reply.na() > highestAccepted) {
      highestAccepted = reply.na();
      proposal = reply.va();
    }
    promises.yes();
  }

  /** Phase 2: true once a majority has accepted the proposal at n, which makes it chosen. */
  private boolean accept(int n) {
    Votes acceptances = new Votes(group);
    askToAccept(n, acceptances);
    return won(acceptances);
  }

  /** Asks every acceptor, also those that gave no promise: they may accept what they can. */
  private void askToAccept(int n, Votes acceptances) {
    AcceptArgs request = new AcceptArgs(seq, n, proposal);
    for (String peer : group.peers()) {
      env.call(peer, request).whenComplete((reply, lost) -> onAccepted(acceptances, reply));
    }
  }

  /** Counts a reply to accept; null is no reply. */
  private void onAccepted(Votes acceptances, AcceptReply reply) {
    if (reply != null && !reply.ok()) {
      highestSeen = Math.max(highestSeen, reply.n());
    }
    if (reply == null || !reply.ok()) {
      acceptances.no();
    } else {
      acceptances.yes();
    }
  }

  /** Waits for the outcome of a phase. */
  private boolean won(Votes votes) {
    // While this task waited the instance may have been decided by another peer, or forgotten, and
    // then the proposal is gone: there is nothing to go on with.
    return env.await(votes.won()) && !learner.settled();
  }
}
