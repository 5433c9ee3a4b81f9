package paxoslab.child;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import paxoslab.api.Fate;
import paxoslab.api.Request;
import paxoslab.host.Cast;
import paxoslab.host.Effect;
import paxoslab.host.Stimulus;
import paxoslab.wire.Messages;

/**
 * What effects a host can have, as the world takes for granted of one in its own JVM. A child that
 * says anything else is no such host.
 */
final class TurnRules {
  /** The rules by which a host ends a lesson. */
  static final Set<String> FAULTS =
      Set.of(
          "busy-loop",
          "deep-recursion",
          "exception-escaped",
          "handler-deadlock",
          "lock-held-while-waiting",
          "not-implemented",
          "refused",
          "start-returns",
          "status-local",
          "task-leak",
          "unsendable-value",
          "values-released",
          "wait-refused");

  private final Cast cast;
  private final boolean client;
  private final Set<Integer> operations = new HashSet<>();
  private final Map<Integer, Request<?>> deliveries = new HashMap<>();
  private int nextCall;
  private int nextTimer;
  private boolean dead;

  /** The rules for one of these. */
  TurnRules(Cast cast, int node) {
    this.cast = cast;
    this.client = cast.isClient(node);
  }

  /** The peer is about to be told this. */
  void told(Stimulus stimulus) {
    if (stimulus instanceof Stimulus.Deliver d) {
      deliveries.put(d.delivery(), d.request());
    } else if (stimulus instanceof Stimulus.Invoke i) {
      operations.add(i.call());
    } else if (stimulus instanceof Stimulus.Kill) {
      dead = true;
    }
  }

  /** The effects of the turn; throws if a host can't have them. */
  void check(List<Effect> effects, long nowMicros) throws BrokenFrameException {
    for (Effect effect : effects) {
      check(effect, nowMicros);
    }
  }

  private void check(Effect effect, long nowMicros) throws BrokenFrameException {
    if (effect instanceof Effect.Fault f) {
      require(FAULTS.contains(f.rule()), "a fault by an unknown rule");
      return;
    }
    require(!dead, "a dead peer speaks");
    if (effect instanceof Effect.SendRequest s) {
      require(s.call() == nextCall++, "calls out of order");
      require(s.to() >= 0 && s.to() < cast.names().size(), "a call of a peer that isn't there");
      require(!client || Messages.isOfStore(s.request()), "a client speaks as a peer");
    } else if (effect instanceof Effect.SendReply r) {
      Request<?> request = deliveries.remove(r.delivery());
      require(request != null, "a reply to no request");
      require(request != null && MessageCodec.answers(r.reply(), request), "a reply of wrong type");
    } else if (effect instanceof Effect.SetTimer t) {
      require(t.timer() == nextTimer++, "timers out of order");
      require(t.micros() >= 0 && t.micros() <= Long.MAX_VALUE - nowMicros, "a timer out of range");
    } else if (effect instanceof Effect.PeerCalled c) {
      require(cast.isStore() && !client, "a call of a peer by nobody");
      require(c.op().equals("start") == (c.value() != null), "a call of a peer with a wrong value");
    } else if (effect instanceof Effect.Completed c) {
      require(operations.remove(c.call()), "the end of no operation");
    } else if (effect instanceof Effect.StatusIs s) {
      require(!client, "a client answers as a peer");
      require(s.seq() >= 0, "the status of an instance below 0");
      require((s.value() != null) == (s.fate() == Fate.CHOSEN), "a status with a wrong value");
    }
  }

  private static void require(boolean holds, String otherwise) throws BrokenFrameException {
    if (!holds) {
      throw new BrokenFrameException(otherwise);
    }
  }
}
