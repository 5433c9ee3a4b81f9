package paxoslab.explore;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import paxoslab.api.AcceptArgs;
import paxoslab.api.AcceptReply;
import paxoslab.api.PrepareReply;
import paxoslab.api.Request;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceEvent.Reply;
import paxoslab.trace.TraceEvent.Send;
import paxoslab.wire.Messages;

/**
 * The states in which all acceptors together were seen: for each its highest promise, and the
 * ballot and value that it accepted last, as its answers tell.
 */
final class AcceptorStates {
  private final Set<List<Object>> seen = new HashSet<>();

  /** Adds all states of a run of one instance. */
  void add(List<TraceEvent> events, int peers) {
    Map<Integer, Request<?>> requests = new HashMap<>();
    Object[] state = new Object[3 * peers];
    Arrays.fill(state, "");
    for (TraceEvent event : events) {
      if (event instanceof Send s) {
        requests.put(s.rpc(), s.msg());
      } else if (event instanceof Reply r && change(state, r, requests.get(r.rpc()))) {
        seen.add(List.of(state.clone()));
      }
    }
  }

  private static boolean change(Object[] state, Reply r, Request<?> request) {
    int at = 3 * r.from();
    int ballot = Messages.ballot(Objects.requireNonNull(request, "a reply has its request"));
    if (r.msg() instanceof PrepareReply p && p.ok()) {
      state[at] = ballot;
      return true;
    } else if (r.msg() instanceof AcceptReply a && a.ok() && request instanceof AcceptArgs args) {
      state[at] = ballot;
      state[at + 1] = ballot;
      state[at + 2] = args.v();
      return true;
    }
    return false;
  }

  int count() {
    return seen.size();
  }
}
