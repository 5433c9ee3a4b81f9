package paxoslab.check;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import paxoslab.api.AcceptArgs;
import paxoslab.api.Fate;
import paxoslab.trace.Finding;
import paxoslab.trace.TraceEvent.Result;
import paxoslab.trace.TraceEvent.Send;
import paxoslab.wire.Value;

/** Only what the application passed to start for this instance is asked for or chosen. */
final class ValueProposed extends Monitor implements Sees.Sends, Sees.Results {
  ValueProposed(Run run, Consumer<Finding> sink) {
    super(Rules.VALUE_PROPOSED, run, sink);
  }

  @Override
  public void sent(Send send) {
    if (send.msg() instanceof AcceptArgs accept && unknown(accept.seq(), (Value) accept.v())) {
      report(
          accept.seq(),
          send.id(),
          send.from(),
          send.at(),
          "%s sends accept %d with %s for instance %d, but nobody passed that value to start."
              .formatted(name(send.from()), accept.n(), Brief.of((Value) accept.v()), accept.seq()),
          List.of());
    }
  }

  @Override
  public void answered(Result result) {
    if (result.fate() == Fate.CHOSEN && unknown(result.seq(), result.value())) {
      report(
          result.seq(),
          result.id(),
          result.peer(),
          null,
          "%s reports %s as chosen for instance %d, but nobody passed that value to start."
              .formatted(name(result.peer()), Brief.of(result.value()), result.seq()),
          List.of());
    }
  }

  private boolean unknown(int seq, @Nullable Value value) {
    Instance instance = run.instance(seq);
    return instance != null && !instance.wasStartedWith(value);
  }
}
