package paxoslab.check;

import java.util.function.Consumer;
import paxoslab.api.AcceptArgs;
import paxoslab.trace.Finding;
import paxoslab.trace.TraceEvent.Send;

/**
 * An accept request is sent only after a majority of distinct acceptors' promises for its ballot
 * have reached the proposer.
 */
final class QuorumBeforeAccept extends Monitor implements Sees.Sends {
  private static final String TEXT =
      "%s sends accept %d for instance %d, but %s promised ballot %d to it;"
          + " a majority is %d of %d.";

  QuorumBeforeAccept(Run run, Consumer<Finding> sink) {
    super(Rules.QUORUM_BEFORE_ACCEPT, run, sink);
  }

  @Override
  public void sent(Send send) {
    Instance instance = send.msg() instanceof AcceptArgs accept ? run.instance(accept.seq()) : null;
    if (instance == null) {
      return;
    }
    AcceptArgs args = (AcceptArgs) send.msg();
    Round round = instance.round(send.from(), args.n());
    if (round == null || round.firstAccept() != send.id()) {
      return;
    }
    int promised = round.promisers().cardinality();
    int own = round.ownPromiseUnknown() ? 1 : 0;
    if (promised + own >= run.majority()) {
      return;
    }
    report(
        args.seq(),
        send.id(),
        send.from(),
        send.at(),
        TEXT.formatted(
            name(send.from()),
            args.n(),
            args.seq(),
            count(promised),
            args.n(),
            run.majority(),
            run.peers()),
        round.promises().stream().map(PromiseGot::at).toList());
  }

  private static String count(int promised) {
    return switch (promised) {
      case 0 -> "nobody";
      case 1 -> "only 1 peer";
      default -> "only " + promised + " peers";
    };
  }
}
