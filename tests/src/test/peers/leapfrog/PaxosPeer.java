package paxoslab.student;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import paxoslab.api.AcceptArgs;
import paxoslab.api.AcceptReply;
import paxoslab.api.ChooseArgs;
import paxoslab.api.ChooseReply;
import paxoslab.api.Env;
import paxoslab.api.Fate;
import paxoslab.api.Paxos;
import paxoslab.api.PrepareArgs;
import paxoslab.api.PrepareReply;
import paxoslab.api.Request;
import paxoslab.api.SeqArgs;
import paxoslab.api.SeqReply;
import paxoslab.api.Status;

/**
 * Refusals tell the latest ballot and what was accepted; the first one ends a round, and the next
 * leaps far above it. A free proposer takes up a value that a refusal told of, rather than its own.
 */
public class PaxosPeer implements Paxos {
  /** One agreement: acceptor, proposer and learner are three views of it. */
  private final class Agreement {
    final int seq;
    int latest = -1;
    int votedAt = -1;
    Object voted;
    Object favourite;
    Object outcome;
    boolean running;

    Agreement(int seq) {
      this.seq = seq;
    }

    boolean over() {
      return outcome != null || seq < floor;
    }

    /** The lowest ballot of this peer above the latest that it knows of, and some more. */
    int leap() {
      int above = Math.max(latest, 0) / peers.size() + 1 + env.random().nextInt(3);
      return above * peers.size() + me;
    }

    void run() {
      int refusals = 0;
      while (!over()) {
        if (oneRound()) {
          env.spawn(this::announce);
          return;
        }
        if (!over()) {
          refusals = Math.min(refusals + 1, 7);
          env.sleep(Duration.ofNanos(1_000L * env.random().nextInt(12_000 << refusals)));
        }
      }
    }

    private boolean oneRound() {
      int n = leap();
      List<PrepareReply> promises =
          majority(
              new PrepareArgs(seq, n),
              reply -> {
                latest = Math.max(latest, reply.n());
                if (!reply.ok() && reply.na() >= 0 && !over()) {
                  favourite = reply.va();
                }
                return reply.ok();
              });
      if (promises.isEmpty() || over()) {
        return false;
      }
      PrepareReply highest = promises.get(0);
      for (PrepareReply promise : promises) {
        highest = promise.na() > highest.na() ? promise : highest;
      }
      Object v = highest.na() < 0 ? favourite : highest.va();
      List<AcceptReply> votes =
          majority(
              new AcceptArgs(seq, n, v),
              reply -> {
                latest = Math.max(latest, reply.n());
                return reply.ok();
              });
      if (votes.isEmpty() || over()) {
        return false;
      }
      outcome = v;
      return true;
    }

