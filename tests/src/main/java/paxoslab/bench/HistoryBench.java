package paxoslab.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import paxoslab.history.History;
import paxoslab.history.Linearizability;
import paxoslab.history.Operation;
import paxoslab.history.Operation.Kind;
import paxoslab.history.Verdict;

/** How fast histories are judged. */
public final class HistoryBench {
  private static final int OPERATIONS = 100_000;
  private static final int KEYS = 100;
  private static final int CLIENTS = 500;
  private static final int LONGEST_MICROS = 20_000;
  private static final int WARM_UPS = 20;
  private static final int RUNS = 5;

  /** Measures. */
  public List<Figure> measure() {
    History history = history();
    for (int i = 0; i < WARM_UPS; i++) {
      judge(history);
    }
    System.gc();
    Stopwatch watch = new Stopwatch();
    for (int i = 0; i < RUNS; i++) {
      judge(history);
    }
    double cpu = watch.cpuSeconds() / RUNS;
    double wall = watch.wallSeconds() / RUNS;
    String what = "operations over 100 keys, some five at once on a key, found linearizable";
    return List.of(
        new Figure(
            "100,000 " + what, OPERATIONS / cpu, "a CPU second", cpu, wall, "in 0.10 CPU-s"));
  }

  private static void judge(History history) {
    Verdict verdict = Linearizability.check(history);
    if (verdict.outcome() != Verdict.Outcome.LINEARIZABLE) {
      throw new IllegalStateException("a linearizable history was found " + verdict.outcome());
    }
  }

  /** An operation and when it takes effect. */
  private record Timed(Operation operation, double moment) {}

  /** Half of all operations read, a quarter puts, a quarter appends; each text is written once. */
  private static History history() {
    Random random = new Random(1);
    List<Timed> asked = new ArrayList<>();
    for (int client = 0; client < CLIENTS; client++) {
      long now = random.nextInt(LONGEST_MICROS);
      for (int i = 0; i < OPERATIONS / CLIENTS; i++) {
        int draw = random.nextInt(4);
        Kind kind = draw < 2 ? Kind.GET : draw == 2 ? Kind.PUT : Kind.APPEND;
        long end = now + 1 + random.nextInt(LONGEST_MICROS);
        double moment = now + random.nextDouble() * (end - now);
        String key = "key " + random.nextInt(KEYS);
        String value = client + "." + i + " ";
        asked.add(new Timed(new Operation(client, kind, key, value, now, end), moment));
        now = end;
      }
    }
    asked.sort(Comparator.comparingDouble(Timed::moment));
    return new History(answered(asked));
  }

  private static List<Operation> answered(List<Timed> asked) {
    Map<String, String> store = new HashMap<>();
    List<Operation> result = new ArrayList<>();
    for (Timed timed : asked) {
      Operation o = timed.operation;
      String now = store.getOrDefault(o.key(), "");
      switch (o.kind()) {
        case GET -> result.add(Operation.get(o.client(), o.key(), now, o.invoked(), o.completed()));
        case PUT -> store.put(o.key(), o.value());
        case APPEND -> store.put(o.key(), now + o.value());
      }
      if (o.isWrite()) {
        result.add(o);
      }
    }
    return result;
  }
}
