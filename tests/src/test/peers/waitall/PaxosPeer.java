package paxoslab.student;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import paxoslab.api.AcceptArgs;
import paxoslab.api.AcceptReply;
import paxoslab.api.ChooseArgs;
import paxoslab.api.ChooseReply;
import paxoslab.api.Env;
import paxoslab.api.Fate;
import paxoslab.api.NoReplyException;
import paxoslab.api.Paxos;
import paxoslab.api.PrepareArgs;
import paxoslab.api.PrepareReply;
import paxoslab.api.Request;
import paxoslab.api.SeqArgs;
import paxoslab.api.SeqReply;
import paxoslab.api.Status;

/**
 * Waits until every call of a phase has ended, by a reply or without one, and counts only then. One
 * ballot clock serves all instances: a ballot is above all that this peer ever used or was told of.
 */
public class PaxosPeer implements Paxos {
  /** An acceptor's answers: a list of them is the memory of a group. */
  private static final class Ledger<V> {
    private final Map<Integer, V> entries = new HashMap<>();

    void forgetBelow(int min) {
      entries.keySet().removeIf(seq -> seq < min);
    }
  }

  private record Proposal(int n, Object v) {}

  private final List<String> peers;
  private final int me;
  private final Env env;
  private final Ledger<Integer> promises = new Ledger<>();
  private final Ledger<Proposal> accepted = new Ledger<>();
  private final Ledger<Object> ideas = new Ledger<>();
  private final Ledger<Object> facts = new Ledger<>();
  private final Integer[] doneBy;
  private int clock;
  private int max = -1;
  private int min = 0;

  public PaxosPeer(List<String> peers, int me, Env env) {
    this.peers = peers;
    this.me = me;
    this.env = env;
    this.doneBy = new Integer[peers.size()];
    Arrays.setAll(doneBy, peer -> -1);
    this.clock = me;
  }

  @Override
  public void start(int seq, Object value) {
    if (seq < min) {
      return;
    }
    max = Math.max(max, seq);
    if (!facts.entries.containsKey(seq) && ideas.entries.putIfAbsent(seq, value) == null) {
      env.spawn(() -> propose(seq));
    }
  }

  private void propose(int seq) {
    double pause = 10;
    while (seq >= min && !facts.entries.containsKey(seq)) {
      attempt(seq);
      if (seq >= min && !facts.entries.containsKey(seq)) {
        env.sleep(Duration.ofNanos((long) (pause * 1e6 * (0.2 + env.random().nextDouble()))));
        pause = Math.min(900, pause * 1.9);
      }
    }
    ideas.entries.remove(seq);
  }

  private void attempt(int seq) {
    while (clock % peers.size() != me) {
      clock++;
    }
    int n = clock++;
    List<PrepareReply> answers = askAll(new PrepareArgs(seq, n));
    answers.forEach(answer -> clock = Math.max(clock, answer.n() + 1));
    answers.removeIf(answer -> !answer.ok());
    if (answers.size() * 2 <= peers.size() || seq < min || facts.entries.containsKey(seq)) {
      return;
    }
    // All promises count here, also those beyond a majority.
    answers.sort(Comparator.comparing(PrepareReply::na).reversed());
    Object v = answers.get(0).na() >= 0 ? answers.get(0).va() : ideas.entries.get(seq);
    long votes = askAll(new AcceptArgs(seq, n, v)).stream().filter(AcceptReply::ok).count();
    if (votes * 2 > peers.size() && seq >= min) {
      facts.entries.putIfAbsent(seq, v);
      env.spawn(() -> tellAll(seq));
    }
  }

  /** The replies that came; each call has ended when it returns. */
  private <R> List<R> askAll(Request<R> request) {
    List<CompletableFuture<Optional<R>>> calls = new ArrayList<>();
    for (String peer : peers) {
      calls.add(
          env.call(peer, request)
              .handle((reply, none) -> none instanceof NoReplyException ? null : reply)
              .thenApply(Optional::ofNullable));
    }
    CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).join();
    return calls.stream()
        .flatMap(call -> call.join().stream())
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private void tellAll(int seq) {
    // To all, itself and those that know included, until all have answered in one go.
    for (int times = 1; times <= 4 && seq >= min; times++) {
      if (askAll(new ChooseArgs(seq, facts.entries.get(seq))).size() == peers.size()) {
        return;
      }
      env.sleep(Duration.ofMillis(400L * times));
    }
  }

  @Override
  public Status status(int seq) {
    if (seq < min) {
      return new Status(Fate.FORGOTTEN, null);
    }
    return Optional.ofNullable(facts.entries.get(seq))
        .map(v -> new Status(Fate.CHOSEN, v))
        .orElse(new Status(Fate.PENDING, null));
  }

  @Override
  public void done(int seq) {
    if (seq > doneBy[me]) {
      doneBy[me] = seq;
      forget();
      env.spawn(() -> tellDone(seq));
    }
  }

  private void tellDone(int seq) {
    // To itself as well: that is one of the peers.
    while (doneBy[me] == seq && askAll(new SeqArgs(me, seq)).size() < peers.size()) {
      env.sleep(Duration.ofMillis(300));
    }
  }

  private void forget() {
    int lowest = Collections.min(Arrays.asList(doneBy));
    if (lowest + 1 > min) {
      min = lowest + 1;
      promises.forgetBelow(min);
      accepted.forgetBelow(min);
      ideas.forgetBelow(min);
      facts.forgetBelow(min);
    }
  }

  @Override
  public int max() {
    return max;
  }

  @Override
  public int min() {
    return min;
  }

  @Override
  public void kill() {
    facts.entries.clear();
  }

  @Override
  public PrepareReply prepare(PrepareArgs args) {
    int seq = args.seq();
    if (seq < min) {
      return new PrepareReply(false, clock, -1, null);
    }
    max = Math.max(max, seq);
    clock = Math.max(clock, args.n() + 1);
    int promised = promises.entries.getOrDefault(seq, -1);
    if (promised >= args.n()) {
      // The clock is above every promise of this peer, so it serves as well.
      return new PrepareReply(false, clock, -1, null);
    }
    promises.entries.put(seq, args.n());
    Proposal last = accepted.entries.getOrDefault(seq, new Proposal(-1, null));
    return new PrepareReply(true, args.n(), last.n(), last.v());
  }

  @Override
  public AcceptReply accept(AcceptArgs args) {
    int seq = args.seq();
    if (seq < min || args.n() < promises.entries.getOrDefault(seq, -1)) {
      max = seq < min ? max : Math.max(max, seq);
      return new AcceptReply(false, clock);
    }
    max = Math.max(max, seq);
    clock = Math.max(clock, args.n() + 1);
    promises.entries.put(seq, args.n());
    accepted.entries.put(seq, new Proposal(args.n(), args.v()));
    return new AcceptReply(true, args.n());
  }

  @Override
  public ChooseReply choose(ChooseArgs args) {
    if (args.seq() < min) {
      return new ChooseReply(false);
    }
    max = Math.max(max, args.seq());
    facts.entries.putIfAbsent(args.seq(), args.v());
    return new ChooseReply(true);
  }

  @Override
  public SeqReply updateDoneSeqs(SeqArgs args) {
    doneBy[args.sender()] = Math.max(doneBy[args.sender()], args.seq());
    forget();
    return new SeqReply(true);
  }
}
