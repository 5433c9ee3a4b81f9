package paxoslab.check;

import java.util.List;
import java.util.function.Consumer;
import paxoslab.api.AcceptArgs;
import paxoslab.api.AcceptReply;
import paxoslab.trace.Finding;
import paxoslab.trace.TraceEvent.Reply;

/**
 * An acceptor accepts nothing below what it promised or accepted (P1a).
 *
 * <p>Certain in two cases: the higher ballot was answered before the accept request arrived; or it
 * was promised while the accept was being handled, without reporting it.
 */
final class PromiseKept extends Monitor implements Sees.Replies {
  PromiseKept(Run run, Consumer<Finding> sink) {
    super(Rules.PROMISE_KEPT, run, sink);
  }

  @Override
  public void replied(Handling handling, Reply reply) {
    if (handling.instance == null
        || !(handling.send.msg() instanceof AcceptArgs args)
        || !(reply.msg() instanceof AcceptReply answer)
        || !answer.ok()) {
      return;
    }
    Promised before = handling.promised;
    if (args.n() < before.ballot()) {
      String text = "%s accepted ballot %d for instance %d after it had %s ballot %d.";
      report(
          args.seq(),
          reply.id(),
          handling.peer(),
          reply.at(),
          text.formatted(
              name(handling.peer()), args.n(), args.seq(), before.verb(), before.ballot()),
          List.of(before.at()));
    } else if (handling.overtakenBy >= 0) {
      String text =
          "%s accepted ballot %d for instance %d, although it promised ballot %d while it was"
              + " handling that request and did not report it.";
      report(
          args.seq(),
          reply.id(),
          handling.peer(),
          reply.at(),
          text.formatted(name(handling.peer()), args.n(), args.seq(), handling.overtakenBy),
          List.of(handling.deliver, handling.overtakenAt));
    }
  }
}
