package paxoslab.check;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import paxoslab.api.AcceptArgs;
import paxoslab.api.AcceptReply;
import paxoslab.api.ChooseArgs;
import paxoslab.api.ChooseReply;
import paxoslab.api.Fate;
import paxoslab.api.PrepareArgs;
import paxoslab.api.PrepareReply;
import paxoslab.api.Request;
import paxoslab.api.SeqArgs;
import paxoslab.api.SeqReply;
import paxoslab.wire.Value;

/**
 * A peer of a {@link ModelRun}: correct Paxos by callbacks, in many styles, with one fault at most.
 */
final class ModelPeer {
  /** Legal ways to write a peer. */
  enum Style {
    DIRECT_SELF_CALL,
    HANDLER_WAITS,
    SHARED_BALLOTS,
    WAITS_FOR_ALL,
    SENDS_ACCEPT_LATER,
    LEARNS_FROM_PROMISES,
    RESENDS,
    PROMISES_EQUAL,
    REJECTS_WITHOUT_BALLOT,
    GOSSIPS_CHOOSE
  }

  /** One line that is wrong. */
  enum Fault {
    NONE,
    ACCEPT_IGNORES_PROMISE,
    ACCEPT_DOES_NOT_RAISE,
    KEEPS_FIRST_NA,
    PROMISE_HIDES_ACCEPTED,
    PROMISES_ALL,
    OWN_VALUE_ALWAYS,
    LOWEST_PROMISE_WINS,
    NO_PREPARE_QUORUM,
    NO_ACCEPT_QUORUM,
    COUNTS_REJECTS,
    INVENTS_VALUE,
    MIN_WITHOUT_QUORUM,
    FORGETS_ON_OWN_DONE,
    MAX_FROM_LIVE,
    FORGOTTEN_RESTARTS,
    REPORTS_DONE_PLUS_ONE
  }

  private static final int ROUNDS = 5;

  final int me;
  private final ModelRun run;
  private final Map<Integer, Slot> slots = new HashMap<>();
  private final int[] dones;
  private int max = -1;

  private static final class Slot {
    int np = -1;
    int na = -1;
    Value va;
    Value chosen;
    boolean proposing;
    int seen = -1;
    int rounds;
  }

  private static final class Round {
    final int seq;
    final int n;
    final Value own;
    final Set<Integer> promised = new HashSet<>();
    final Set<Integer> answered = new HashSet<>();
    final Set<Integer> accepted = new HashSet<>();
    final TreeMap<Integer, Value> reported = new TreeMap<>();
    final Map<Integer, Set<Integer>> reporters = new HashMap<>();
    Value value;
    boolean over;

    Round(int seq, int n, Value own) {
      this.seq = seq;
      this.n = n;
      this.own = own;
    }
  }

  ModelPeer(int me, ModelRun run) {
    this.me = me;
    this.run = run;
    this.dones = new int[run.peers];
    Arrays.fill(dones, -1);
  }

  private boolean is(Style style) {
    return run.styles.contains(style);
  }

  private boolean has(Fault fault) {
    return run.fault == fault;
  }

  private int majority() {
    return run.peers / 2 + 1;
  }

  private Slot slot(int seq) {
    max = Math.max(max, seq);
    return slots.computeIfAbsent(seq, s -> new Slot());
  }

  int min() {
    return 1
        + (has(Fault.MIN_WITHOUT_QUORUM) ? dones[me] : Arrays.stream(dones).min().orElseThrow());
  }

  int max() {
    return has(Fault.MAX_FROM_LIVE)
        ? slots.keySet().stream().mapToInt(s -> s).max().orElse(-1)
        : max;
  }

  Fate status(int seq) {
    if (seq < min()) {
      return Fate.FORGOTTEN;
    }
    Slot slot = slots.get(seq);
    return slot != null && slot.chosen != null ? Fate.CHOSEN : Fate.PENDING;
  }

  Value chosen(int seq) {
    return slots.get(seq).chosen;
  }

