package paxoslab.host;

import java.util.List;
import org.jspecify.annotations.Nullable;
import paxoslab.api.Request;
import paxoslab.wire.Encoder;
import paxoslab.wire.Messages;

/** What a handler's task does: the request becomes the peer's own, its reply a neutral one. */
final class HandlerCall implements Runnable {
  private final LocalHost host;
  private final Resident resident;
  private final Marshal marshal;
  private final ValueAudit audit;
  private final Watches watches;
  private final Stimulus.Deliver delivered;

  HandlerCall(
      LocalHost host,
      Resident resident,
      Marshal marshal,
      ValueAudit audit,
      Watches watches,
      Stimulus.Deliver delivered) {
    this.host = host;
    this.resident = resident;
    this.marshal = marshal;
    this.audit = audit;
    this.watches = watches;
    this.delivered = delivered;
  }

  @Override
  public void run() {
    Request<?> request = marshal.decode(delivered.request());
    audit.handed(request);
    host.guard().takeReturnLine();
    Record reply = resident.handle(request);
    if (host.over()) {
      return;
    }
    watches.touch(Messages.seq(request));
    answer(reply, host.guard().takeReturnLine());
  }

  private void answer(@Nullable Record reply, @Nullable String at) {
    if (reply == null) {
      String text = "the handler of " + Messages.name(delivered.request()) + " returned null";
      host.fault("exception-escaped", text, at, List.of());
      return;
    }
    try {
      host.effect(new Effect.SendReply(delivered.delivery(), marshal.encodeReply(reply), at));
    } catch (Encoder.UnsendableException e) {
      host.fault("unsendable-value", String.valueOf(e.getMessage()), at, List.of());
    }
  }
}
