package paxoslab.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import paxoslab.trace.TraceEvent.Result;
import paxoslab.wire.Value;

/** What the run has shown of one instance. */
final class Instance {
  final int seq;

  private final @Nullable Acceptor[] acceptors;
  private final Map<Integer, Ballot> ballots = new LinkedHashMap<>(4);
  private final List<Claim> started = new ArrayList<>(1);
  private final List<Claim> told = new ArrayList<>(2);
  private final List<Claim> believed = new ArrayList<>(2);
  private final @Nullable Result[] chosen;
  private @Nullable Result firstChosen;
  private Ballot.@Nullable Tally choice;

  /** Somebody said this value to (or at) this peer, at this event. */
  record Claim(int peer, @Nullable Value value, int at) {}

  Instance(int seq, int nodes) {
    this.seq = seq;
    this.acceptors = new Acceptor[nodes];
    this.chosen = new Result[nodes];
  }

  Acceptor acceptor(int peer) {
    if (acceptors[peer] == null) {
      acceptors[peer] = new Acceptor();
    }
    return acceptors[peer];
  }

  /** The ballot with this number; made if nobody used it yet. */
  Ballot ballot(int number) {
    Ballot ballot = ballots.get(number);
    if (ballot == null) {
      ballot = new Ballot(number);
      ballots.put(number, ballot);
    }
    return ballot;
  }

  /** All ballots that were used, in the order of their first use. */
  Collection<Ballot> ballots() {
    return ballots.values();
  }

  /** This proposer's round with this ballot, or null. */
  @Nullable Round round(int proposer, int number) {
    Ballot ballot = ballots.get(number);
    return ballot == null ? null : ballot.round(proposer);
  }

  void start(int peer, @Nullable Value value, int at) {
    if (!wasStartedWith(value)) {
      started.add(new Claim(peer, value, at));
    }
  }

  /** True if the application passed this value to some peer's start. */
  boolean wasStartedWith(@Nullable Value value) {
    for (Claim claim : started) {
      if (Objects.equals(claim.value(), value)) {
        return true;
      }
    }
    return false;
  }

  void tell(int peer, @Nullable Value value, int at) {
    if (!wasTold(peer, value)) {
      told.add(new Claim(peer, value, at));
    }
  }

  /** True if this peer was told choose with this value, or earned it by itself. */
  boolean wasTold(int peer, @Nullable Value value) {
    for (Claim claim : told) {
      if (claim.peer() == peer && Objects.equals(claim.value(), value)) {
        return true;
      }
    }
    return false;
  }

  /** This peer has handled a choose with this value. */
  void handledChoose(int peer, @Nullable Value value, int at) {
    if (chooseHandledBy(peer) == null) {
      believed.add(new Claim(peer, value, at));
    }
  }

  /** The first choose that this peer has handled, or null. */
  @Nullable Claim chooseHandledBy(int peer) {
    for (Claim claim : believed) {
      if (claim.peer() == peer) {
        return claim;
      }
    }
    return null;
  }

  /** Notes that this peer was seen to know that this value is chosen. */
  void knows(int peer, @Nullable Value value, int at) {
    tell(peer, value, at);
  }

  /** The tally that reached a majority first; this one, if it is the first. */
  Ballot.Tally choice(Ballot.Tally majority) {
    if (choice == null) {
      choice = majority;
    }
    return choice;
  }

  void chose(Result result) {
    if (chosen[result.peer()] == null) {
      chosen[result.peer()] = result;
    }
    if (firstChosen == null) {
      firstChosen = result;
    }
  }

  /** This peer's first CHOSEN, or null. */
  @Nullable Result chosenAt(int peer) {
    return chosen[peer];
  }

  /** The first CHOSEN of any peer, or null. */
  @Nullable Result firstChosen() {
    return firstChosen;
  }
}