  void start(int seq, Value value) {
    if (seq < min() && !has(Fault.FORGOTTEN_RESTARTS)) {
      return;
    }
    Slot slot = slot(seq);
    if (!slot.proposing && slot.chosen == null) {
      slot.proposing = true;
      propose(seq, has(Fault.INVENTS_VALUE) ? new Value.Text("?") : value);
    }
  }

  void done(int seq) {
    dones[me] = Math.max(dones[me], seq);
    forget();
    int told = dones[me] + (has(Fault.REPORTS_DONE_PLUS_ONE) ? 1 : 0);
    for (int q = 0; q < run.peers; q++) {
      tell(q, new SeqArgs(me, told));
    }
  }

  private void tell(int to, SeqArgs args) {
    if (to != me) {
      run.call(me, to, args, r -> again(r, () -> tell(to, args)));
    }
  }

  private void again(Record reply, Runnable resend) {
    if (reply == null) {
      run.timer(me, resend);
    }
  }

  private void forget() {
    int below = has(Fault.FORGETS_ON_OWN_DONE) ? dones[me] + 1 : min();
    slots.keySet().removeIf(s -> s < below);
  }

  private void propose(int seq, Value own) {
    if (seq < min() && !has(Fault.FORGOTTEN_RESTARTS)) {
      return;
    }
    Slot slot = slot(seq);
    if (slot.chosen != null || slot.rounds++ >= ROUNDS) {
      return;
    }
    int base = Math.max(slot.seen, slot.np);
    int n = is(Style.SHARED_BALLOTS) ? base + 1 : (base / run.peers + 1) * run.peers + me;
    slot.seen = n;
    Round round = new Round(seq, n, own);
    for (int q = 0; q < run.peers; q++) {
      ask(round, q, new PrepareArgs(seq, n));
    }
  }

  /** Asks a peer, itself by a plain call if that is the style. */
  private void ask(Round round, int to, Request<?> msg) {
    if (to == me && is(Style.DIRECT_SELF_CALL)) {
      answered(round, to, msg, handle(msg));
    } else {
      run.call(me, to, msg, r -> answered(round, to, msg, r));
    }
  }

  private void answered(Round round, int from, Request<?> msg, Record reply) {
    boolean stale = round.over || round.seq < min() || !slots.containsKey(round.seq);
    if (reply == null && is(Style.RESENDS) && !stale) {
      run.timer(me, () -> ask(round, from, msg));
      return;
    }
    if (reply instanceof PrepareReply p) {
      promised(round, from, p);
    } else if (reply instanceof AcceptReply a && !stale) {
      if (a.ok() || has(Fault.COUNTS_REJECTS)) {
        round.accepted.add(from);
      }
      slot(round.seq).seen = Math.max(slot(round.seq).seen, a.n());
      if (round.accepted.size() >= (has(Fault.NO_ACCEPT_QUORUM) ? 1 : majority())) {
        round.over = true;
        decide(round.seq, round.value);
        return;
      }
    }
    boolean refused =
        (reply instanceof PrepareReply p && !p.ok()) || (reply instanceof AcceptReply a && !a.ok());
    if (!stale && (reply == null || refused) && run.random.nextInt(3) == 0) {
      round.over = true;
      run.timer(me, () -> propose(round.seq, round.own));
    }
  }

  private void promised(Round round, int from, PrepareReply p) {
    if (round.over || !slots.containsKey(round.seq)) {
      return;
    }
    round.answered.add(from);
    slot(round.seq).seen = Math.max(slot(round.seq).seen, p.n());
    if (p.ok() || has(Fault.COUNTS_REJECTS)) {
      round.promised.add(from);
      if (p.na() >= 0) {
        round.reported.put(p.na(), (Value) p.va());
        round.reporters.computeIfAbsent(p.na(), k -> new HashSet<>()).add(from);
      }
    }
    int enough = has(Fault.NO_PREPARE_QUORUM) ? 1 : majority();
    boolean ready =
        round.promised.size() >= enough
            && (!is(Style.WAITS_FOR_ALL) || round.answered.size() == run.peers);
    if (ready && round.value == null) {
      fix(round);
    }
  }

