package paxoslab.student;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import paxoslab.api.AcceptArgs;
import paxoslab.api.AcceptReply;
import paxoslab.api.ChooseArgs;
import paxoslab.api.ChooseReply;
import paxoslab.api.Env;
import paxoslab.api.Fate;
import paxoslab.api.Paxos;
import paxoslab.api.PrepareArgs;
import paxoslab.api.PrepareReply;
import paxoslab.api.SeqArgs;
import paxoslab.api.SeqReply;
import paxoslab.api.Status;

/**
 * Asks one peer after the other, itself first, and waits for each answer before the next question.
 */
public class PaxosPeer implements Paxos {
  private static final int REFUSED = -1;

  /** The acceptor's memory of an instance. */
  private static class Memory {
    int np = REFUSED;
    int na = REFUSED;
    Object va;
  }

  private final List<String> ring = new ArrayList<>();
  private final int size;
  private final int me;
  private final Env env;
  private final Map<Integer, Memory> memories = new LinkedHashMap<>();
  private final Map<Integer, Object> proposed = new LinkedHashMap<>();
  private final Map<Integer, Object> learned = new LinkedHashMap<>();
  private final Map<Integer, Integer> dones = new LinkedHashMap<>();
  private boolean walking;

  /** Counts the rounds of all instances: no ballot is used for two. */
  private int rounds;

  private int max = -1;
  private int min;

  public PaxosPeer(List<String> peers, int me, Env env) {
    this.size = peers.size();
    this.me = me;
    this.env = env;
    for (int i = 0; i < size; i++) {
      ring.add(peers.get((me + i) % size));
      dones.put(i, -1);
    }
  }

  @Override
  public void start(int seq, Object value) {
    if (seq < min || learned.containsKey(seq) || proposed.containsKey(seq)) {
      return;
    }
    max = Math.max(max, seq);
    proposed.put(seq, value);
    env.spawn(() -> agree(seq));
  }

  private void agree(int seq) {
    for (int failures = 0; isOpen(seq); failures++) {
      int n = rounds++ * size + me;
      Optional<PrepareReply> promise = walkForPromises(seq, n);
      if (promise.isPresent() && isOpen(seq)) {
        walkForVotes(seq, n, promise.get());
      }
      promise = Optional.empty();
      if (learned.containsKey(seq)) {
        break;
      }
      if (isOpen(seq)) {
        int bound = 25 * Math.min(40, 1 + failures * failures);
        env.sleep(Duration.ofMillis(env.random().nextInt(bound) + 1));
      }
    }
    if (proposed.remove(seq) != null) {
      walkWithNews(seq);
    }
  }

  private boolean isOpen(int seq) {
    return proposed.containsKey(seq) && !learned.containsKey(seq);
  }

  private void skipTo(int n) {
    rounds = Math.max(rounds, n / size + 1);
  }

  /** The promise that binds this round, or empty if there is no majority. */
  private Optional<PrepareReply> walkForPromises(int seq, int n) {
    PrepareReply binding = null;
    int yes = 0;
    for (int i = 0; i < size && yes <= size / 2 && isOpen(seq); i++) {
      Optional<PrepareReply> reply = env.call(ring.get(i), new PrepareArgs(seq, n)).await();
      if (reply.isEmpty()) {
        continue;
      }
      if (!reply.get().ok()) {
        skipTo(reply.get().n());
        return Optional.empty();
      }
      yes++;
      if (binding == null || reply.get().na() > binding.na()) {
        binding = reply.get();
      }
    }
    return yes > size / 2 ? Optional.of(binding) : Optional.empty();
  }

  private void walkForVotes(int seq, int n, PrepareReply binding) {
    Object v = binding.na() == REFUSED ? proposed.get(seq) : binding.va();
    int yes = 0;
    for (int i = 0; i < size && isOpen(seq); i++) {
      Optional<AcceptReply> reply = env.call(ring.get(i), new AcceptArgs(seq, n, v)).await();
      if (reply.isPresent() && reply.get().ok()) {
        if (++yes > size / 2) {
          if (isOpen(seq)) {
            learned.put(seq, v);
          }
          return;
        }
      } else if (reply.isPresent()) {
        skipTo(reply.get().n());
      }
    }
  }

