package paxoslab.check;

import java.util.List;
import java.util.function.Consumer;
import paxoslab.api.AcceptReply;
import paxoslab.api.PrepareArgs;
import paxoslab.api.PrepareReply;
import paxoslab.trace.Finding;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceEvent.DeliverReply;
import paxoslab.trace.TraceEvent.Send;
import paxoslab.wire.Messages;

/**
 * A new round takes a new ballot. A prepare that is sent again where it was refused is a new round:
 * a re-send follows silence, not a refusal.
 */
final class BallotFresh extends Monitor implements Sees.Sends, Sees.Answers {
  BallotFresh(Run run, Consumer<Finding> sink) {
    super(Rules.BALLOT_FRESH, run, sink);
  }

  @Override
  public void received(InFlight.Answer answer, DeliverReply got) {
    Record msg = answer.reply().msg();
    boolean refused =
        (msg instanceof PrepareReply p && !p.ok()) || (msg instanceof AcceptReply a && !a.ok());
    Send send = answer.send();
    Instance instance = refused ? run.instance(Messages.seq(send.msg())) : null;
    // Refused because forgotten says nothing about the ballot.
    if (instance == null || run.min(send.to()) > instance.seq) {
      return;
    }
    Round round = instance.round(send.from(), Messages.ballot(send.msg()));
    if (round == null) {
      return;
    }
    // After a refused accept, a prepare that was never answered may still be sent again.
    boolean prepareAnswered = msg instanceof PrepareReply || round.promisers().get(send.to());
    if (prepareAnswered) {
      round.refused(send.to(), got);
    }
  }

  @Override
  public void sent(Send send) {
    Instance instance =
        send.msg() instanceof PrepareArgs prepare ? run.instance(prepare.seq()) : null;
    if (instance == null) {
      return;
    }
    int n = Messages.ballot(send.msg());
    Round round = instance.round(send.from(), n);
    int refusedAt = round == null ? TraceEvent.NONE : round.refusedAt(send.to());
    if (refusedAt >= 0) {
      report(
          instance.seq,
          send.id(),
          send.from(),
          send.at(),
          "%s sends prepare %d for instance %d to %s again, which has refused ballot %d already."
              .formatted(name(send.from()), n, instance.seq, name(send.to()), n),
          List.of(refusedAt));
    }
  }
}
