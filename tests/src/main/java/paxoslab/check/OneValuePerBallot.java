package paxoslab.check;

import java.util.List;
import java.util.function.Consumer;
import paxoslab.api.AcceptArgs;
import paxoslab.trace.Finding;
import paxoslab.trace.TraceEvent.Send;
import paxoslab.wire.Value;

/** All accept requests of one ballot in one instance carry one value. */
final class OneValuePerBallot extends Monitor implements Sees.Sends {
  OneValuePerBallot(Run run, Consumer<Finding> sink) {
    super(Rules.ONE_VALUE_PER_BALLOT, run, sink);
  }

  @Override
  public void sent(Send send) {
    Instance instance = send.msg() instanceof AcceptArgs accept ? run.instance(accept.seq()) : null;
    if (instance == null) {
      return;
    }
    AcceptArgs args = (AcceptArgs) send.msg();
    for (Round round : instance.ballot(args.n()).rounds()) {
      if (round.value() != null && !round.value().equals(args.v())) {
        report(
            args.seq(),
            send.id(),
            send.from(),
            send.at(),
            "%s sends accept %d with %s for instance %d, but %s sent ballot %d with %s."
                .formatted(
                    name(send.from()),
                    args.n(),
                    Brief.of((Value) args.v()),
                    args.seq(),
                    round.proposer == send.from() ? "it" : name(round.proposer),
                    args.n(),
                    Brief.of(round.value())),
            List.of(round.firstAccept()));
        return;
      }
    }
  }
}
