package paxoslab.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
  private static final int MOST_SHARED = 2;

  /** The votes at one ballot: for each acceptor the event with which it gave its own. */
  private static final class Ballot {
    private final Map<Integer, Integer> promised = new TreeMap<>();
    private final Map<Integer, Integer> accepted = new TreeMap<>();

    /** What the promises told of earlier ballots, by acceptor. */
    private final Map<Integer, String> had = new HashMap<>();

    private final Set<Integer> asked = new HashSet<>();
    private String value = "";
    private int proposer = TraceEvent.NONE;

    /** A proposer that calls its own handler leaves no trace of what it answered. */
    boolean isOwnVoteUnknown() {
      return !asked.contains(proposer);
    }
  }

  private final TraceIndex index;
  private final int peers;
  private final Map<Integer, Ballot> ballots = new TreeMap<>();
  private final Map<Integer, Request<?>> requests = new HashMap<>();

  private Votes(TraceIndex index, int peers) {
    this.index = index;
    this.peers = peers;
  }

  /** A line for each ballot, then some on the shared acceptors; none where quorums don't matter. */
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
      ballot.asked.add(s.to());
      if (s.msg() instanceof AcceptArgs a) {
        ballot.value = Brief.of((Value) a.v());
      }
    } else if (event instanceof Reply r && requests.containsKey(r.rpc())) {
      Ballot ballot = ballot(Messages.ballot(requests.get(r.rpc())));
      if (r.msg() instanceof AcceptReply a && a.ok()) {
        ballot.accepted.putIfAbsent(r.from(), r.id());
      } else if (r.msg() instanceof PrepareReply p && p.ok() && r.from() == r.to()) {
        promised(ballot, r, p);
      }
    } else if (event instanceof DeliverReply d
        && requests.get(d.rpc()) instanceof PrepareArgs prepare) {
      index
          .reply(d)
          .filter(r -> r.msg() instanceof PrepareReply p && p.ok())
          .ifPresent(r -> promised(ballot(prepare.n()), r, (PrepareReply) r.msg()));
    }
  }

  private static void promised(Ballot ballot, Reply reply, PrepareReply promise) {
    ballot.promised.putIfAbsent(reply.from(), reply.id());
    ballot.had.putIfAbsent(
        reply.from(),
        promise.na() < 0
            ? "that it had accepted nothing"
                + (promise.va() == null ? "" : ", and yet " + Brief.of((Value) promise.va()))
            : "that it had accepted ballot %d with %s"
                .formatted(promise.na(), Brief.of((Value) promise.va())));
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
      lines.add("a majority is %d of %d".formatted(peers / 2 + 1, peers));
      lines.addAll(shared(shown));
    }
    return lines;
  }

  private String line(int n, Ballot b) {
    StringBuilder line = new StringBuilder();
    line.append("ballot ").append(n).append(": promised to ").append(name(b.proposer));
    line.append(" by ").append(names(b.promised.keySet()));
    if (!b.accepted.isEmpty()) {
      line.append("; ").append(b.value).append(" accepted by ");
      line.append(names(b.accepted.keySet()));
    }
    if (b.isOwnVoteUnknown()) {
      line.append("; what ").append(name(b.proposer)).append(" answered itself is unknown");
    }
    return line.toString();
  }

  /** The members of the last two majorities of different ballots, and what each of them said. */
  private List<String> shared(List<Map.Entry<Integer, Ballot>> shown) {
    for (int high = shown.size() - 1; high > 0; high--) {
      for (int low = high - 1; low >= 0; low--) {
        List<String> lines = shared(shown.get(low), shown.get(high));
        if (!lines.isEmpty()) {
          return lines;
        }
      }
    }
    return List.of();
  }

  private List<String> shared(
      Map.Entry<Integer, Ballot> earlier, Map.Entry<Integer, Ballot> later) {
    Map<Integer, Integer> first = earlier.getValue().accepted;
    boolean accepts = isMajority(later.getValue().accepted);
    Map<Integer, Integer> second = accepts ? later.getValue().accepted : later.getValue().promised;
    if (!isMajority(first) || !isMajority(second)) {
      return List.of();
    }
    Set<Integer> both = new TreeSet<>(second.keySet());
    both.retainAll(first.keySet());
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s %s in that which accepted ballot %d and in that of ballot %d"
            .formatted(
                names(both), both.size() == 1 ? "is" : "are", earlier.getKey(), later.getKey()));
    both.stream().limit(MOST_SHARED).forEach(a -> lines.add(said(a, earlier, later)));
    return lines;
  }

  /** {@code p1 at event 9 accepted ballot 3, then at event 14 promised ballot 5 and said …}. */
  private String said(
      int acceptor, Map.Entry<Integer, Ballot> earlier, Map.Entry<Integer, Ballot> later) {
    Ballot high = later.getValue();
    Map<Integer, String> answers = new TreeMap<>();
    answers.put(earlier.getValue().accepted.get(acceptor), "accepted ballot " + earlier.getKey());
    if (high.promised.containsKey(acceptor)) {
      String promise = "promised ballot " + later.getKey() + " and said " + high.had.get(acceptor);
      answers.put(high.promised.get(acceptor), promise);
    }
    if (high.accepted.containsKey(acceptor)) {
      answers.put(high.accepted.get(acceptor), "accepted ballot " + later.getKey());
    }
    return answers.entrySet().stream()
        .map(a -> "at event %d %s".formatted(a.getKey(), a.getValue()))
        .collect(Collectors.joining(", then ", name(acceptor) + " ", ""));
  }

  private boolean isMajority(Map<Integer, Integer> votes) {
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
