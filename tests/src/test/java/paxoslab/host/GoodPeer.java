package paxoslab.host;

import java.util.Map;
import paxoslab.solution.Solution;
import paxoslab.solution.SolutionCompiler;

/** A small correct peer, and that peer with something wrong in it. */
public final class GoodPeer {
  private static final String SOURCE =
      """
      package paxoslab.student;
      import java.time.Duration;
      import java.util.*;
      import java.util.concurrent.CompletableFuture;
      import java.util.function.Predicate;
      import paxoslab.api.*;
      public class PaxosPeer implements Paxos {
        static final class Slot {
          int np = -1;
          int na = -1;
          Object va;
          Object chosen;
          boolean busy;
        }
        final List<String> peers;
        final int me;
        final Env env;
        final TreeMap<Integer, Slot> slots = new TreeMap<>();
        final List<Object> archive = new ArrayList<>();
        final int[] done;
        int max = -1;
        boolean telling;
        public PaxosPeer(List<String> peers, int me, Env env) {
          this.peers = peers;
          this.me = me;
          this.env = env;
          done = new int[peers.size()];
          Arrays.fill(done, -1);
        }
        Slot slot(int seq) {
          max = Math.max(max, seq);
          return slots.computeIfAbsent(seq, s -> new Slot());
        }
        boolean over(int seq) {
          return seq < min() || slots.containsKey(seq) && slots.get(seq).chosen != null;
        }
        public void start(int seq, Object value) {
          if (over(seq) || slot(seq).busy) return;
          slot(seq).busy = true;
          Object[] wish = {value};
          env.spawn(() -> propose(seq, wish));
        }
        void propose(int seq, Object[] wish) {
          for (int round = 1; !over(seq); round++) {
            if (tryOnce(seq, ballot(seq), wish)) return;
            env.sleep(Duration.ofMillis(50 + env.random().nextInt(100 * Math.min(round, 8))));
          }
        }
        int ballot(int seq) {
          return (Math.max(0, slot(seq).np) / peers.size() + 1) * peers.size() + me;
        }
        boolean tryOnce(int seq, int n, Object[] wish) {
          Object[] best = {wish[0]};
          int[] na = {-1};
          if (!majority(new PrepareArgs(seq, n), r -> {
            if (r.ok() && r.na() > na[0]) { na[0] = r.na(); best[0] = r.va(); }
            return r.ok();
          }) || over(seq)) return over(seq);
          Object v = best[0];
          best[0] = null;
          if (!majority(new AcceptArgs(seq, n, v), AcceptReply::ok) || over(seq)) return over(seq);
          slot(seq).chosen = v;
          spread(seq, v);
          return true;
        }
        void spread(int seq, Object v) {
          for (String peer : peers) env.call(peer, new ChooseArgs(seq, v));
        }
        <R> boolean majority(Request<R> request, Predicate<R> yes) {
          int[] count = {0, 0};
          CompletableFuture<Boolean> outcome = new CompletableFuture<>();
          for (String peer : peers) {
            env.call(peer, request).whenComplete((r, lost) -> {
              if (outcome.isDone()) return;
              if (r != null && yes.test(r)) count[0]++; else count[1]++;
              if (count[0] > peers.size() / 2) outcome.complete(true);
              if (count[1] >= (peers.size() + 1) / 2) outcome.complete(false);
            });
          }
          return env.await(outcome);
        }
        public Status status(int seq) {
          if (seq < min()) return new Status(Fate.FORGOTTEN, null);
          Slot slot = slots.get(seq);
          return slot == null || slot.chosen == null
              ? new Status(Fate.PENDING, null)
              : new Status(Fate.CHOSEN, slot.chosen);
        }
        public void done(int seq) {
          if (seq <= done[me]) return;
          learnDone(me, seq);
          if (!telling) { telling = true; env.spawn(this::tellDone); }
        }
        void tellDone() {
          Map<String, Integer> known = new LinkedHashMap<>();
          for (int tries = 0; tries < 50; tries++) {
            int mine = done[me];
            for (String peer : peers) {
              if (known.getOrDefault(peer, -1) < mine
                  && env.call(peer, new SeqArgs(me, mine)).await().isPresent()) {
                known.put(peer, mine);
              }
            }
            if (known.size() == peers.size()
                && known.values().stream().allMatch(d -> d == done[me])) {
              break;
            }
            env.sleep(Duration.ofMillis(100));
          }
          telling = false;
        }
        void learnDone(int peer, int seq) {
          done[peer] = Math.max(done[peer], seq);
          slots.headMap(min()).clear();
        }
        public int max() { return max; }
        public int min() {
          int lowest = Integer.MAX_VALUE;
          for (int d : done) lowest = Math.min(lowest, d);
          return lowest + 1;
        }
        public void kill() {}
        public PrepareReply prepare(PrepareArgs args) {
          if (args.seq() < min()) return new PrepareReply(false, -1, -1, null);
          Slot slot = slot(args.seq());
          if (args.n() <= slot.np) return new PrepareReply(false, slot.np, slot.na, slot.va);
          slot.np = args.n();
          return new PrepareReply(true, slot.np, slot.na, slot.va);
        }
        public AcceptReply accept(AcceptArgs args) {
          if (args.seq() < min()) return new AcceptReply(false, -1);
          Slot slot = slot(args.seq());
          if (args.n() < slot.np) return new AcceptReply(false, slot.np);
          slot.np = slot.na = args.n();
          slot.va = args.v();
          return new AcceptReply(true, slot.np);
        }
        public ChooseReply choose(ChooseArgs args) {
          if (args.seq() < min()) return new ChooseReply(false);
          slot(args.seq()).chosen = args.v();
          return new ChooseReply(true);
        }
        public SeqReply updateDoneSeqs(SeqArgs args) {
          learnDone(args.sender(), args.seq());
          return new SeqReply(true);
        }
      }
      """;

  private GoodPeer() {}

  /** Its one file, PaxosPeer.java. */
  public static String source() {
    return SOURCE;
  }

  /** The peer as it should be. */
  public static Solution solution() {
    return SolutionCompiler.compile("good", Map.of("PaxosPeer.java", SOURCE));
  }

  /** The peer with the one place of a text replaced. */
  public static Solution but(String text, String replacement) {
    if (SOURCE.indexOf(text) < 0 || SOURCE.indexOf(text) != SOURCE.lastIndexOf(text)) {
      throw new IllegalArgumentException("not exactly once in the good peer: " + text);
    }
    return SolutionCompiler.compile(
        "flawed", Map.of("PaxosPeer.java", SOURCE.replace(text, replacement)));
  }
}