  private void fix(Round round) {
    if (is(Style.LEARNS_FROM_PROMISES)) {
      for (Map.Entry<Integer, Set<Integer>> e : round.reporters.entrySet()) {
        if (e.getValue().size() >= majority()) {
          round.over = true;
          decide(round.seq, round.reported.get(e.getKey()));
          return;
        }
      }
    }
    if (round.reported.isEmpty() || has(Fault.OWN_VALUE_ALWAYS)) {
      round.value = round.own;
    } else if (has(Fault.LOWEST_PROMISE_WINS)) {
      round.value = round.reported.firstEntry().getValue();
    } else {
      round.value = round.reported.lastEntry().getValue();
    }
    if (is(Style.SENDS_ACCEPT_LATER)) {
      run.timer(me, () -> sendAccepts(round));
    } else {
      sendAccepts(round);
    }
  }

  private void sendAccepts(Round round) {
    for (int q = 0; q < run.peers; q++) {
      ask(round, q, new AcceptArgs(round.seq, round.n, round.value));
    }
  }

  private void decide(int seq, Value value) {
    learn(seq, value);
    for (int q = 0; q < run.peers; q++) {
      choose(q, new ChooseArgs(seq, value));
    }
  }

  private void choose(int to, ChooseArgs args) {
    run.call(me, to, args, r -> again(r, () -> choose(to, args)));
  }

  private void learn(int seq, Value value) {
    if (seq >= min()) {
      Slot slot = slot(seq);
      if (slot.chosen == null) {
        slot.chosen = value;
      }
    }
  }

  Record handle(Request<?> msg) {
    if (msg instanceof PrepareArgs p) {
      return p.seq() < min() ? new PrepareReply(false, -1, -1, null) : prepare(p);
    } else if (msg instanceof AcceptArgs a) {
      return a.seq() < min() ? new AcceptReply(false, -1) : accept(a);
    } else if (msg instanceof ChooseArgs c) {
      boolean fresh = c.seq() >= min() && slot(c.seq()).chosen == null;
      learn(c.seq(), (Value) c.v());
      if (fresh && is(Style.GOSSIPS_CHOOSE)) {
        run.call(me, (me + 1) % run.peers, c, r -> {});
      }
      return new ChooseReply(c.seq() >= min());
    }
    SeqArgs s = (SeqArgs) msg;
    dones[s.sender()] = Math.max(dones[s.sender()], s.seq());
    forget();
    return new SeqReply(true);
  }

  private PrepareReply prepare(PrepareArgs p) {
    Slot slot = slot(p.seq());
    boolean equal = is(Style.PROMISES_EQUAL) && !is(Style.SHARED_BALLOTS) && p.n() == slot.np;
    if (p.n() > slot.np || equal || has(Fault.PROMISES_ALL)) {
      slot.np = p.n();
      return has(Fault.PROMISE_HIDES_ACCEPTED)
          ? new PrepareReply(true, slot.np, -1, null)
          : new PrepareReply(true, slot.np, slot.na, slot.va);
    }
    return new PrepareReply(false, rejection(slot), slot.na, slot.va);
  }

  private AcceptReply accept(AcceptArgs a) {
    Slot slot = slot(a.seq());
    if (a.n() < slot.np && !has(Fault.ACCEPT_IGNORES_PROMISE)) {
      return new AcceptReply(false, rejection(slot));
    }
    if (!has(Fault.ACCEPT_DOES_NOT_RAISE)) {
      slot.np = a.n();
    }
    if (!has(Fault.KEEPS_FIRST_NA) || slot.na < 0) {
      slot.na = a.n();
    }
    slot.va = (Value) a.v();
    return new AcceptReply(true, slot.np);
  }

  private int rejection(Slot slot) {
    return is(Style.REJECTS_WITHOUT_BALLOT) ? -1 : slot.np;
  }
}
