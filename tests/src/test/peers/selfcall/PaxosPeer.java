package paxoslab.student;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import paxoslab.api.AcceptArgs;
import paxoslab.api.AcceptReply;
import paxoslab.api.ChooseArgs;
import paxoslab.api.ChooseReply;
import paxoslab.api.Env;
import paxoslab.api.Fate;
import paxoslab.api.Paxos;
import paxoslab.api.PrepareArgs;
import paxoslab.api.PrepareReply;
import paxoslab.api.RpcFuture;
import paxoslab.api.SeqArgs;
import paxoslab.api.SeqReply;
import paxoslab.api.Status;

/** Calls its own acceptor and learner as methods, and sends requests to the others alone. */
public class PaxosPeer implements Paxos {
  /** What the acceptor of an instance has answered so far. */
  private record Vote(int promised, int ballot, Object value) {
    static final Vote NONE = new Vote(-1, -1, null);
  }

  /** Yes and no to one question; the answers of this peer are counted before those of others. */
  private final class Count {
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private int yes;
    private int no;

    void add(boolean agrees) {
      if (agrees) {
        yes++;
      } else {
        no++;
      }
      if (2 * yes > peers.size() || 2 * no >= peers.size()) {
        over.complete(null);
      }
    }

    boolean won() {
      env.await(over);
      return 2 * yes > peers.size();
    }
  }

  private final List<String> peers;
  private final int me;
  private final Env env;
  private final TreeMap<Integer, Vote> votes = new TreeMap<>();
  private final TreeMap<Integer, Object> decisions = new TreeMap<>();
  private final TreeMap<Integer, Object> wishes = new TreeMap<>();
  private final TreeMap<Integer, Integer> heard = new TreeMap<>();
  private final int[] dones;
  private final int[] acknowledged;
  private int max = -1;
  private int min;
  private int reports;

  public PaxosPeer(List<String> peers, int me, Env env) {
    this.peers = peers;
    this.me = me;
    this.env = env;
    this.dones = new int[peers.size()];
    this.acknowledged = new int[peers.size()];
    Arrays.fill(dones, -1);
    Arrays.fill(acknowledged, -1);
  }

  @Override
  public void start(int seq, Object value) {
    if (seq >= min && !decisions.containsKey(seq)) {
      max = Math.max(max, seq);
      if (wishes.putIfAbsent(seq, value) == null) {
        env.spawn(() -> propose(seq));
      }
    }
  }

  private void propose(int seq) {
    int bound = 20;
    while (wishes.containsKey(seq) && !round(seq)) {
      env.sleep(Duration.ofMillis(1 + env.random().nextInt(bound)));
      bound = Math.min(1_000, bound * 2);
    }
    if (decisions.containsKey(seq)) {
      wishes.remove(seq);
    }
  }

  /** True if the instance needs no further round. */
  private boolean round(int seq) {
    if (decisions.containsKey(seq)) {
      return true;
    }
    // The last peer has the lowest ballots.
    int size = peers.size();
    int n = (heard.getOrDefault(seq, -1) / size + 1) * size + (size - 1 - me);
    heard.put(seq, n);
    PrepareReply[] best = {null};
    Count promises = new Count();
    hearPromise(seq, promises, best, prepare(new PrepareArgs(seq, n)));
    for (int i = 1; i < size; i++) {
      env.call(peers.get((me + i) % size), new PrepareArgs(seq, n))
          .whenComplete((reply, none) -> hearPromise(seq, promises, best, reply));
    }
    if (!promises.won() || settled(seq)) {
      return settled(seq);
    }
    // Promises that came after the majority may have raised the best one: it is as good.
    Object v = best[0] == null ? wishes.get(seq) : best[0].va();
    Count accepts = new Count();
    accepts.add(accept(new AcceptArgs(seq, n, v)).ok());
    for (int i = 1; i < size; i++) {
      env.call(peers.get((me + i) % size), new AcceptArgs(seq, n, v))
          .whenComplete(
              (reply, none) -> {
                hear(seq, reply == null ? -1 : reply.n());
                accepts.add(reply != null && reply.ok());
              });
    }
    if (!accepts.won() || settled(seq)) {
      return settled(seq);
    }
    choose(new ChooseArgs(seq, v));
    for (int i = 1; i < size; i++) {
      String peer = peers.get((me + i) % size);
      env.spawn(() -> tell(peer, seq));
    }
    return true;
  }

