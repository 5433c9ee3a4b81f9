package paxoslab.sim;

import java.util.List;
import paxoslab.host.Effect;

/**
 * A fault of a peer's code, which ends the run.
 *
 * @param peer its index
 * @param at the id of the latest event, or -1
 */
public record PeerFault(int peer, Effect.Fault fault, int at) {
  /** A peer goes on and on, and no time passes. */
  static PeerFault timeStandsStill(int peer, int at) {
    String text =
        "virtual time stands still: the peer waits for what takes no time, again and again; sleep"
            + " between tries";
    return new PeerFault(peer, new Effect.Fault("busy-loop", text, null, List.of()), at);
  }
}
