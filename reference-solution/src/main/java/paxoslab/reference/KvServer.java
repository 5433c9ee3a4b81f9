package paxoslab.reference;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import paxoslab.api.AppendArgs;
import paxoslab.api.AppendReply;
import paxoslab.api.Env;
import paxoslab.api.Fate;
import paxoslab.api.GetArgs;
import paxoslab.api.GetReply;
import paxoslab.api.KvResult;
import paxoslab.api.KvService;
import paxoslab.api.Paxos;
import paxoslab.api.PutArgs;
import paxoslab.api.PutReply;
import paxoslab.api.Status;

/**
 * The staff's server. Handlers leave their operations, and wait; one task proposes them, one after
 * the other, each in the first instance that this server hasn't applied. If another server's
 * operation wins there, it is applied, and the own one is proposed in the next.
 *
 * <p>A get is agreed on like any other operation: its place among the instances is the moment at
 * which it reads.
 */
public final class KvServer implements KvService {
  private static final Duration FIRST_LOOK = Duration.ofMillis(5);
  private static final Duration LAST_LOOK = Duration.ofMillis(80);
  private static final Duration IDLE_LOOK = Duration.ofMillis(200);

  /** Less than a call lasts: who waits longer is not heard any more. */
  private static final long PATIENCE_MILLIS = 400;

  private final Paxos paxos;
  private final Env env;
  private final StateMachine state = new StateMachine();

  /** By client, what it waits for: a client does one thing at a time. */
  private final Map<String, Waiting> waiting = new LinkedHashMap<>();

  /** Complete while the proposing task has something to do. */
  private CompletableFuture<Void> work = new CompletableFuture<>();

  /** The first instance that isn't applied. */
  private int next;

  private record Waiting(Op op, CompletableFuture<Boolean> applied) {}

  /**
   * Makes a server of an empty store.
   *
   * @param all who there is; nobody here asks another server
   * @param place its own among them
   * @param peer whom it asks to agree
   * @param env time, tasks and chance
   */
  public KvServer(List<String> all, int place, Paxos peer, Env env) {
    this.paxos = peer;
    this.env = env;
    env.spawn(this::propose);
    env.spawn(this::follow);
  }

  @Override
  public GetReply get(GetArgs args) {
    return perform(new Op(Op.Kind.GET, args.key(), "", args.clientId(), args.opId()))
        .map(value -> new GetReply(KvResult.DONE, value))
        .orElseGet(() -> new GetReply(KvResult.RETRY, ""));
  }

  @Override
  public PutReply put(PutArgs args) {
    Op op = new Op(Op.Kind.PUT, args.key(), args.value(), args.clientId(), args.opId());
    return new PutReply(result(perform(op)));
  }

  @Override
  public AppendReply append(AppendArgs args) {
    Op op = new Op(Op.Kind.APPEND, args.key(), args.value(), args.clientId(), args.opId());
    return new AppendReply(result(perform(op)));
  }

  private static KvResult result(Optional<String> answer) {
    return answer.isPresent() ? KvResult.DONE : KvResult.RETRY;
  }

  /** Nothing to do: the world ends this server's tasks. */
  @Override
  public void kill() {}

  /** Waits until an operation has taken effect; empty if that takes too long. */
  private Optional<String> perform(Op op) {
    if (state.isNew(op)) {
      Waiting before = waiting.get(op.clientId());
      if (before == null || !before.op().equals(op)) {
        before = new Waiting(op, new CompletableFuture<>());
        waiting.put(op.clientId(), before);
        work.complete(null);
      }
      env.await(
          before.applied().copy().completeOnTimeout(false, PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
    }
    return state.answer(op);
  }

  /** Proposes what waits, for ever. */
  private void propose() {
    while (true) {
      env.await(work);
      work = new CompletableFuture<>();
      while (!waiting.isEmpty()) {
        int seq = next;
        paxos.start(seq, waiting.values().iterator().next().op());
        awaitApplied(seq);
      }
    }
  }

  /** Looks for the decision of an instance, less and less often. */
  private void awaitApplied(int seq) {
    Duration pause = FIRST_LOOK;
    applyDecided();
    while (next <= seq) {
      env.sleep(pause);
      pause = pause.compareTo(LAST_LOOK) < 0 ? pause.multipliedBy(2) : LAST_LOOK;
      applyDecided();
    }
  }

  /** A server that nobody asks applies what the others decide, or nobody could forget it. */
  private void follow() {
    while (true) {
      env.sleep(IDLE_LOOK);
      applyDecided();
      if (waiting.isEmpty() && next < paxos.max()) {
        // A hole: something was decided there that this peer wasn't told, or nothing yet.
        paxos.start(next, new Op(Op.Kind.GET, "", "", "", 0));
      }
    }
  }

  /** Applies the instances in order, up to the first that isn't decided, as far as is known. */
  private void applyDecided() {
    int first = next;
    for (Status status = paxos.status(next);
        status.fate() == Fate.CHOSEN;
        status = paxos.status(next)) {
      next++;
      Op op = (Op) status.value();
      state.apply(op);
      Waiting waiter = waiting.get(op.clientId());
      if (waiter != null && !state.isNew(waiter.op())) {
        waiting.remove(op.clientId());
        waiter.applied().complete(true);
      }
    }
    if (next > first) {
      paxos.done(next - 1);
    }
  }
}
