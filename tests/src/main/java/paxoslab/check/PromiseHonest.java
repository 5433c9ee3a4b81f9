package paxoslab.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import paxoslab.api.PrepareArgs;
import paxoslab.api.PrepareReply;
import paxoslab.trace.Finding;
import paxoslab.trace.TraceEvent.Reply;
import paxoslab.wire.Value;

/**
 * A promise carries the highest ballot that the acceptor accepted, and its value.
 *
 * <p>It must report at least what was certainly accepted (answered before the prepare arrived, or
 * answered meanwhile at a lower ballot), and only what may have been: answered, still being
 * handled, or its own accept request, which it may have handed to itself.
 */
final class PromiseHonest extends Monitor implements Sees.Replies {
  PromiseHonest(Run run, Consumer<Finding> sink) {
    super(Rules.PROMISE_HONEST, run, sink);
  }

  @Override
  public void replied(Handling handling, Reply reply) {
    if (handling.instance == null
        || !(handling.send.msg() instanceof PrepareArgs args)
        || !(reply.msg() instanceof PrepareReply answer)
        || !answer.ok()) {
      return;
    }
    Accepted owed = owed(handling);
    Value va = (Value) answer.va();
    String lie = null;
    if (answer.na() < owed.ballot()) {
      lie = "but it had accepted " + pair(owed.ballot(), owed.value());
    } else if (answer.na() < 0 ? va != null : !mayReport(handling, answer.na(), va)) {
      lie =
          owed.ballot() < 0
              ? "but it had accepted nothing"
              : "but what it had accepted is " + pair(owed.ballot(), owed.value());
    }
    if (lie != null) {
      report(
          args.seq(),
          reply.id(),
          handling.peer(),
          reply.at(),
          "%s promised ballot %d for instance %d and reported %s, %s."
              .formatted(name(handling.peer()), args.n(), args.seq(), reported(answer, va), lie),
          evidence(handling, owed));
    }
  }

  /** The least that it has to report. */
  private static Accepted owed(Handling handling) {
    return handling.acceptedMeanwhile.ballot() > handling.accepted.ballot()
        ? handling.acceptedMeanwhile
        : handling.accepted;
  }

  private static boolean mayReport(Handling handling, int na, Value va) {
    if (va == null) {
      return false;
    }
    if (handling.acceptor().mayHaveAccepted(na, va)) {
      return true;
    }
    Round own = handling.known().round(handling.peer(), na);
    return own != null && own.ownAcceptUnknown() && (own.value() == null || own.value().equals(va));
  }

  private static String reported(PrepareReply answer, Value va) {
    if (answer.na() < 0 && va == null) {
      return "nothing accepted";
    }
    return pair(answer.na(), va);
  }

  private static String pair(int ballot, @Nullable Value value) {
    return "ballot %d with %s".formatted(ballot, Brief.of(value));
  }

  private static List<Integer> evidence(Handling handling, Accepted owed) {
    List<Integer> ids = new ArrayList<>();
    ids.add(owed.at());
    ids.add(handling.deliver);
    return ids;
  }
}
