package paxoslab.host;

import java.util.List;
import java.util.Optional;
import paxoslab.wire.Encoder;

/** What a host asks of its peer: answers that may have changed, and values that are still held. */
final class Questions {
  private final LocalHost host;
  private final Watches watches;
  private final ValueAudit audit;
  private final TaskQueue tasks;

  Questions(LocalHost host, Watches watches, ValueAudit audit, TaskQueue tasks) {
    this.host = host;
    this.watches = watches;
    this.audit = audit;
    this.tasks = tasks;
  }

  /** Asks at the end of a turn; a client has nothing to say. */
  void ask(Stimulus.Scope scope, Resident resident, List<Effect> effects) {
    if (resident.paxos() != null) {
      host.inline("status", () -> askWatched(scope, resident, effects));
    }
  }

  private void askWatched(Stimulus.Scope scope, Resident resident, List<Effect> effects) {
    host.runtime().asking(true);
    try {
      watches.ask(scope, resident.peer(), effects);
    } catch (Encoder.UnsendableException e) {
      host.fault("unsendable-value", String.valueOf(e.getMessage()), null, List.of());
    } finally {
      host.runtime().asking(false);
    }
  }

  /** Begins to remember what the peer is given, or looks for what it still holds of that. */
  void audit(boolean first, Resident resident) {
    if (resident.paxos() == null) {
      return;
    }
    if (first) {
      audit.begin();
      return;
    }
    host.inline(
        "min",
        () ->
            held(resident)
                .ifPresent(
                    held ->
                        host.fault(
                            "values-released", held + tasks.waitingLines(), null, List.of())));
  }

  /** A server may keep what it makes of its operations; of its long texts none may be left. */
  private Optional<String> held(Resident resident) {
    return resident.server() != null
        ? audit
            .heldText(List.of(resident.server(), resident.peer()))
            .map(held -> host.cast().everybody().get(host.me()) + " still holds " + held)
        : audit.held(resident.peer(), resident.peer().min());
  }
}
