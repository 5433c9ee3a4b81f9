package paxoslab.check;

import java.util.List;
import java.util.function.Consumer;
import paxoslab.trace.Finding;
import paxoslab.trace.TraceEvent.Result;

/** min() is at most 1 + the lowest done over all peers, and never below 0. */
final class MinBound extends Monitor implements Sees.Results {
  MinBound(Run run, Consumer<Finding> sink) {
    super(Rules.MIN_BOUND, run, sink);
  }

  @Override
  public void answered(Result result) {
    if (!result.op().equals("min")) {
      return;
    }
    int slowest = slowest();
    if (result.number() < 0) {
      report(
          0,
          result.id(),
          result.peer(),
          null,
          "%s answers min() = %d; it begins at 0.".formatted(name(result.peer()), result.number()),
          List.of());
    } else if (result.number() > 1L + run.done(slowest)) {
      String called =
          run.done(slowest) < 0
              ? "has not called done yet"
              : "called done(%d) at most".formatted(run.done(slowest));
      report(
          0,
          result.id(),
          result.peer(),
          null,
          "%s answers min() = %d, but the application at %s %s."
              .formatted(name(result.peer()), result.number(), name(slowest), called),
          List.of(run.doneAt(slowest)));
    }
  }

  private int slowest() {
    int slowest = -1;
    for (int p = 0; p < run.nodes(); p++) {
      if (run.isPeer(p) && (slowest < 0 || run.done(p) < run.done(slowest))) {
        slowest = p;
      }
    }
    return slowest;
  }
}
