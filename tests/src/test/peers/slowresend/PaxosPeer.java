package paxoslab.student;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
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
 * Sends again to whoever is silent, with long pauses, before it gives up a ballot: the same
 * prepare, the same accept, the same news. Its acceptor promises a ballot again to the proposer
 * that has it.
 */
public class PaxosPeer implements Paxos {
  private static final Duration LONG = Duration.ofMillis(1_300);
  private static final int SENDINGS = 3;

  /** A question to all peers, and who answered what. */
  private final class Question<R> {
    private final Request<R> request;
    private final Predicate<R> yes;
    private final Object[] answers = new Object[peers.length];
    private int agreed;
    private int refused;
    private CompletableFuture<Boolean> news = new CompletableFuture<>();

    Question(Request<R> request, Predicate<R> yes) {
      this.request = request;
      this.yes = yes;
    }

    /** Asks all, and those that are silent again; true once a majority agrees. */
    boolean ask(BooleanSupplier pointless) {
      for (int sending = 0;
          sending < SENDINGS && !decided() && !pointless.getAsBoolean();
          sending++) {
        news = new CompletableFuture<>();
        for (int peer = peers.length - 1; peer >= 0; peer--) {
          if (answers[peer] == null) {
            send(peer);
          }
        }
        env.await(news.completeOnTimeout(false, 700, TimeUnit.MILLISECONDS));
      }
      return agreed > peers.length / 2;
    }

    private boolean decided() {
      return agreed > peers.length / 2 || refused >= (peers.length + 1) / 2;
    }

    private void send(int peer) {
      env.call(peers[peer], request).thenAccept(reply -> answered(peer, reply));
    }

    private void answered(int peer, R reply) {
      // An answer to the first sending may come beside that to the second; one counts.
      if (answers[peer] == null) {
        answers[peer] = reply;
        if (yes.test(reply)) {
          agreed++;
        } else {
          refused++;
        }
        if (decided()) {
          news.complete(true);
        }
      }
    }
  }

  private static final class State {
    int n = -1;
    int na = -1;
    Object va;
    Object mine;
    Object final_;
    int known = -1;
    boolean busy;
  }

  private final String[] peers;
  private final int me;
  private final Env env;
  private final SortedMap<Integer, State> states = new TreeMap<>();
  private final int[] dones;
  private int max = -1;
  private int min;

  public PaxosPeer(List<String> peers, int me, Env env) {
    this.peers = peers.toArray(String[]::new);
    this.me = me;
    this.env = env;
    this.dones = new int[peers.size()];
    Arrays.fill(dones, -1);
  }

  @Override
  public void start(int seq, Object value) {
    if (seq < min) {
      return;
    }
    State state = state(seq);
    if (!state.busy && state.final_ == null) {
      state.busy = true;
      state.mine = value;
      env.spawn(() -> work(seq, state));
    }
  }

  private void work(int seq, State state) {
    int tries = 0;
    while (!closed(seq, state)) {
      if (attempt(seq, state)) {
        resend(seq, state);
        return;
      }
      if (!closed(seq, state)) {
        tries++;
        env.sleep(Duration.ofMillis(5 + env.random().nextInt(Math.min(1_500, 20 * tries * tries))));
      }
    }
  }

  private boolean closed(int seq, State state) {
    return seq < min || state.final_ != null;
  }

  private boolean attempt(int seq, State state) {
    int n = (Math.max(state.known, state.n) / peers.length + 1) * peers.length + me;
    state.known = n;
    PrepareReply[] top = {new PrepareReply(false, -1, -1, null)};
    boolean[] fixed = {false};
    Question<PrepareReply> prepare =
        new Question<>(
            new PrepareArgs(seq, n),
            reply -> {
              state.known = Math.max(state.known, reply.n());
              if (reply.ok() && !fixed[0] && reply.na() > top[0].na()) {
                top[0] = reply;
              }
              return reply.ok();
            });
    boolean promised = prepare.ask(() -> closed(seq, state));
    fixed[0] = true;
    if (!promised || closed(seq, state)) {
      return false;
    }
    Object v = top[0].na() < 0 ? state.mine : top[0].va();
    Question<AcceptReply> accept =
        new Question<>(
            new AcceptArgs(seq, n, v),
            reply -> {
              state.known = Math.max(state.known, reply.n());
              return reply.ok();
            });
    if (!accept.ask(() -> closed(seq, state)) || closed(seq, state)) {
      return false;
    }
    state.final_ = v;
    return true;
  }

