package paxoslab.explore;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
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

  private long[] seen = new long[1024];
  private int count;
  private boolean zero;

  /** Adds all states of a run of one instance. */
  void add(List<TraceEvent> events, Requests requests, int peers) {
    int[] state = new int[3 * peers];
    Arrays.fill(state, -1);
    for (TraceEvent event : events) {
      if (event instanceof Reply r && change(state, r, requests.of(r.rpc()))) {
        add(hash(state));
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

  /** Open addressing: a set of objects would take most of a search's memory, and of its time. */
  private void add(long hash) {
    if (hash == 0) {
      count += zero ? 0 : 1;
      zero = true;
      return;
    }
    int at = slot(seen, hash);
    if (seen[at] == 0) {
      seen[at] = hash;
      count++;
      if (2 * count > seen.length) {
        grow();
      }
    }
  }

  /** Where a hash is, or would be. */
  private static int slot(long[] table, long hash) {
    int mask = table.length - 1;
    int at = (int) (hash ^ hash >>> 32) & mask;
    while (table[at] != 0 && table[at] != hash) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    long[] bigger = new long[2 * seen.length];
    for (long hash : seen) {
      if (hash != 0) {
        bigger[slot(bigger, hash)] = hash;
      }
    }
    seen = bigger;
  }

  /** The hashes of all states, sorted. */
  long[] hashes() {
    LongStream others = Arrays.stream(seen).filter(hash -> hash != 0);
    return LongStream.concat(LongStream.range(0, zero ? 1 : 0), others).sorted().toArray();
  }

  int count() {
    return count;
  }
}
