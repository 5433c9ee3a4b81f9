package paxoslab.check;

import java.util.List;
import java.util.function.Consumer;
import paxoslab.api.AcceptArgs;
import paxoslab.api.ChooseArgs;
import paxoslab.trace.Finding;
import paxoslab.trace.TraceEvent.Send;
import paxoslab.wire.Messages;

/** A peer sends no accept and no choose for an instance below its own min(). */
final class SendsForgotten extends Monitor implements Sees.Sends {
  SendsForgotten(Run run, Consumer<Finding> sink) {
    super(Rules.SENDS_FORGOTTEN, run, sink);
  }

  @Override
  public void sent(Send send) {
    boolean late = send.msg() instanceof AcceptArgs || send.msg() instanceof ChooseArgs;
    if (late && Messages.seq(send.msg()) < run.min(send.from())) {
      int seq = Messages.seq(send.msg());
      report(
          seq,
          send.id(),
          send.from(),
          send.at(),
          "%s sends %s for instance %d, which is below its min() of %d."
              .formatted(
                  name(send.from()),
                  send.msg() instanceof AcceptArgs ? "accept" : "choose",
                  seq,
                  run.min(send.from())),
          List.of(run.minAt(send.from())));
    }
  }
}
