package paxoslab.student;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
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

/** All that waits is agreed on at once; a handler waits as long as it takes. */
public class KvServer implements KvService {
  record Op(char kind, String key, String value, String client, long number) {}

  record Batch(List<Op> ops, int by, int count) {}

  private record Done(long number, String value) {}

  private final Paxos paxos;
  private final Env env;
  private final int me;
  private final Map<String, String> store = new HashMap<>();
  private final Map<String, Done> done = new HashMap<>();
  private final List<Op> queue = new ArrayList<>();
  private final Map<Op, CompletableFuture<String>> waiters = new HashMap<>();
  private int next;
  private int batches;

  public KvServer(List<String> servers, int me, Paxos paxos, Env env) {
    this.paxos = paxos;
    this.env = env;
    this.me = me;
    env.spawn(this::work);
  }

  private void work() {
    long idle = 10;
    while (true) {
      apply();
      if (queue.isEmpty()) {
        env.sleep(Duration.ofMillis(idle));
        idle = Math.min(150, idle * 2);
        if (queue.isEmpty() && next < paxos.max()) {
          paxos.start(next, new Batch(List.of(), me, batches++));
        }
        continue;
      }
      idle = 10;
      int seq = next;
      paxos.start(seq, new Batch(List.copyOf(queue), me, batches++));
      for (long pause = 4; next <= seq; pause = Math.min(100, pause * 2)) {
        env.sleep(Duration.ofMillis(pause));
        apply();
      }
    }
  }

  private void apply() {
    int before = next;
    while (true) {
      Status status = paxos.status(next);
      if (status.fate() != Fate.CHOSEN) {
        break;
      }
      ((Batch) status.value()).ops().forEach(this::apply);
      next++;
    }
    if (next > before) {
      paxos.done(next - 1);
    }
  }

  private void apply(Op op) {
    Done last = done.get(op.client());
    if (last == null || last.number() < op.number()) {
      String value = store.getOrDefault(op.key(), "");
      if (op.kind() == 'p') {
        store.put(op.key(), op.value());
      } else if (op.kind() == 'a') {
        store.merge(op.key(), op.value(), String::concat);
      }
      done.put(op.client(), new Done(op.number(), op.kind() == 'g' ? value : ""));
    }
    queue.remove(op);
    CompletableFuture<String> waiter = waiters.remove(op);
    if (waiter != null) {
      waiter.complete(done.get(op.client()).value());
    }
  }

  private String perform(Op op) {
    Done last = done.get(op.client());
    if (last != null && last.number() >= op.number()) {
      return last.number() == op.number() ? last.value() : null;
    }
    if (!queue.contains(op)) {
      queue.add(op);
    }
    return env.await(waiters.computeIfAbsent(op, o -> new CompletableFuture<>()));
  }

  @Override
  public GetReply get(GetArgs a) {
    String value = perform(new Op('g', a.key(), "", a.clientId(), a.opId()));
    return value == null ? new GetReply(KvResult.RETRY, null) : new GetReply(KvResult.DONE, value);
  }

  @Override
  public PutReply put(PutArgs a) {
    String value = perform(new Op('p', a.key(), a.value(), a.clientId(), a.opId()));
    return new PutReply(value == null ? KvResult.RETRY : KvResult.DONE);
  }

  @Override
  public AppendReply append(AppendArgs a) {
    String value = perform(new Op('a', a.key(), a.value(), a.clientId(), a.opId()));
    return new AppendReply(value == null ? KvResult.RETRY : KvResult.DONE);
  }

  @Override
  public void kill() {}
}
