package paxoslab.check;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import paxoslab.api.Fate;
import paxoslab.trace.Finding;
import paxoslab.trace.TraceEvent.Result;

/** No two peers report different values as chosen for one instance. */
final class Agreement extends Monitor implements Sees.Results {
  Agreement(Run run, Consumer<Finding> sink) {
    super(Rules.AGREEMENT, run, sink);
  }

  @Override
  public void answered(Result result) {
    Instance instance = result.fate() == Fate.CHOSEN ? run.instance(result.seq()) : null;
    if (instance == null) {
      return;
    }
    Result first = instance.firstChosen();
    if (first != null
        && first.peer() != result.peer()
        && !Objects.equals(first.value(), result.value())) {
      report(
          result.seq(),
          result.id(),
          result.peer(),
          null,
          "%s reports %s as chosen for instance %d, but %s reported %s."
              .formatted(
                  name(result.peer()),
                  Brief.of(result.value()),
                  result.seq(),
                  name(first.peer()),
                  Brief.of(first.value())),
          List.of(first.id()));
    }
  }
}
