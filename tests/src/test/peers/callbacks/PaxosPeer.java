package paxoslab.student;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
 * No task of this peer ever waits: all goes on in callbacks, and a pause is a future that ends by
 * itself.
 */
public class PaxosPeer implements Paxos {
  private static final int MOST_TELLINGS = 8;

  /** One instance. It is emptied when it is forgotten, for callbacks may still hold it. */
  private static final class Slot {
    final int seq;
    int promised = -1;
    int acceptedAt = -1;
    Object accepted;
    Object wish;
    Object decision;
    int lastBallot = -1;
    boolean gone;

    Slot(int seq) {
      this.seq = seq;
    }

    boolean open() {
      return !gone && decision == null;
    }

    void empty() {
      gone = true;
      accepted = null;
      wish = null;
      decision = null;
    }
  }

  private final List<String> peers;
  private final int me;
  private final Env env;
  private final Map<Integer, Slot> slots = new HashMap<>();
  private final Map<Integer, Integer> doneOf = new TreeMap<>();
  private final Map<Integer, Integer> acknowledged = new HashMap<>();
  private final Set<Integer> informed = new LinkedHashSet<>();
  private int max = -1;
  private int min;

  public PaxosPeer(List<String> peers, int me, Env env) {
    this.peers = peers;
    this.me = me;
    this.env = env;
  }

  @Override
  public void start(int seq, Object value) {
    if (seq < min) {
      return;
    }
    Slot slot = slot(seq);
    if (slot.open() && slot.wish == null) {
      slot.wish = value;
      attempt(slot, 0);
    }
  }

  private void attempt(Slot slot, int failures) {
    if (!slot.open()) {
      return;
    }
    int n = slot.lastBallot < 0 ? me : (slot.lastBallot / peers.size() + 1) * peers.size() + me;
    slot.lastBallot = n;
    List<PrepareReply> promises = new ArrayList<>();
    CompletableFuture<Boolean> promised =
        poll(
            new PrepareArgs(slot.seq, n),
            reply -> {
              heard(slot, reply.n());
              if (reply.ok()) {
                promises.add(reply);
              }
              return reply.ok();
            });
    promised
        .thenCompose(won -> won && slot.open() ? vote(slot, n, promises) : lost())
        .thenAccept(
            won -> {
              if (!won && slot.open()) {
                long bound = Math.min(1_000_000L, 15_000L << Math.min(failures, 10));
                long micros = 1 + (long) (env.random().nextDouble() * bound);
                after(micros).thenRun(() -> attempt(slot, failures + 1));
              }
            });
  }

  private CompletableFuture<Boolean> vote(Slot slot, int n, List<PrepareReply> promises) {
    Object v =
        promises.stream()
            .filter(p -> p.na() >= 0)
            .max(Comparator.comparingInt(PrepareReply::na))
            .map(PrepareReply::va)
            .orElse(slot.wish);
    return poll(
            new AcceptArgs(slot.seq, n, v),
            reply -> {
              heard(slot, reply.n());
              return reply.ok();
            })
        .thenApply(
            won -> {
              if (won && slot.open()) {
                slot.decision = v;
                for (int i = 0; i < peers.size(); i++) {
                  tell(slot, i, 1);
                }
              }
              return won;
            });
  }

  private static CompletableFuture<Boolean> lost() {
    return CompletableFuture.completedFuture(false);
  }

  private static void heard(Slot slot, int n) {
    slot.lastBallot = Math.max(slot.lastBallot, n);
  }

  /** Asks all; completes with whether a majority said yes, as soon as that is known. */
  private <R> CompletableFuture<Boolean> poll(Request<R> request, Predicate<R> yes) {
    CompletableFuture<Boolean> outcome = new CompletableFuture<>();
    int[] count = new int[2];
    int majority = peers.size() / 2 + 1;
    for (String peer : peers) {
      env.call(peer, request)
          .handle((reply, none) -> none == null && yes.test(reply))
          .thenAccept(
              agreed -> {
                count[agreed ? 1 : 0]++;
                if (count[1] == majority) {
                  outcome.complete(true);
                } else if (count[0] == peers.size() - majority + 1) {
                  outcome.complete(false);
                }
              });
    }
    return outcome;
  }

