package paxoslab.sim;

import org.jspecify.annotations.Nullable;
import paxoslab.host.Effect;
import paxoslab.trace.TraceEvent;

/** What a peer's turn brings about in the world. */
final class Consequences {
  private final Journal journal;
  private final Traffic traffic;
  private final Knowledge knowledge;
  private final Clients clients;

  Consequences(Journal journal, Traffic traffic, Knowledge knowledge, Clients clients) {
    this.journal = journal;
    this.traffic = traffic;
    this.knowledge = knowledge;
    this.clients = clients;
  }

  /**
   * Lets an effect happen.
   *
   * @param cause the event that the turn handled
   * @return the fault, if that is what the effect was
   */
  @Nullable PeerFault of(int peer, Effect effect, int cause) {
    int id = journal.next();
    long now = journal.now();
    if (effect instanceof Effect.SendRequest s) {
      traffic.send(peer, s, cause);
    } else if (effect instanceof Effect.SendReply r) {
      traffic.reply(peer, r);
    } else if (effect instanceof Effect.SetTimer t) {
      traffic.schedule(t.micros(), new Agenda.TimerRings(peer, t.timer(), cause));
    } else if (effect instanceof Effect.StatusIs s) {
      journal.write(TraceEvent.Result.status(id, now, peer, s.seq(), s.fate(), s.value(), cause));
      knowledge.status(peer, s.seq(), s.fate(), s.value());
    } else if (effect instanceof Effect.NumberIs n) {
      journal.write(TraceEvent.Result.number(id, now, peer, n.op(), n.number(), cause));
      knowledge.number(peer, n.op(), n.number());
    } else if (effect instanceof Effect.PeerCalled c) {
      journal.write(new TraceEvent.Call(id, now, peer, c.op(), c.seq(), c.value(), null, cause));
    } else if (effect instanceof Effect.Completed c) {
      clients.completed(peer, c, cause);
    } else if (effect instanceof Effect.LogLine l) {
      journal.write(new TraceEvent.Log(id, now, peer, l.text(), cause, l.at()));
    } else if (effect instanceof Effect.Fault f) {
      return new PeerFault(peer, f, id - 1);
    }
    return null;
  }
}
