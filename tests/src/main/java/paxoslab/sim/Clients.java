package paxoslab.sim;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import paxoslab.host.Effect;
import paxoslab.host.Stimulus;
import paxoslab.trace.TraceEvent;
import paxoslab.wire.Value;

/** What the clients of a store were asked for, and what has come of it. */
final class Clients {
  private final Journal journal;
  private final Map<Integer, Stimulus.Invoke> open = new HashMap<>();
  private Consumer<Completion> listener = completion -> {};

  Clients(Journal journal) {
    this.journal = journal;
  }

  /** Who hears of each operation that is complete, while the world runs. */
  void listen(Consumer<Completion> next) {
    listener = next;
  }

  /** A client is asked for something; returns the event's id. */
  int asked(int client, Stimulus.Invoke what) {
    Stimulus.Invoke before = open.put(client, what);
    if (before != null) {
      throw new IllegalStateException("a client does one thing at a time");
    }
    return journal.write(
        new TraceEvent.Call(
            journal.next(),
            journal.now(),
            client,
            what.op().word(),
            what.call(),
            value(what.value()),
            what.key(),
            TraceEvent.NONE));
  }

  /** What it was asked for is done. */
  void completed(int client, Effect.Completed done, int cause) {
    Stimulus.Invoke what = Objects.requireNonNull(open.remove(client), "one thing at a time");
    journal.write(
        TraceEvent.Result.ofStore(
            journal.next(),
            journal.now(),
            client,
            what.op().word(),
            what.call(),
            what.op() == Stimulus.Op.GET ? value(String.valueOf(done.value())) : null,
            cause));
    listener.accept(new Completion(client, done.call(), done.value()));
  }

  private static @Nullable Value value(@Nullable String text) {
    return text == null ? null : new Value.Text(text);
  }
}
