package paxoslab.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import paxoslab.api.AcceptArgs;
import paxoslab.api.AcceptReply;
import paxoslab.trace.Finding;
import paxoslab.trace.TraceEvent.Reply;
import paxoslab.wire.Value;

/**
 * No two ballots reach majorities with different values. Only votes that were seen are counted: an
 * unknown vote of a peer that calls its own handler could only accuse.
 */
final class OneChoice extends Monitor implements Sees.Replies {
  private static final String TEXT =
      "Instance %d was chosen twice: a majority accepted %s at ballot %d, and one"
          + " accepted %s at ballot %d.";

  OneChoice(Run run, Consumer<Finding> sink) {
    super(Rules.ONE_CHOICE, run, sink);
  }

  @Override
  public void replied(Handling handling, Reply reply) {
    Instance instance = handling.instance;
    if (instance == null
        || !(handling.send.msg() instanceof AcceptArgs args)
        || !(reply.msg() instanceof AcceptReply answer)
        || !answer.ok()) {
      return;
    }
    Ballot.Tally now = instance.ballot(args.n()).tally((Value) args.v());
    if (now.acceptors.cardinality() < run.majority()) {
      return;
    }
    Ballot.Tally first = instance.choice(now);
    if (!first.value.equals(now.value)) {
      report(
          args.seq(),
          reply.id(),
          handling.send.from(),
          reply.at(),
          text(args, first, now),
          evidence(first, now));
    }
  }

  private static String text(AcceptArgs args, Ballot.Tally first, Ballot.Tally now) {
    return TEXT.formatted(
        args.seq(), Brief.of(first.value), first.ballot, Brief.of(now.value), now.ballot);
  }

  private static List<Integer> evidence(Ballot.Tally first, Ballot.Tally now) {
    List<Integer> ids = new ArrayList<>(first.replies);
    ids.addAll(now.replies);
    return ids;
  }
}
