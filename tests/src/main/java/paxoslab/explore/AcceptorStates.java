package paxoslab.explore;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import paxoslab.api.AcceptArgs;
import paxoslab.api.AcceptReply;
import paxoslab.api.PrepareReply;
import paxoslab.api.Request;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceEvent.Reply;
import paxoslab.wire.Messages;

/**
 * The states in which all acceptors together were seen: for each its highest promise, and the
 * ballot and value that it accepted last, as its answers tell.
 *
 * <p>Kept as hashes of 64 bits, as model checkers do: of a million states none is likely to be
 * taken for another.
 */
final class AcceptorStates {
  private static final long ODD = 0x9E3779B97F4A7C15L;

  private final Set<Long> seen = new HashSet<>();

  /** Adds all states of a run of one instance. */
  void add(List<TraceEvent> events, Requests requests, int peers) {
    int[] state = new int[3 * peers];
    Arrays.fill(state, -1);
    for (TraceEvent event : events) {
      if (event instanceof Reply r && change(state, r, requests.of(r.rpc()))) {
        seen.add(hash(state));
      }
    }
  }

  private static boolean change(int[] state, Reply r, Request<?> request) {
    int at = 3 * r.from();
    if (r.msg() instanceof PrepareReply p && p.ok()) {
      state[at] = Messages.ballot(request);
      return true;
    } else if (r.msg() instanceof AcceptReply a && a.ok() && request instanceof AcceptArgs args) {
      state[at] = args.n();
      state[at + 1] = args.n();
      state[at + 2] = args.v().hashCode();
      return true;
    }
    return false;
  }

  private static long hash(int[] state) {
    long hash = 0;
    for (int part : state) {
      hash = (hash ^ part) * ODD;
      hash ^= hash >>> 32;
    }
    return hash;
  }

  /** The hashes of all states, sorted. */
  long[] hashes() {
    return seen.stream().mapToLong(Long::longValue).sorted().toArray();
  }

  int count() {
    return seen.size();
  }
}
