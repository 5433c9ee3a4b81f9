package paxoslab.check;

import java.util.List;
import java.util.function.Consumer;
import paxoslab.trace.Finding;
import paxoslab.trace.TraceEvent.Send;
import paxoslab.wire.Messages;

/** No two proposers use one ballot for an instance. Safe if acceptors promise strictly above. */
final class BallotUnique extends Monitor implements Sees.Sends {
  BallotUnique(Run run, Consumer<Finding> sink) {
    super(Rules.BALLOT_UNIQUE, run, sink);
  }

  @Override
  public void sent(Send send) {
    int n = Messages.ballot(send.msg());
    Instance instance = n < 0 ? null : run.instance(Messages.seq(send.msg()));
    if (instance == null) {
      return;
    }
    List<Round> rounds = instance.ballot(n).rounds();
    if (rounds.size() > 1) {
      Round first = rounds.get(0);
      report(
          instance.seq,
          send.id(),
          send.from(),
          send.at(),
          "%s uses ballot %d for instance %d, which %s uses as well."
              .formatted(name(send.from()), n, instance.seq, name(first.proposer)),
          List.of(first.began));
    }
  }
}