  private CompletableFuture<Void> after(long micros) {
    return new CompletableFuture<Void>().completeOnTimeout(null, micros, TimeUnit.MICROSECONDS);
  }

  private void tell(Slot slot, int peer, int tellings) {
    if (slot.gone) {
      return;
    }
    env.call(peers.get(peer), new ChooseArgs(slot.seq, slot.decision))
        .whenComplete(
            (reply, none) -> {
              if (none != null && tellings < MOST_TELLINGS) {
                after(50_000L << tellings).thenRun(() -> tell(slot, peer, tellings + 1));
              }
            });
  }

  @Override
  public Status status(int seq) {
    if (seq < min) {
      return new Status(Fate.FORGOTTEN, null);
    }
    Slot slot = slots.get(seq);
    return slot == null || slot.decision == null
        ? new Status(Fate.PENDING, null)
        : new Status(Fate.CHOSEN, slot.decision);
  }

  @Override
  public void done(int seq) {
    if (seq > doneOf.getOrDefault(me, -1)) {
      hearDone(me, seq);
      for (int peer = 0; peer < peers.size(); peer++) {
        if (peer != me && informed.add(peer)) {
          inform(peer);
        }
      }
    }
  }

  private void inform(int peer) {
    int mine = doneOf.get(me);
    env.call(peers.get(peer), new SeqArgs(me, mine))
        .whenComplete(
            (reply, none) -> {
              if (none == null) {
                acknowledged.merge(peer, mine, Math::max);
              }
              if (acknowledged.getOrDefault(peer, -1) >= doneOf.get(me)) {
                informed.remove(peer);
              } else {
                after(100_000).thenRun(() -> inform(peer));
              }
            });
  }

  private void hearDone(int peer, int seq) {
    doneOf.merge(peer, seq, Math::max);
    if (doneOf.size() == peers.size()) {
      int all = Collections.min(doneOf.values()) + 1;
      while (min < all && !slots.isEmpty()) {
        Slot slot = slots.remove(min++);
        if (slot != null) {
          slot.empty();
        }
      }
      min = Math.max(min, all);
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
  public void kill() {}

  private Slot slot(int seq) {
    max = Math.max(max, seq);
    return slots.computeIfAbsent(seq, Slot::new);
  }

  @Override
  public PrepareReply prepare(PrepareArgs args) {
    if (args.seq() < min) {
      return new PrepareReply(false, -1, -1, null);
    }
    Slot slot = slot(args.seq());
    boolean ok = args.n() > slot.promised;
    slot.promised = Math.max(slot.promised, args.n());
    return new PrepareReply(
        ok, slot.promised, ok ? slot.acceptedAt : -1, ok ? slot.accepted : null);
  }

  @Override
  public AcceptReply accept(AcceptArgs args) {
    if (args.seq() < min) {
      return new AcceptReply(false, -1);
    }
    Slot slot = slot(args.seq());
    boolean ok = args.n() >= slot.promised;
    if (ok) {
      slot.promised = args.n();
      slot.acceptedAt = args.n();
      slot.accepted = args.v();
    }
    return new AcceptReply(ok, slot.promised);
  }

  @Override
  public ChooseReply choose(ChooseArgs args) {
    if (args.seq() < min) {
      return new ChooseReply(false);
    }
    Slot slot = slot(args.seq());
    if (slot.decision == null) {
      slot.decision = args.v();
    }
    return new ChooseReply(true);
  }

  @Override
  public SeqReply updateDoneSeqs(SeqArgs args) {
    hearDone(args.sender(), args.seq());
    return new SeqReply(true);
  }
}
