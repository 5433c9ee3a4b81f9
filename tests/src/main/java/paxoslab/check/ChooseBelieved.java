package paxoslab.check;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import paxoslab.api.ChooseArgs;
import paxoslab.api.Fate;
import paxoslab.trace.Finding;
import paxoslab.trace.TraceEvent.Reply;
import paxoslab.trace.TraceEvent.Result;
import paxoslab.wire.Messages;

/**
 * A peer that handled choose(seq, v) reports CHOSEN v from then on.
 *
 * <p>A peer is asked the status of a watched instance in the turn in which it answers a choose for
 * it, and an answer that did not change is not written. So a peer that said PENDING and says
 * nothing else before its next stimulus still says PENDING. After the peer's own done nothing is
 * owed, and a peer that had reported another value must stay with it (agreement names the culprit).
 */
final class ChooseBelieved extends Monitor implements Sees.Replies, Sees.Results, Sees.Turns {
  private record Key(int peer, int seq) {}

  private record Answered(int seq, Reply reply) {}

  /** Where PENDING was the last answer. */
  private final Set<Key> pending = new HashSet<>();

  /** By peer: the choose that it answered since its last stimulus, or null. */
  private final Answered[] justHandled;

  ChooseBelieved(Run run, Consumer<Finding> sink) {
    super(Rules.CHOOSE_BELIEVED, run, sink);
    justHandled = new Answered[run.nodes()];
  }

  @Override
  public void replied(Handling handling, Reply reply) {
    if (handling.send.msg() instanceof ChooseArgs && !handling.forgotten()) {
      justHandled[handling.peer()] = new Answered(Messages.seq(handling.send.msg()), reply);
    }
  }

  @Override
  public void before(int peer) {
    Answered handled = justHandled[peer];
    justHandled[peer] = null;
    if (handled != null) {
      judgeSilence(peer, handled);
    }
  }

  private void judgeSilence(int peer, Answered handled) {
    int seq = handled.seq();
    Instance instance = run.instance(seq);
    Instance.Claim told = instance == null ? null : instance.chooseHandledBy(peer);
    if (told != null && pending.contains(new Key(peer, seq)) && run.done(peer) < seq) {
      report(
          seq,
          handled.reply().id(),
          peer,
          handled.reply().at(),
          "%s handled choose %s for instance %d, but its status stays PENDING."
              .formatted(name(peer), Brief.of(told.value()), seq),
          List.of(told.at()));
    }
  }

  @Override
  public void answered(Result result) {
    if (result.op().equals("status")) {
      remember(result);
    }
    if (!result.op().equals("status") || result.fate() == Fate.FORGOTTEN) {
      return;
    }
    Instance instance = run.instance(result.seq());
    Instance.Claim told = instance == null ? null : instance.chooseHandledBy(result.peer());
    if (instance == null
        || told == null
        || Objects.equals(told.value(), result.value())
        || run.done(result.peer()) >= result.seq()
        || hadChosenBefore(instance, result.peer(), told.at())) {
      return;
    }
    String now =
        result.fate() == Fate.CHOSEN ? "CHOSEN with " + Brief.of(result.value()) : "PENDING";
    report(
        result.seq(),
        result.id(),
        result.peer(),
        null,
        "%s handled choose %s for instance %d, but its status is %s."
            .formatted(name(result.peer()), Brief.of(told.value()), result.seq(), now),
        List.of(told.at()));
  }

  private void remember(Result result) {
    Key key = new Key(result.peer(), result.seq());
    if (result.fate() == Fate.PENDING) {
      pending.add(key);
    } else {
      pending.remove(key);
    }
  }

  private static boolean hadChosenBefore(Instance instance, int peer, int told) {
    Result first = instance.chosenAt(peer);
    return first != null && first.id() < told;
  }
}
