package paxoslab.reference;

import java.util.List;
import paxoslab.api.Env;

/**
 * The peers of one Paxos group, as one of them sees it.
 *
 * @param peers the addresses of all peers, in the order that every peer knows
 * @param me this peer's index in it
 * @param env this peer's world
 */
record Group(List<String> peers, int me, Env env) {
  Group {
    peers = List.copyOf(peers);
  }

  int size() {
    return peers.size();
  }

  /** The smallest number of peers of which any two sets share a member; 3 of 4, not 2. */
  int majority() {
    return peers.size() / 2 + 1;
  }
}
