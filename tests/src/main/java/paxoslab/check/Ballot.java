package paxoslab.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import paxoslab.wire.Value;

/** One ballot number in one instance: who uses it, and who accepted which value at it. */
final class Ballot {
  final int number;

  private final List<Round> rounds = new ArrayList<>(1);
  private final List<Tally> tallies = new ArrayList<>(1);

  Ballot(int number) {
    this.number = number;
  }

  /** The rounds that use this number: one, where proposers keep their ballots apart. */
  List<Round> rounds() {
    return rounds;
  }

  /** This proposer's round, or null. */
  @Nullable Round round(int proposer) {
    for (Round round : rounds) {
      if (round.proposer == proposer) {
        return round;
      }
    }
    return null;
  }

  /** Who accepted this value at this ballot; made if there is none yet. */
  Tally tally(Value value) {
    for (Tally tally : tallies) {
      if (tally.value.equals(value)) {
        return tally;
      }
    }
    Tally made = new Tally(number, value);
    tallies.add(made);
    return made;
  }

  /** True if this acceptor said yes to this value at this ballot. */
  boolean accepted(int acceptor, Value value) {
    for (Tally tally : tallies) {
      if (tally.acceptors.get(acceptor) && tally.value.equals(value)) {
        return true;
      }
    }
    return false;
  }

  /** The acceptors that said yes to one value at one ballot. */
  static final class Tally {
    final int ballot;
    final Value value;
    final BitSet acceptors = new BitSet();

    /** The ids of their Replies. */
    final List<Integer> replies = new ArrayList<>(3);

    Tally(int ballot, Value value) {
      this.ballot = ballot;
      this.value = value;
    }

    void add(int acceptor, int reply) {
      if (!acceptors.get(acceptor)) {
        acceptors.set(acceptor);
        replies.add(reply);
      }
    }
  }
}
