package paxoslab.student;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** Each handler proposes for itself, one at a time; what is agreed on are lists of strings. */
public class KvServer implements KvService {
  private final Paxos paxos;
  private final Env env;
  private final Map<String, String> store = new HashMap<>();
  private final Map<String, Long> numbers = new HashMap<>();
  private final Map<String, String> answers = new HashMap<>();
  private int applied = -1;
  private int proposing;

  public KvServer(List<String> servers, int me, Paxos paxos, Env env) {
    this.paxos = paxos;
    this.env = env;
    env.spawn(
        () -> {
          while (true) {
            env.sleep(Duration.ofMillis(100));
            catchUp();
            if (proposing == 0 && applied + 1 < paxos.max()) {
              paxos.start(applied + 1, List.of("nothing"));
            }
          }
        });
  }

  private boolean isDone(String client, long number) {
    return numbers.getOrDefault(client, Long.MIN_VALUE) >= number;
  }

  private void catchUp() {
    int before = applied;
    for (Status s = paxos.status(applied + 1);
        s.fate() == Fate.CHOSEN;
        s = paxos.status(applied + 1)) {
      applied++;
      List<?> op = (List<?>) s.value();
      if (op.size() > 1) {
        apply(op);
      }
    }
    if (applied > before) {
      paxos.done(applied);
    }
  }

  private void apply(List<?> op) {
    String client = (String) op.get(3);
    long number = (Long) op.get(4);
    if (isDone(client, number)) {
      return;
    }
    String key = (String) op.get(1);
    String value = store.getOrDefault(key, "");
    switch ((String) op.get(0)) {
      case "put" -> store.put(key, (String) op.get(2));
      case "append" -> store.put(key, value + op.get(2));
      default -> answers.put(client, value);
    }
    numbers.put(client, number);
  }

  private boolean agree(String kind, String key, String value, String client, long number) {
    List<Object> op = List.of(kind, key, value, client, number);
    Duration end = env.now().plusMillis(450);
    while (!isDone(client, number)) {
      if (env.now().compareTo(end) > 0) {
        return false;
      }
      if (proposing > 0) {
        env.sleep(Duration.ofMillis(5));
        catchUp();
        continue;
      }
      proposing++;
      int seq = applied + 1;
      paxos.start(seq, op);
      long pause = 3;
      while (applied < seq && env.now().compareTo(end) <= 0) {
        env.sleep(Duration.ofMillis(pause));
        pause = Math.min(60, pause * 2);
        catchUp();
      }
      proposing--;
    }
    return numbers.get(client) == number;
  }

  @Override
  public GetReply get(GetArgs a) {
    return agree("get", a.key(), "", a.clientId(), a.opId())
        ? new GetReply(KvResult.DONE, answers.get(a.clientId()))
        : new GetReply(KvResult.RETRY, "");
  }

  @Override
  public PutReply put(PutArgs a) {
    boolean done = agree("put", a.key(), a.value(), a.clientId(), a.opId());
    return new PutReply(done ? KvResult.DONE : KvResult.RETRY);
  }

  @Override
  public AppendReply append(AppendArgs a) {
    boolean done = agree("append", a.key(), a.value(), a.clientId(), a.opId());
    return new AppendReply(done ? KvResult.DONE : KvResult.RETRY);
  }

  @Override
  public void kill() {}
}
