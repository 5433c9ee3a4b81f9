package paxoslab.check;

import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import paxoslab.api.AcceptArgs;
import paxoslab.trace.Finding;
import paxoslab.trace.TraceEvent.Send;
import paxoslab.wire.Value;

/**
 * The value of an accept request is one that some majority of the delivered promises demands (P2c):
 * that of its highest accepted ballot, or any if it reports none.
 *
 * <p>Some majority, not all of them: a proposer may fix its value once a majority has promised, and
 * a promise that arrives later changes nothing.
 *
 * <p>A proposal (k, v) that the proposer knows of otherwise is as good as one that a promise
 * reports: its own acceptor may have accepted it meanwhile, even with k above this ballot. Nothing
 * but v can be chosen below k, or (k, v) would not have been proposed; and nothing at all from
 * above k to below this ballot, if a majority has promised and reports nothing above k.
 */
final class ValueAdopted extends Monitor implements Sees.Sends {
  private static final String TEXT =
      "%s sends accept %d with %s for instance %d, but the promises demand %s:"
          + " %s had accepted it at ballot %d.";

  ValueAdopted(Run run, Consumer<Finding> sink) {
    super(Rules.VALUE_ADOPTED, run, sink);
  }

  @Override
  public void sent(Send send) {
    Instance instance = send.msg() instanceof AcceptArgs accept ? run.instance(accept.seq()) : null;
    if (instance == null) {
      return;
    }
    AcceptArgs args = (AcceptArgs) send.msg();
    Round round = instance.round(send.from(), args.n());
    Value value = (Value) args.v();
    if (round == null
        || round.firstAccept() != send.id()
        || promisersUpTo(round, Integer.MAX_VALUE) < run.majority()
        || demanded(instance, round, value)
        || instance.wasTold(send.from(), value)) {
      return;
    }
    PromiseGot highest = highest(round);
    report(
        args.seq(),
        send.id(),
        send.from(),
        send.at(),
        TEXT.formatted(
            name(send.from()),
            args.n(),
            Brief.of(value),
            args.seq(),
            Brief.of(highest.va()),
            name(highest.acceptor()),
            highest.na()),
        round.promises().stream().map(PromiseGot::at).toList());
  }

  private boolean demanded(Instance instance, Round round, Value value) {
    int known = highestKnown(instance, round, value);
    return promisersUpTo(round, known) >= run.majority();
  }

  /** The highest ballot at which the proposer may know this value to be proposed, or -1. */
  private static int highestKnown(Instance instance, Round round, Value value) {
    Acceptor own = instance.acceptor(round.proposer);
    int highest = -1;
    for (Ballot ballot : instance.ballots()) {
      Round mine = ballot.round(round.proposer);
      boolean asked = mine != null && mine != round && value.equals(mine.value());
      boolean said =
          ballot.accepted(round.proposer, value) || own.mayHaveAccepted(ballot.number, value);
      if (asked || said) {
        highest = Math.max(highest, ballot.number);
      }
      if (mine != null) {
        highest = Math.max(highest, highestTold(mine.promises(), value));
        highest = Math.max(highest, highestTold(mine.refusals(), value));
      }
    }
    return highest;
  }

  private static int highestTold(List<PromiseGot> answers, Value value) {
    int highest = -1;
    for (PromiseGot answer : answers) {
      if (answer.na() > highest && value.equals(answer.va())) {
        highest = answer.na();
      }
    }
    return highest;
  }

  /**
   * How many acceptors promised and reported no accepted ballot above this one; the proposer's own
   * unknown vote is one.
   */
  private static int promisersUpTo(Round round, int reported) {
    BitSet acceptors = new BitSet();
    for (PromiseGot promise : round.promises()) {
      if (promise.na() <= reported) {
        acceptors.set(promise.acceptor());
      }
    }
    if (round.ownPromiseUnknown()) {
      acceptors.set(round.proposer);
    }
    return acceptors.cardinality();
  }

  private static PromiseGot highest(Round round) {
    PromiseGot highest = round.promises().get(0);
    for (PromiseGot promise : round.promises()) {
      highest = promise.na() > highest.na() ? promise : highest;
    }
    return highest;
  }
}