  private void resend(int seq, State state) {
    for (int peer = 0; peer < peers.length; peer++) {
      if (peer != me) {
        resend(seq, state, peer, 0);
      }
    }
  }

  private void resend(int seq, State state, int peer, int times) {
    if (times < 8 && seq >= min) {
      env.call(peers[peer], new ChooseArgs(seq, state.final_))
          .exceptionally(
              silent -> {
                env.spawn(
                    () -> {
                      env.sleep(LONG.plusMillis(200L * times));
                      resend(seq, state, peer, times + 1);
                    });
                return null;
              });
    }
  }

  @Override
  public Status status(int seq) {
    if (seq < min) {
      return new Status(Fate.FORGOTTEN, null);
    }
    State state = states.get(seq);
    return state == null || state.final_ == null
        ? new Status(Fate.PENDING, null)
        : new Status(Fate.CHOSEN, state.final_);
  }

  @Override
  public void done(int seq) {
    if (seq <= dones[me]) {
      return;
    }
    dones[me] = seq;
    forget();
    for (int i = 0; i < peers.length; i++) {
      int peer = i;
      if (peer != me) {
        env.spawn(() -> resendDone(peer, seq));
      }
    }
  }

  /** An older done may still be under way when a newer one is: whoever hears takes the higher. */
  private void resendDone(int peer, int seq) {
    boolean heard = false;
    while (!heard && dones[me] < seq + 50) {
      heard = env.call(peers[peer], new SeqArgs(me, seq)).await().isPresent();
      if (!heard) {
        env.sleep(LONG.dividedBy(2));
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
  public void kill() {}

  private State state(int seq) {
    max = Math.max(max, seq);
    return states.computeIfAbsent(seq, s -> new State());
  }

  private void forget() {
    int all = IntStream.of(dones).min().orElse(-1) + 1;
    if (all > min) {
      min = all;
      SortedMap<Integer, State> old = states.headMap(min);
      for (State state : old.values()) {
        state.va = null;
        state.mine = null;
        state.final_ = null;
      }
      old.clear();
    }
  }

  @Override
  public PrepareReply prepare(PrepareArgs args) {
    if (args.seq() < min) {
      return new PrepareReply(false, -1, -1, null);
    }
    State state = state(args.seq());
    // A ballot has one proposer, so the same ballot is the same prepare, sent again. Once it was
    // accepted here it is too late for a promise.
    if (args.n() < state.n || args.n() == state.na) {
      return new PrepareReply(false, state.n, -1, null);
    }
    state.n = args.n();
    return new PrepareReply(true, state.n, state.na, state.va);
  }

  @Override
  public AcceptReply accept(AcceptArgs args) {
    if (args.seq() < min) {
      return new AcceptReply(false, -1);
    }
    State state = state(args.seq());
    if (args.n() < state.n) {
      return new AcceptReply(false, state.n);
    }
    state.n = state.na = args.n();
    state.va = args.v();
    return new AcceptReply(true, state.n);
  }

  @Override
  public ChooseReply choose(ChooseArgs args) {
    if (args.seq() < min) {
      return new ChooseReply(false);
    }
    State state = state(args.seq());
    if (state.final_ == null) {
      state.final_ = args.v();
    }
    return new ChooseReply(true);
  }

  @Override
  public SeqReply updateDoneSeqs(SeqArgs args) {
    dones[args.sender()] = Math.max(dones[args.sender()], args.seq());
    forget();
    return new SeqReply(true);
  }
}
