package paxoslab.check;

import java.util.List;
import java.util.function.Consumer;
import paxoslab.api.AcceptReply;
import paxoslab.api.PrepareReply;
import paxoslab.trace.Finding;
import paxoslab.trace.TraceEvent.Reply;
import paxoslab.wire.Messages;

/**
 * An acceptor that has promised nothing higher says yes: to a prepare above P(a), and to the accept
 * of the proposer that it promised P(a) to.
 */
final class RefusesFreshBallot extends Monitor implements Sees.Replies {
  RefusesFreshBallot(Run run, Consumer<Finding> sink) {
    super(Rules.REFUSES_FRESH_BALLOT, run, sink);
  }

  @Override
  public void replied(Handling handling, Reply reply) {
    boolean refused =
        (reply.msg() instanceof PrepareReply p && !p.ok())
            || (reply.msg() instanceof AcceptReply a && !a.ok());
    if (!refused || handling.instance == null) {
      return;
    }
    int n = Messages.ballot(handling.send.msg());
    Promised now = handling.acceptor().promised();
    boolean own = handling.isAccept() && n == now.ballot() && handling.send.from() == now.sender();
    if ((n <= now.ballot() && !own) || excused(handling)) {
      return;
    }
    String promised =
        now.ballot() < 0
            ? "it has promised nothing"
            : "the highest it has promised is " + now.ballot();
    report(
        handling.instance.seq,
        reply.id(),
        handling.peer(),
        reply.at(),
        "%s refuses %s %d for instance %d, although %s."
            .formatted(
                name(handling.peer()),
                handling.isPrepare() ? "prepare" : "accept",
                n,
                handling.instance.seq,
                promised),
        List.of(handling.deliver, now.at()));
  }

  /** Forgotten, done with, or it may have promised more than was seen. */
  private boolean excused(Handling handling) {
    int peer = handling.peer();
    Instance instance = handling.known();
    int seq = instance.seq;
    int n = Messages.ballot(handling.send.msg());
    if (seq < run.min(peer) || seq <= run.done(peer)) {
      return true;
    }
    for (Handling open : handling.acceptor().open()) {
      if (Messages.ballot(open.send.msg()) >= n) {
        return true;
      }
    }
    for (Ballot ballot : instance.ballots()) {
      if (ballot.number >= n && ballot.round(peer) != null) {
        return true;
      }
    }
    return false;
  }
}
