package paxoslab.check;

import java.util.List;
import java.util.function.Consumer;
import paxoslab.api.PrepareArgs;
import paxoslab.api.PrepareReply;
import paxoslab.trace.Finding;
import paxoslab.trace.TraceEvent.Reply;

/**
 * An acceptor promises no ballot below what it promised or accepted, nor the same to another
 * sender. The same prepare of the same sender, sent or delivered again, may be promised again.
 */
final class PromiseRises extends Monitor implements Sees.Replies {
  PromiseRises(Run run, Consumer<Finding> sink) {
    super(Rules.PROMISE_RISES, run, sink);
  }

  @Override
  public void replied(Handling handling, Reply reply) {
    if (handling.instance == null
        || !(handling.send.msg() instanceof PrepareArgs args)
        || !(reply.msg() instanceof PrepareReply answer)
        || !answer.ok()) {
      return;
    }
    Promised before = handling.promised;
    String acceptor = name(handling.peer());
    if (args.n() < before.ballot()) {
      report(
          args.seq(),
          reply.id(),
          handling.peer(),
          reply.at(),
          "%s promised ballot %d for instance %d after it had %s ballot %d."
              .formatted(acceptor, args.n(), args.seq(), before.verb(), before.ballot()),
          List.of(before.at()));
    } else if (args.n() == before.ballot() && handling.send.from() != before.sender()) {
      report(
          args.seq(),
          reply.id(),
          handling.peer(),
          reply.at(),
          "%s promised ballot %d for instance %d to %s, but it had %s %s."
              .formatted(
                  acceptor,
                  args.n(),
                  args.seq(),
                  name(handling.send.from()),
                  before.byAccept() ? "accepted it from" : "promised it to",
                  name(before.sender())),
          List.of(before.at()));
    }
  }
}