  private void walkWithNews(int seq) {
    List<String> left = new ArrayList<>(ring.subList(1, size));
    for (int lap = 0; lap < 6 && !left.isEmpty(); lap++) {
      for (String peer : List.copyOf(left)) {
        if (seq < min) {
          return;
        }
        if (env.call(peer, new ChooseArgs(seq, learned.get(seq))).await().isPresent()) {
          left.remove(peer);
        }
      }
      env.sleep(Duration.ofMillis(60L * lap * lap));
    }
  }

  @Override
  public Status status(int seq) {
    Fate fate = seq < min ? Fate.FORGOTTEN : learned.containsKey(seq) ? Fate.CHOSEN : Fate.PENDING;
    return new Status(fate, fate == Fate.CHOSEN ? learned.get(seq) : null);
  }

  @Override
  public void done(int seq) {
    if (seq > dones.get(me)) {
      noteDone(me, seq);
      if (!walking) {
        walking = true;
        env.spawn(this::walkWithDone);
      }
    }
  }

  /** Goes round the ring until every peer has acknowledged the latest done. */
  private void walkWithDone() {
    int[] told = new int[size];
    Arrays.fill(told, -1);
    for (int waits = 0, reached = 1; reached < size; ) {
      reached = 1;
      for (int i = 1; i < size; i++) {
        int mine = dones.get(me);
        if (told[i] < mine && env.call(ring.get(i), new SeqArgs(me, mine)).await().isPresent()) {
          told[i] = mine;
        }
      }
      for (int i = 1; i < size; i++) {
        reached += told[i] == dones.get(me) ? 1 : 0;
      }
      if (reached < size) {
        env.sleep(Duration.ofMillis(10L * Math.min(20, waits++)));
      }
    }
    walking = false;
  }

  private void noteDone(int peer, int seq) {
    dones.merge(peer, seq, Math::max);
    int lowest = dones.values().stream().reduce(Integer.MAX_VALUE, Math::min);
    if (lowest >= min) {
      min = lowest + 1;
      memories.keySet().removeIf(seen -> seen < min);
      proposed.keySet().removeIf(seen -> seen < min);
      learned.keySet().removeIf(seen -> seen < min);
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

  private Optional<Memory> memory(int seq) {
    if (seq < min) {
      return Optional.empty();
    }
    max = Math.max(max, seq);
    return Optional.of(memories.computeIfAbsent(seq, s -> new Memory()));
  }

  @Override
  public PrepareReply prepare(PrepareArgs args) {
    return memory(args.seq())
        .map(
            memory -> {
              if (args.n() <= memory.np) {
                return new PrepareReply(false, memory.np, -1, null);
              }
              memory.np = args.n();
              return new PrepareReply(true, args.n(), memory.na, memory.va);
            })
        .orElseGet(() -> new PrepareReply(false, REFUSED, -1, null));
  }

  @Override
  public AcceptReply accept(AcceptArgs args) {
    return memory(args.seq())
        .filter(memory -> args.n() >= memory.np)
        .map(
            memory -> {
              memory.np = args.n();
              memory.na = args.n();
              memory.va = args.v();
              return new AcceptReply(true, args.n());
            })
        .orElseGet(
            () -> new AcceptReply(false, args.seq() < min ? REFUSED : memories.get(args.seq()).np));
  }

  @Override
  public ChooseReply choose(ChooseArgs args) {
    boolean live = args.seq() >= min;
    if (live) {
      max = Math.max(max, args.seq());
      learned.putIfAbsent(args.seq(), args.v());
    }
    return new ChooseReply(live);
  }

  @Override
  public SeqReply updateDoneSeqs(SeqArgs args) {
    noteDone(args.sender(), args.seq());
    return new SeqReply(true);
  }
}
