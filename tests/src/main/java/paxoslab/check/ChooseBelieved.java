package paxoslab.check;

import java.util.List;
import java.util.function.Consumer;
import paxoslab.api.Fate;
import paxoslab.trace.Finding;
import paxoslab.trace.TraceEvent.Result;

/**
 * A peer that handled choose(seq, v) reports CHOSEN v from then on.
 *
 * <p>Judged by answers that stand in the trace after the handler's return. Silence proves nothing:
 * the harness may have stopped to watch the instance. After the peer's own done nothing is owed,
 * and a peer that had reported another value must stay with it (agreement names the culprit).
 */
final class ChooseBelieved extends Monitor {
  ChooseBelieved(Run run, Consumer<Finding> sink) {
    super(Rules.CHOOSE_BELIEVED, run, sink);
  }

  @Override
  void answered(Result result) {
    if (!result.op().equals("status") || result.fate() == Fate.FORGOTTEN) {
      return;
    }
    Instance instance = run.instance(result.seq());
    Instance.Claim told = instance == null ? null : instance.chooseHandledBy(result.peer());
    if (told == null
        || told.value().equals(result.value())
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

  private static boolean hadChosenBefore(Instance instance, int peer, int told) {
    Result first = instance.chosenAt(peer);
    return first != null && first.id() < told;
  }
}
