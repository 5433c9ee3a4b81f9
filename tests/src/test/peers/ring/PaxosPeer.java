package paxoslab.student;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.IntStream;
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
 * Handlers wait, as if they wrote to a disk before and after they decide, so many are open at once.
 * News goes round a ring: who hears it passes it on, and acknowledges when the next has.
 */
public class PaxosPeer implements Paxos {
  private static final int STRIDE = 100;

  /** What an acceptor has on its disk. */
  private record Page(int promised, int ballot, Object value) {}

  private final List<String> peers;
  private final int me;
  private final Env env;
  private final TreeMap<Integer, Page> pages = new TreeMap<>();
  private final TreeMap<Integer, Object> news = new TreeMap<>();
  private final TreeMap<Integer, Object> plans = new TreeMap<>();
  private final TreeMap<Integer, Integer> rounds = new TreeMap<>();
  private final int[] doneAt;
  private int max = -1;
  private int min;

  public PaxosPeer(List<String> peers, int me, Env env) {
    this.peers = peers;
    this.me = me;
    this.env = env;
    this.doneAt = new int[peers.size()];
    Arrays.fill(doneAt, -1);
  }

  private void disk() {
    env.sleep(Duration.ofNanos(1_000L * env.random().nextInt(600)));
  }

  @Override
  public void start(int seq, Object value) {
    if (seq < min || news.containsKey(seq)) {
      return;
    }
    max = Math.max(max, seq);
    if (!plans.containsKey(seq)) {
      plans.put(seq, value);
      env.spawn(() -> carryOut(seq));
    }
  }

  private void carryOut(int seq) {
    long pause = 12;
    while (plans.containsKey(seq)) {
      int n = rounds.merge(seq, 1, Integer::sum) * STRIDE + me;
      Optional<PrepareReply> word =
          enough(new PrepareArgs(seq, n), reply -> note(seq, reply.ok(), reply.n()))
              .map(
                  promises ->
                      promises.stream().max(Comparator.comparingInt(PrepareReply::na)).get());
      if (word.isPresent() && plans.containsKey(seq)) {
        Object v = word.get().na() < 0 ? plans.get(seq) : word.get().va();
        boolean chosen =
            enough(new AcceptArgs(seq, n, v), reply -> note(seq, reply.ok(), reply.n()))
                .isPresent();
        if (chosen && plans.containsKey(seq)) {
          passOn(seq, v);
        }
        v = null;
      }
      word = null;
      if (plans.containsKey(seq)) {
        env.sleep(Duration.ofMillis(pause / 2 + env.random().nextInt((int) pause)));
        pause = Math.min(pause * 2, 700);
      }
    }
  }

  private boolean note(int seq, boolean ok, int n) {
    if (seq >= min) {
      rounds.merge(seq, n / STRIDE, Math::max);
    }
    return ok;
  }

  /** The yeses of the first majority, or empty once there can be none. */
  private <R> Optional<List<R>> enough(Request<R> request, Predicate<R> yes) {
    CompletableFuture<Optional<List<R>>> end = new CompletableFuture<>();
    List<R> in = new ArrayList<>();
    int[] out = {0};
    for (String peer : peers) {
      env.call(peer, request)
          .whenComplete(
              (reply, none) -> {
                if (none == null && yes.test(reply)) {
                  in.add(reply);
                } else {
                  out[0]++;
                }
                if (2 * in.size() > peers.size()) {
                  end.complete(Optional.of(List.copyOf(in)));
                } else if (2 * out[0] >= peers.size()) {
                  end.complete(Optional.empty());
                }
              });
    }
    return end.join();
  }

  /** Learns, and tells the next in the ring; if it is silent, the one after it. */
  private void passOn(int seq, Object v) {
    plans.remove(seq);
    if (news.putIfAbsent(seq, v) != null) {
      return;
    }
    for (int i = 1; i < peers.size() && seq >= min; i++) {
      String next = peers.get((me + i) % peers.size());
      if (env.call(next, new ChooseArgs(seq, v)).await().isPresent()) {
        return;
      }
    }
  }

  @Override
  public Status status(int seq) {
    if (seq < min) {
      return new Status(Fate.FORGOTTEN, null);
    }
    return news.containsKey(seq)
        ? new Status(Fate.CHOSEN, news.get(seq))
        : new Status(Fate.PENDING, null);
  }

  @Override
  public void done(int seq) {
    if (seq > doneAt[me]) {
      hear(me, seq);
      env.spawn(
          () -> {
            for (int i = 1; i < peers.size(); i++) {
              String peer = peers.get((me + i) % peers.size());
              env.spawn(() -> insist(peer, seq));
            }
          });
    }
  }

  private void insist(String peer, int seq) {
    while (doneAt[me] == seq) {
      Optional<SeqReply> reply = env.call(peer, new SeqArgs(me, seq)).await();
      if (reply.map(SeqReply::ok).orElse(false)) {
        return;
      }
      env.sleep(Duration.ofMillis(80));
    }
  }

  private void hear(int peer, int seq) {
    doneAt[peer] = Math.max(doneAt[peer], seq);
    int lowest = IntStream.of(doneAt).min().getAsInt();
    if (lowest >= min) {
      min = lowest + 1;
      pages.headMap(min).clear();
      news.headMap(min).clear();
      plans.headMap(min).clear();
      rounds.headMap(min).clear();
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
    plans.clear();
  }

  @Override
  public PrepareReply prepare(PrepareArgs args) {
    disk();
    int seq = args.seq();
    if (seq < min) {
      return new PrepareReply(false, -1, -1, null);
    }
    max = Math.max(max, seq);
    Page page = pages.getOrDefault(seq, new Page(-1, -1, null));
    boolean ok = args.n() > page.promised();
    if (ok) {
      pages.put(seq, new Page(args.n(), page.ballot(), page.value()));
    }
    // What is answered is what was true when the page was written.
    disk();
    return ok
        ? new PrepareReply(true, args.n(), page.ballot(), page.value())
        : new PrepareReply(false, page.promised(), -1, null);
  }

  @Override
  public AcceptReply accept(AcceptArgs args) {
    disk();
    int seq = args.seq();
    if (seq < min) {
      return new AcceptReply(false, -1);
    }
    max = Math.max(max, seq);
    Page page = pages.getOrDefault(seq, new Page(-1, -1, null));
    boolean ok = args.n() >= page.promised();
    if (ok) {
      pages.put(seq, new Page(args.n(), args.n(), args.v()));
    }
    disk();
    return new AcceptReply(ok, Math.max(page.promised(), args.n()));
  }

  @Override
  public ChooseReply choose(ChooseArgs args) {
    if (args.seq() < min) {
      return new ChooseReply(false);
    }
    max = Math.max(max, args.seq());
    passOn(args.seq(), args.v());
    return new ChooseReply(true);
  }

  @Override
  public SeqReply updateDoneSeqs(SeqArgs args) {
    disk();
    hear(args.sender(), args.seq());
    return new SeqReply(true);
  }
}
