package paxoslab.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import paxoslab.api.AcceptArgs;
import paxoslab.api.AcceptReply;
import paxoslab.api.PrepareArgs;
import paxoslab.api.PrepareReply;
import paxoslab.api.Request;
import paxoslab.check.Brief;
import paxoslab.trace.Finding;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceEvent.DeliverReply;
import paxoslab.trace.TraceEvent.Reply;
import paxoslab.trace.TraceEvent.Result;
import paxoslab.trace.TraceEvent.Send;
import paxoslab.wire.Messages;
import paxoslab.wire.Value;

/**
 * Who voted for what in the instance of a finding, up to the event at which it shows: the quorums,
 * and the acceptor that two of them share ("Paxos Made Simple", section 2.2: any two majorities
 * have a member in common).
 */
final class Votes {
  private static final Set<String> WHERE_QUORUMS_MATTER =
      Set.of(
          "quorum-before-accept",
          "value-adopted",
          "one-choice",
          "choose-earned",
          "agreement",
          "stable");
  private static final int MOST_BALLOTS = 5;

  /** The votes at one ballot. */
  private static final class Ballot {
    private final Set<Integer> promised = new TreeSet<>();
    private final Set<Integer> accepted = new TreeSet<>();
    private String value = "";
    private int proposer = TraceEvent.NONE;
  }

  private final TraceIndex index;
  private final int peers;
  private final Map<Integer, Ballot> ballots = new TreeMap<>();
  private final Map<Integer, Request<?>> requests = new HashMap<>();

  private Votes(TraceIndex index, int peers) {
    this.index = index;
    this.peers = peers;
  }

  /** A line for each ballot, then one on the shared acceptor; none where quorums don't matter. */
  static List<String> of(Finding finding, Trace trace, TraceIndex index) {
    Optional<TraceEvent> at = index.event(finding.at());
    if (!WHERE_QUORUMS_MATTER.contains(finding.rule()) || at.isEmpty()) {
      return List.of();
    }
    int seq = instance(at.get(), index);
    Votes votes = new Votes(index, trace.header().peers());
    for (TraceEvent event : trace.events()) {
      if (event.id() <= finding.at()) {
        votes.count(event, seq);
      }
    }
    return votes.lines();
  }

  private static int instance(TraceEvent event, TraceIndex index) {
    if (event instanceof Result r) {
      return r.seq();
    }
    return index.request(event).map(s -> Messages.seq(s.msg())).orElse(TraceEvent.NONE);
  }

  private void count(TraceEvent event, int seq) {
    if (event instanceof Send s && isVoting(s.msg()) && Messages.seq(s.msg()) == seq) {
      requests.put(s.rpc(), s.msg());
      Ballot ballot = ballot(Messages.ballot(s.msg()));
      ballot.proposer = s.from();
      if (s.msg() instanceof AcceptArgs a) {
        ballot.value = Brief.of((Value) a.v());
      }
    } else if (event instanceof Reply r && requests.containsKey(r.rpc())) {
      Ballot ballot = ballot(Messages.ballot(requests.get(r.rpc())));
      if (r.msg() instanceof AcceptReply a && a.ok()) {
        ballot.accepted.add(r.from());
      } else if (r.msg() instanceof PrepareReply p && p.ok() && r.from() == r.to()) {
        ballot.promised.add(r.from());
      }
    } else if (event instanceof DeliverReply d
        && requests.get(d.rpc()) instanceof PrepareArgs prepare
        && index.reply(d).map(Reply::msg).orElse(null) instanceof PrepareReply p
        && p.ok()) {
      ballot(prepare.n()).promised.add(d.from());
    }
  }

  private Ballot ballot(int n) {
    return ballots.computeIfAbsent(n, any -> new Ballot());
  }

  private static boolean isVoting(Request<?> request) {
    return request instanceof PrepareArgs || request instanceof AcceptArgs;
  }

  private List<String> lines() {
    List<Map.Entry<Integer, Ballot>> all = new ArrayList<>(ballots.entrySet());
    all.removeIf(b -> b.getValue().promised.isEmpty() && b.getValue().accepted.isEmpty());
    List<Map.Entry<Integer, Ballot>> shown =
        all.subList(Math.max(0, all.size() - MOST_BALLOTS), all.size());
    List<String> lines = new ArrayList<>();
    shown.forEach(b -> lines.add(line(b.getKey(), b.getValue())));
    if (!lines.isEmpty()) {
      lines.add("a majority is %d of %d".formatted(peers / 2 + 1, peers) + shared(shown));
    }
    return lines;
  }

  private String line(int n, Ballot b) {
    String promised =
        "ballot %d: promised to %s by %s".formatted(n, name(b.proposer), names(b.promised));
    return b.accepted.isEmpty()
        ? promised
        : promised + "; %s accepted by %s".formatted(b.value, names(b.accepted));
  }

  /** The members of the last two majorities of different ballots. */
  private String shared(List<Map.Entry<Integer, Ballot>> shown) {
    for (int high = shown.size() - 1; high > 0; high--) {
      for (int low = high - 1; low >= 0; low--) {
        Ballot later = shown.get(high).getValue();
        Ballot earlier = shown.get(low).getValue();
        Set<Integer> second = isMajority(later.accepted) ? later.accepted : later.promised;
        if (isMajority(second) && isMajority(earlier.accepted)) {
          Set<Integer> both = new TreeSet<>(second);
          both.retainAll(earlier.accepted);
          String is = both.size() == 1 ? " is" : " are";
          return "; %s%s in that which accepted ballot %d and in that of ballot %d"
              .formatted(names(both), is, shown.get(low).getKey(), shown.get(high).getKey());
        }
      }
    }
    return "";
  }

  private boolean isMajority(Set<Integer> votes) {
    return votes.size() > peers / 2;
  }

  private String names(Set<Integer> votes) {
    return votes.isEmpty()
        ? "nobody"
        : votes.stream().map(this::name).collect(Collectors.joining(" "));
  }

  private String name(int peer) {
    return index.name(peer);
  }
}