    void announce() {
      List<String> rest = new ArrayList<>(peers);
      rest.remove(me);
      for (int i = 0; i < 5 && seq >= floor && !rest.isEmpty(); i++) {
        List<String> missed = new ArrayList<>();
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (String peer : rest) {
          all.add(
              env.call(peer, new ChooseArgs(seq, outcome))
                  .exceptionally(
                      none -> {
                        missed.add(peer);
                        return null;
                      }));
        }
        env.await(CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0])));
        rest = missed;
        env.sleep(Duration.ofMillis(rest.isEmpty() ? 0 : 250));
      }
    }
  }

  private final List<String> peers;
  private final int me;
  private final Env env;
  private final ConcurrentSkipListMap<Integer, Agreement> agreements =
      new ConcurrentSkipListMap<>();
  private final int[] finished;
  private final int[] heardBy;
  private boolean reporting;
  private int ceiling = -1;
  private int floor;

  public PaxosPeer(List<String> peers, int me, Env env) {
    this.peers = List.copyOf(peers);
    this.me = me;
    this.env = env;
    finished = new int[peers.size()];
    heardBy = new int[peers.size()];
    Arrays.fill(finished, -1);
    Arrays.fill(heardBy, -1);
  }

  /** The yeses of a majority; none if one refused, or too many are silent. */
  private <R> List<R> majority(Request<R> request, Predicate<R> agrees) {
    CompletableFuture<List<R>> first = new CompletableFuture<>();
    List<R> yes = new ArrayList<>();
    int[] silent = {0};
    int needed = peers.size() / 2 + 1;
    for (String peer : peers) {
      env.call(peer, request)
          .whenComplete(
              (reply, none) -> {
                if (none != null) {
                  if (++silent[0] > peers.size() - needed) {
                    first.complete(List.of());
                  }
                } else if (!agrees.test(reply)) {
                  first.complete(List.of());
                } else {
                  yes.add(reply);
                  if (yes.size() == needed) {
                    first.complete(new ArrayList<>(yes));
                  }
                }
              });
    }
    return env.await(first);
  }

  @Override
  public void start(int seq, Object value) {
    if (seq < floor) {
      return;
    }
    Agreement agreement = agreement(seq);
    if (!agreement.running && agreement.outcome == null) {
      agreement.running = true;
      agreement.favourite = value;
      env.spawn(agreement::run);
    }
  }

  @Override
  public Status status(int seq) {
    if (seq < floor) {
      return new Status(Fate.FORGOTTEN, null);
    }
    Agreement agreement = agreements.get(seq);
    if (agreement != null && agreement.outcome != null) {
      return new Status(Fate.CHOSEN, agreement.outcome);
    }
    return new Status(Fate.PENDING, null);
  }

  @Override
  public void done(int seq) {
    if (seq <= finished[me]) {
      return;
    }
    finished[me] = seq;
    forget();
    if (!reporting) {
      reporting = true;
      env.spawn(this::report);
    }
  }

  /** One task for all listeners: goes round among those that have not heard the latest. */
  private void report() {
    boolean all = false;
    while (!all) {
      all = true;
      int latest = finished[me];
      for (int peer = 0; peer < peers.size(); peer++) {
        if (peer != me && heardBy[peer] < latest) {
          all = false;
          int listener = peer;
          env.call(peers.get(peer), new SeqArgs(me, latest))
              .thenAccept(reply -> heardBy[listener] = Math.max(heardBy[listener], latest));
        }
      }
      env.sleep(Duration.ofMillis(all ? 0 : 30));
      all &= latest == finished[me];
    }
    reporting = false;
  }

  @Override
  public int max() {
    return ceiling;
  }

  @Override
  public int min() {
    return floor;
  }

  @Override
  public void kill() {}

  private Agreement agreement(int seq) {
    ceiling = Math.max(ceiling, seq);
    return agreements.computeIfAbsent(seq, Agreement::new);
  }

  private void forget() {
    for (int peer = 0, lowest = Integer.MAX_VALUE; peer < finished.length; peer++) {
      lowest = Math.min(lowest, finished[peer]);
      if (peer == finished.length - 1) {
        floor = Math.max(floor, lowest + 1);
      }
    }
    while (!agreements.isEmpty() && agreements.firstKey() < floor) {
      Agreement gone = agreements.pollFirstEntry().getValue();
      gone.voted = null;
      gone.favourite = null;
      gone.outcome = null;
    }
  }

  @Override
  public PrepareReply prepare(PrepareArgs args) {
    if (args.seq() < floor) {
      return new PrepareReply(false, 0, -1, null);
    }
    Agreement a = agreement(args.seq());
    // The latest ballot that this peer knows of need not be one that it promised: it promises it
    // now, which costs nothing.
    boolean ok = args.n() > a.latest;
    a.latest = Math.max(args.n(), a.latest);
    return new PrepareReply(ok, a.latest, a.votedAt, a.voted);
  }

  @Override
  public AcceptReply accept(AcceptArgs args) {
    if (args.seq() < floor) {
      return new AcceptReply(false, 0);
    }
    Agreement a = agreement(args.seq());
    if (args.n() < a.latest) {
      return new AcceptReply(false, a.latest);
    }
    a.latest = args.n();
    a.votedAt = args.n();
    a.voted = args.v();
    return new AcceptReply(true, args.n());
  }

  @Override
  public ChooseReply choose(ChooseArgs args) {
    if (args.seq() < floor) {
      return new ChooseReply(false);
    }
    Agreement a = agreement(args.seq());
    a.outcome = a.outcome == null ? args.v() : a.outcome;
    return new ChooseReply(true);
  }

  @Override
  public SeqReply updateDoneSeqs(SeqArgs args) {
    finished[args.sender()] = Math.max(finished[args.sender()], args.seq());
    forget();
    return new SeqReply(true);
  }
}
