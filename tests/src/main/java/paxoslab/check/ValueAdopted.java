package paxoslab.check;

import java.util.BitSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
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
        || among(round, p -> true) < run.majority()
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
    if (among(round, p -> p.na() < 0) >= run.majority()) {
      return true;
    }
    for (PromiseGot top : round.promises()) {
      if (value.equals(top.va()) && among(round, p -> p.na() <= top.na()) >= run.majority()) {
        return true;
      }
    }
    int own = round.ownPromiseUnknown() ? highestOwn(instance, round, value) : -1;
    return own >= 0 && among(round, p -> p.na() <= own) >= run.majority();
  }

  /** The highest ballot at which the proposer's own acceptor may have accepted this value. */
  private static int highestOwn(Instance instance, Round round, Value value) {
    int highest = -1;
    for (Ballot ballot : instance.ballots()) {
      Round mine = ballot.round(round.proposer);
      boolean asked = mine != null && ballot.number < round.ballot && value.equals(mine.value());
      boolean said =
          ballot.accepted(round.proposer, value)
              || instance.acceptor(round.proposer).mayHaveAccepted(ballot.number, value);
      if (asked || said) {
        highest = Math.max(highest, ballot.number);
      }
    }
    return highest;
  }

  /** How many acceptors promised with such a report; the proposer's own unknown vote is one. */
  private static int among(Round round, Predicate<PromiseGot> report) {
    BitSet acceptors = new BitSet();
    round.promises().stream().filter(report).forEach(p -> acceptors.set(p.acceptor()));
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
