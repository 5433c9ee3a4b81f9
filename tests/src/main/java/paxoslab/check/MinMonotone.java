package paxoslab.check;

import java.util.List;
import java.util.function.Consumer;
import paxoslab.trace.Finding;
import paxoslab.trace.TraceEvent.Result;

/** min() never falls. */
final class MinMonotone extends Monitor implements Sees.Results {
  private final Result[] before;

  MinMonotone(Run run, Consumer<Finding> sink) {
    super(Rules.MIN_MONOTONE, run, sink);
    before = new Result[run.nodes()];
  }

  @Override
  public void answered(Result result) {
    if (!result.op().equals("min")) {
      return;
    }
    Result last = before[result.peer()];
    if (last != null && result.number() < last.number()) {
      report(
          0,
          result.id(),
          result.peer(),
          null,
          "%s answers min() = %d after it had answered %d."
              .formatted(name(result.peer()), result.number(), last.number()),
          List.of(last.id()));
    }
    before[result.peer()] = result;
  }
}
