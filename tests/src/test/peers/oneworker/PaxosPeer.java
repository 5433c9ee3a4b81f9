package paxoslab.student;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
 * One task does all that this peer does of its own accord: it takes jobs from an agenda, and runs
 * one round of one instance at a time. Who owns a ballot differs from instance to instance.
 */
public class PaxosPeer implements Paxos {
  private sealed interface Job {}

  private record Propose(int seq, int failures) implements Job {}

  private record Tell(int seq, int peer, int times) implements Job {}

  private record Report(int peer) implements Job {}

  private record Due(Duration time, long order, Job job) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      return time.equals(other.time)
          ? Long.signum(order - other.order)
          : time.compareTo(other.time);
    }
  }

  private static final class Case {
    int highest = -1;
    int promised = -1;
    PrepareReply accepted = new PrepareReply(true, -1, -1, null);
    Optional<Object> wish = Optional.empty();
    Optional<Object> verdict = Optional.empty();
  }

  private final List<String> peers;
  private final int me;
  private final Env env;
  private final PriorityQueue<Due> agenda = new PriorityQueue<>();
  private final HashMap<Integer, Case> cases = new HashMap<>();
  private final int[] done;
  private final int[] told;
  private CompletableFuture<Void> alarm = new CompletableFuture<>();
  private boolean working;
  private long jobs;
  private int atWork = -1;
  private CompletableFuture<Boolean> phase = new CompletableFuture<>();
  private int max = -1;
  private int min;

  public PaxosPeer(List<String> peers, int me, Env env) {
    this.peers = peers;
    this.me = me;
    this.env = env;
    this.done = IntStream.generate(() -> -1).limit(peers.size()).toArray();
    this.told = done.clone();
  }

  private void schedule(Job job, long millis) {
    agenda.add(new Due(env.now().plusMillis(millis), jobs++, job));
    alarm.complete(null);
    if (!working) {
      working = true;
      env.spawn(this::work);
    }
  }

  private void work() {
    while (!agenda.isEmpty()) {
      long micros = agenda.peek().time().minus(env.now()).toNanos() / 1_000;
      if (micros <= 0) {
        perform(agenda.poll().job());
      } else {
        alarm = new CompletableFuture<>();
        env.await(alarm.completeOnTimeout(null, micros, TimeUnit.MICROSECONDS));
      }
    }
    working = false;
  }

  private void perform(Job job) {
    if (job instanceof Report report) {
      report(report.peer());
    } else if (job instanceof Tell tell && cases.containsKey(tell.seq())) {
      tell(tell);
    } else if (job instanceof Propose propose && cases.containsKey(propose.seq())) {
      atWork = propose.seq();
      boolean settled = round(propose.seq(), cases.get(propose.seq()));
      atWork = -1;
      if (!settled) {
        int bound = 8 << Math.min(propose.failures(), 7);
        schedule(
            new Propose(propose.seq(), propose.failures() + 1), 1 + env.random().nextInt(bound));
      }
    }
  }

  /** True if nothing is left to propose. */
  private boolean round(int seq, Case it) {
    if (it.verdict.isPresent()) {
      return true;
    }
    int n = (it.highest / peers.size() + 1) * peers.size() + (me + seq) % peers.size();
    it.highest = n;
    List<PrepareReply> promises = new ArrayList<>();
    if (!majority(
        new PrepareArgs(seq, n),
        reply -> {
          it.highest = Math.max(it.highest, reply.n());
          return reply.ok() && promises.add(reply);
        })) {
      return seq < min || it.verdict.isPresent();
    }
    if (seq < min || it.verdict.isPresent()) {
      return true;
    }
    PrepareReply last = it.accepted;
    for (PrepareReply promise : promises) {
      last = promise.na() >= last.na() ? promise : last;
    }
    Object v = last.na() < 0 ? it.wish.orElseThrow() : last.va();
    boolean chosen =
        majority(
            new AcceptArgs(seq, n, v),
            reply -> {
              it.highest = Math.max(it.highest, reply.n());
              return reply.ok();
            });
    if (seq < min || it.verdict.isPresent()) {
      return true;
    }
    if (chosen) {
      it.verdict = Optional.of(v);
      it.wish = Optional.empty();
      for (int peer = 0; peer < peers.size(); peer++) {
        schedule(new Tell(seq, peer, 0), 0);
      }
    }
    return chosen;
  }

  private <R> boolean majority(Request<R> request, Predicate<R> yes) {
    CompletableFuture<Boolean> outcome = new CompletableFuture<>();
    phase = outcome;
    AtomicInteger needed = new AtomicInteger(peers.size() / 2 + 1);
    AtomicInteger spare = new AtomicInteger(peers.size() - peers.size() / 2);
    // The highest index first.
    for (int i = peers.size() - 1; i >= 0; i--) {
      env.call(peers.get(i), request)
          .whenComplete(
              (reply, none) -> {
                if (outcome.isDone()) {
                  return;
                }
                if (none == null && yes.test(reply)) {
                  if (needed.decrementAndGet() == 0) {
                    outcome.complete(true);
                  }
                } else if (spare.decrementAndGet() == 0) {
                  outcome.complete(false);
                }
              });
    }
    return env.await(outcome);
  }

  private void tell(Tell job) {
    Case it = cases.get(job.seq());
    if (job.peer() == me) {
      return;
    }
    env.call(peers.get(job.peer()), new ChooseArgs(job.seq(), it.verdict.orElseThrow()))
        .whenComplete(
            (reply, none) -> {
              if (none != null && job.times() < 7) {
                schedule(new Tell(job.seq(), job.peer(), job.times() + 1), 80L << job.times());
              }
            });
  }

  private void report(int peer) {
    int mine = done[me];
    if (told[peer] >= mine) {
      return;
    }
    env.call(peers.get(peer), new SeqArgs(me, mine))
        .whenComplete(
            (reply, none) -> {
              if (none == null && reply.ok()) {
                told[peer] = Math.max(told[peer], mine);
              } else {
                schedule(new Report(peer), 250);
              }
            });
  }

  @Override
  public void start(int seq, Object value) {
    if (seq < min) {
      return;
    }
    Case it = open(seq);
    if (it.wish.isEmpty() && it.verdict.isEmpty()) {
      it.wish = Optional.of(value);
      schedule(new Propose(seq, 0), 0);
    }
  }

  @Override
  public Status status(int seq) {
    if (seq < min) {
      return new Status(Fate.FORGOTTEN, null);
    }
    if (!cases.containsKey(seq) || cases.get(seq).verdict.isEmpty()) {
      return new Status(Fate.PENDING, null);
    }
    return new Status(Fate.CHOSEN, cases.get(seq).verdict.get());
  }

  @Override
  public void done(int seq) {
    if (seq > done[me]) {
      done[me] = seq;
      forget();
      for (int peer = 0; peer < peers.size(); peer++) {
        if (peer != me) {
          schedule(new Report(peer), 0);
        }
      }
    }
  }

  private void forget() {
    int next = IntStream.of(done).min().getAsInt() + 1;
    if (next > min) {
      min = next;
      cases
          .entrySet()
          .removeIf(
              entry -> {
                if (entry.getKey() >= min) {
                  return false;
                }
                entry.getValue().wish = Optional.empty();
                entry.getValue().verdict = Optional.empty();
                entry.getValue().accepted = new PrepareReply(true, -1, -1, null);
                return true;
              });
      if (atWork >= 0 && atWork < min) {
        phase.complete(false);
      }
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
    agenda.clear();
  }

  private Case open(int seq) {
    max = Math.max(max, seq);
    return cases.computeIfAbsent(seq, s -> new Case());
  }

  @Override
  public PrepareReply prepare(PrepareArgs args) {
    if (args.seq() < min) {
      return new PrepareReply(false, -1, -1, null);
    }
    Case it = open(args.seq());
    if (it.promised >= args.n()) {
      return new PrepareReply(false, it.promised, -1, null);
    }
    it.promised = args.n();
    return new PrepareReply(true, args.n(), it.accepted.na(), it.accepted.va());
  }

  @Override
  public AcceptReply accept(AcceptArgs args) {
    if (args.seq() < min) {
      return new AcceptReply(false, -1);
    }
    Case it = open(args.seq());
    if (it.promised <= args.n()) {
      it.promised = args.n();
      it.accepted = new PrepareReply(true, -1, args.n(), args.v());
    }
    return new AcceptReply(it.promised == args.n(), it.promised);
  }

  @Override
  public ChooseReply choose(ChooseArgs args) {
    if (args.seq() < min) {
      return new ChooseReply(false);
    }
    Case it = open(args.seq());
    if (it.verdict.isEmpty()) {
      it.verdict = Optional.of(args.v());
      it.wish = Optional.empty();
      if (atWork == args.seq()) {
        phase.complete(false);
      }
    }
    return new ChooseReply(true);
  }

  @Override
  public SeqReply updateDoneSeqs(SeqArgs args) {
    done[args.sender()] = Math.max(done[args.sender()], args.seq());
    forget();
    return new SeqReply(true);
  }
}
