package paxoslab.student;

import java.time.Duration;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
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
import paxoslab.api.RpcFuture;
import paxoslab.api.SeqArgs;
import paxoslab.api.SeqReply;
import paxoslab.api.Status;

/**
 * A machine of phases for each instance, driven by replies and by a ticker that begins a new round
 * whenever it has waited long enough, without asking whether the old one has failed. Ballots come
 * from the clock.
 */
public class PaxosPeer implements Paxos {
  private enum Phase {
    IDLE,
    PREPARING,
    ACCEPTING,
    SETTLED
  }

  private final class Machine {
    final int seq;
    Phase phase = Phase.IDLE;
    int promised = -1;
    int acceptedBallot = -1;
    Object acceptedValue;
    Object wanted;
    Object result;
    int ballot = -1;
    int highest = -1;
    Object candidate;
    int candidateBallot;
    final BitSet votes = new BitSet();
    boolean ticking;

    Machine(int seq) {
      this.seq = seq;
    }

    void tick() {
      double patience = 30;
      while (phase != Phase.SETTLED) {
        begin();
        env.sleep(Duration.ofNanos((long) (1e6 * patience * (0.5 + env.random().nextDouble()))));
        patience = Math.min(3_000, patience * 1.7);
      }
    }

    private void begin() {
      int size = peers.size();
      int round = Math.max((int) env.now().toMillis(), highest / size + 1);
      ballot = round * size + me;
      highest = Math.max(highest, ballot);
      phase = Phase.PREPARING;
      votes.clear();
      candidate = wanted;
      candidateBallot = -1;
      int mine = ballot;
      for (int i = 0; i < size; i++) {
        int from = (size - i + me) % size;
        env.call(peers.get(from), new PrepareArgs(seq, mine))
            .thenAccept(reply -> promised(mine, from, reply));
      }
    }

    private void promised(int n, int from, PrepareReply reply) {
      highest = Math.max(highest, reply.n());
      if (phase != Phase.PREPARING || n != ballot || !reply.ok()) {
        return;
      }
      if (reply.na() > candidateBallot) {
        candidateBallot = reply.na();
        candidate = reply.va();
      }
      votes.set(from);
      if (votes.cardinality() > peers.size() / 2) {
        phase = Phase.ACCEPTING;
        votes.clear();
        for (int i = 0; i < peers.size(); i++) {
          int to = i;
          env.call(peers.get(to), new AcceptArgs(seq, n, candidate))
              .thenAccept(answer -> accepted(n, to, answer));
        }
      }
    }

    private void accepted(int n, int from, AcceptReply reply) {
      highest = Math.max(highest, reply.n());
      if (phase != Phase.ACCEPTING || n != ballot || !reply.ok()) {
        return;
      }
      votes.set(from);
      if (votes.cardinality() > peers.size() / 2) {
        settle(candidate);
        for (String peer : peers) {
          env.spawn(() -> tell(peer));
        }
      }
    }

    void settle(Object value) {
      if (phase != Phase.SETTLED) {
        phase = Phase.SETTLED;
        result = value;
        candidate = null;
        wanted = null;
      }
    }

    private void tell(String peer) {
      for (int pause = 70; result != null && pause < 5_000; pause *= 2) {
        RpcFuture<ChooseReply> call = env.call(peer, new ChooseArgs(seq, result));
        try {
          call.join();
          return;
        } catch (CompletionException | NoReplyException lost) {
          env.sleep(Duration.ofMillis(pause));
        }
      }
    }

    void dissolve() {
      settle(null);
      result = null;
      acceptedValue = null;
    }
  }

  private final List<String> peers;
  private final int me;
  private final Env env;
  private final LinkedHashMap<Integer, Machine> machines = new LinkedHashMap<>();
  private final Map<Integer, Integer> dones = new LinkedHashMap<>();
  private final Map<Integer, Integer> unacknowledged = new LinkedHashMap<>();
  private int max = -1;
  private int min;

  public PaxosPeer(List<String> peers, int me, Env env) {
    this.peers = peers;
    this.me = me;
    this.env = env;
  }

  @Override
  public void start(int seq, Object value) {
    if (seq >= min) {
      Machine machine = machine(seq);
      if (machine.phase != Phase.SETTLED && !machine.ticking) {
        machine.ticking = true;
        machine.wanted = value;
        env.spawn(machine::tick);
      }
    }
  }

  @Override
  public Status status(int seq) {
    if (seq < min) {
      return new Status(Fate.FORGOTTEN, null);
    }
    Machine machine = machines.get(seq);
    return machine != null && machine.phase == Phase.SETTLED
        ? new Status(Fate.CHOSEN, machine.result)
        : new Status(Fate.PENDING, null);
  }

  @Override
  public void done(int seq) {
    if (seq > dones.getOrDefault(me, -1)) {
      boolean quiet = unacknowledged.isEmpty();
      dones.put(me, seq);
      for (int peer = 0; peer < peers.size(); peer++) {
        if (peer != me) {
          unacknowledged.put(peer, seq);
        }
      }
      forget();
      if (quiet) {
        env.spawn(this::repeatDone);
      }
    }
  }

  private void repeatDone() {
    while (!unacknowledged.isEmpty()) {
      for (Map.Entry<Integer, Integer> open : List.copyOf(unacknowledged.entrySet())) {
        int peer = open.getKey();
        int seq = open.getValue();
        env.call(peers.get(peer), new SeqArgs(me, seq))
            .thenAccept(reply -> unacknowledged.remove(peer, seq));
      }
      env.sleep(Duration.ofMillis(400));
    }
  }

  private void forget() {
    if (dones.size() < peers.size()) {
      return;
    }
    int lowest = Collections.min(dones.values());
    if (lowest + 1 > min) {
      min = lowest + 1;
      List<Integer> old = machines.keySet().stream().filter(seq -> seq < min).toList();
      old.forEach(seq -> machines.remove(seq).dissolve());
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
    machines.values().forEach(Machine::dissolve);
  }

  private Machine machine(int seq) {
    max = Math.max(max, seq);
    return machines.computeIfAbsent(seq, Machine::new);
  }

  @Override
  public PrepareReply prepare(PrepareArgs args) {
    if (args.seq() < min) {
      return new PrepareReply(false, -1, -1, null);
    }
    Machine machine = machine(args.seq());
    if (args.n() <= machine.promised) {
      return new PrepareReply(false, machine.promised, -1, null);
    }
    machine.promised = args.n();
    return new PrepareReply(true, machine.promised, machine.acceptedBallot, machine.acceptedValue);
  }

  @Override
  public AcceptReply accept(AcceptArgs args) {
    if (args.seq() < min) {
      return new AcceptReply(false, -1);
    }
    Machine machine = machine(args.seq());
    if (args.n() < machine.promised) {
      return new AcceptReply(false, machine.promised);
    }
    machine.acceptedBallot = args.n();
    machine.acceptedValue = args.v();
    machine.promised = args.n();
    return new AcceptReply(true, machine.promised);
  }

  @Override
  public ChooseReply choose(ChooseArgs args) {
    if (args.seq() < min) {
      return new ChooseReply(false);
    }
    machine(args.seq()).settle(args.v());
    return new ChooseReply(true);
  }

  @Override
  public SeqReply updateDoneSeqs(SeqArgs args) {
    dones.merge(args.sender(), args.seq(), Math::max);
    forget();
    return new SeqReply(true);
  }
}
