package paxoslab.junit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import paxoslab.api.AcceptReply;
import paxoslab.api.PrepareArgs;
import paxoslab.api.PrepareReply;
import paxoslab.junit.Awaited.Cause;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceEvent.Reply;
import paxoslab.trace.TraceEvent.Send;
import paxoslab.wire.Messages;

/**
 * A livelock: proposers that overtake each other for ever. Each round is refused, because another
 * proposer has prepared a higher ballot meanwhile, whose round is refused for the same reason.
 */
final class Duel {
  /** Rounds that each of the proposers loses; random pauses end a duel far earlier. */
  private static final int MANY = 8;

  private final int seq;
  private final Map<Integer, Send> requests = new HashMap<>();

  /** By acceptor: the prepare that it promised last. */
  private final Map<Integer, Send> promised = new HashMap<>();

  /** By proposer: the ballots of its that were refused for another's sake. */
  private final Map<Integer, TreeSet<Integer>> lost = new TreeMap<>();

  private final Set<Integer> overtook = new HashSet<>();
  private @Nullable Send lastOvertaker;
  private @Nullable Reply lastRefusal;

  private Duel(int seq) {
    this.seq = seq;
  }

  /** What keeps an instance from being decided, if it is that. */
  static Optional<Cause> in(List<TraceEvent> events, int seq) {
    Duel duel = new Duel(seq);
    for (TraceEvent event : events) {
      if (event instanceof TraceEvent.Heal || event instanceof TraceEvent.Partition) {
        // What happened in another network says nothing about this one.
        duel.lost.clear();
        duel.overtook.clear();
      } else if (event instanceof Send send && Messages.ballot(send.msg()) >= 0) {
        duel.requests.put(send.rpc(), send);
      } else if (event instanceof Reply reply) {
        duel.answered(reply);
      }
    }
    return duel.cause();
  }

  private void answered(Reply reply) {
    Send request = requests.get(reply.rpc());
    if (request == null || Messages.seq(request.msg()) != seq) {
      return;
    }
    boolean ok =
        reply.msg() instanceof PrepareReply p
            ? p.ok()
            : reply.msg() instanceof AcceptReply a && a.ok();
    Send before = promised.get(reply.from());
    int ballot = Messages.ballot(request.msg());
    if (ok && request.msg() instanceof PrepareArgs) {
      promised.put(reply.from(), request);
    } else if (!ok
        && before != null
        && before.from() != request.from()
        && Messages.ballot(before.msg()) > ballot) {
      lost.computeIfAbsent(request.from(), p -> new TreeSet<>()).add(ballot);
      overtook.add(before.from());
      lastOvertaker = before;
      lastRefusal = reply;
    }
  }

  private Optional<Cause> cause() {
    List<String> names = new ArrayList<>();
    TreeSet<Integer> ballots = new TreeSet<>();
    lost.forEach(
        (proposer, refused) -> {
          if (refused.size() >= MANY && overtook.contains(proposer)) {
            names.add("p" + proposer);
            ballots.addAll(refused);
          }
        });
    if (names.size() < 2 || lastOvertaker == null || lastRefusal == null) {
      return Optional.empty();
    }
    String text =
        ("a livelock: %s overtake each other; %d rounds, ballots %d to %d, were refused, each because"
                + " another had prepared a higher ballot before it was through. After a refused round"
                + " wait a random time, up to a bound that grows")
            .formatted(listed(names), ballots.size(), ballots.first(), ballots.last());
    return Optional.of(
        new Cause(
            text,
            lastOvertaker.from(),
            List.of(lastOvertaker.id(), lastRefusal.id()),
            lastOvertaker.at()));
  }

  private static String listed(List<String> names) {
    int last = names.size() - 1;
    return String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }
}