  private boolean settled(int seq) {
    return seq < min || decisions.containsKey(seq);
  }

  private void hearPromise(int seq, Count promises, PrepareReply[] best, PrepareReply reply) {
    hear(seq, reply == null ? -1 : reply.n());
    boolean agrees = reply != null && reply.ok();
    if (agrees && reply.na() >= 0 && (best[0] == null || reply.na() > best[0].na())) {
      best[0] = reply;
    }
    promises.add(agrees);
  }

  private void hear(int seq, int n) {
    if (seq >= min) {
      heard.merge(seq, n, Math::max);
    }
  }

  private void tell(String peer, int seq) {
    for (int i = 0; i < 6 && seq >= min; i++) {
      if (env.call(peer, new ChooseArgs(seq, decisions.get(seq))).await().isPresent()) {
        return;
      }
      env.sleep(Duration.ofMillis(100L << i));
    }
  }

  @Override
  public Status status(int seq) {
    if (seq < min) {
      return new Status(Fate.FORGOTTEN, null);
    }
    Object decision = decisions.get(seq);
    return new Status(decision == null ? Fate.PENDING : Fate.CHOSEN, decision);
  }

  @Override
  public void done(int seq) {
    if (seq > dones[me]) {
      updateDoneSeqs(new SeqArgs(me, seq));
      int report = ++reports;
      env.spawn(() -> report(report));
    }
  }

  /** Tells all others at once, and again who did not hear; a newer report takes its place. */
  private void report(int mine) {
    int seq = dones[me];
    while (reports == mine) {
      Map<Integer, RpcFuture<SeqReply>> calls = new TreeMap<>();
      for (int peer = 0; peer < peers.size(); peer++) {
        if (peer != me && acknowledged[peer] < seq) {
          calls.put(peer, env.call(peers.get(peer), new SeqArgs(me, seq)));
        }
      }
      if (calls.isEmpty()) {
        return;
      }
      calls.forEach(
          (peer, call) -> {
            if (call.await().isPresent()) {
              acknowledged[peer] = Math.max(acknowledged[peer], seq);
            }
          });
      env.sleep(Duration.ofMillis(200));
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
    wishes.clear();
  }

  @Override
  public PrepareReply prepare(PrepareArgs args) {
    if (args.seq() < min) {
      return new PrepareReply(false, args.n(), -1, null);
    }
    max = Math.max(max, args.seq());
    Vote vote = votes.getOrDefault(args.seq(), Vote.NONE);
    if (args.n() <= vote.promised()) {
      return new PrepareReply(false, vote.promised(), -1, null);
    }
    votes.put(args.seq(), new Vote(args.n(), vote.ballot(), vote.value()));
    return new PrepareReply(true, args.n(), vote.ballot(), vote.value());
  }

  @Override
  public AcceptReply accept(AcceptArgs args) {
    if (args.seq() < min) {
      return new AcceptReply(false, args.n());
    }
    max = Math.max(max, args.seq());
    int promised = votes.getOrDefault(args.seq(), Vote.NONE).promised();
    if (args.n() < promised) {
      return new AcceptReply(false, promised);
    }
    votes.put(args.seq(), new Vote(args.n(), args.n(), args.v()));
    return new AcceptReply(true, args.n());
  }

  @Override
  public ChooseReply choose(ChooseArgs args) {
    if (args.seq() >= min) {
      max = Math.max(max, args.seq());
      decisions.putIfAbsent(args.seq(), args.v());
    }
    return new ChooseReply(args.seq() >= min);
  }

  @Override
  public SeqReply updateDoneSeqs(SeqArgs args) {
    dones[args.sender()] = Math.max(dones[args.sender()], args.seq());
    int lowest = Arrays.stream(dones).min().getAsInt();
    if (lowest >= min) {
      min = lowest + 1;
      for (TreeMap<Integer, ?> map : List.of(votes, decisions, wishes, heard)) {
        map.headMap(min).clear();
      }
    }
    return new SeqReply(true);
  }
}
