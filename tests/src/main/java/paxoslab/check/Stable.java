package paxoslab.check;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import paxoslab.api.Fate;
import paxoslab.trace.Finding;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceEvent.Deliver;
import paxoslab.trace.TraceEvent.DeliverReply;
import paxoslab.trace.TraceEvent.Result;

/** CHOSEN never changes at a peer, except to FORGOTTEN. */
final class Stable extends Monitor implements Sees.Results, Sees.Deliveries, Sees.Answers {
  /** By peer: the event that it was told last. */
  private final int[] heard;

  Stable(Run run, Consumer<Finding> sink) {
    super(Rules.STABLE, run, sink);
    heard = new int[run.nodes()];
    Arrays.fill(heard, TraceEvent.NONE);
  }

  @Override
  public void delivered(Handling handling, Deliver deliver) {
    heard[deliver.to()] = deliver.id();
  }

  @Override
  public void received(InFlight.Answer answer, DeliverReply got) {
    heard[got.to()] = got.id();
  }

  @Override
  public void answered(Result result) {
    if (!result.op().equals("status") || result.fate() == Fate.FORGOTTEN) {
      return;
    }
    Instance instance = run.instance(result.seq());
    Result first = instance == null ? null : instance.chosenAt(result.peer());
    if (first == null || first == result || Objects.equals(first.value(), result.value())) {
      return;
    }
    String now =
        result.fate() == Fate.CHOSEN
            ? "chosen, with " + Brief.of(result.value())
            : "PENDING, though its min() is %d".formatted(run.min(result.peer()));
    report(
        result.seq(),
        result.id(),
        result.peer(),
        null,
        "%s reported instance %d as chosen with %s, and now reports it as %s."
            .formatted(name(result.peer()), result.seq(), Brief.of(first.value()), now),
        List.of(first.id(), heard[result.peer()], run.minAt(result.peer())));
  }
}
