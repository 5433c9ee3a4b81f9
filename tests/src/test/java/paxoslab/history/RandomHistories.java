package paxoslab.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import paxoslab.history.Operation.Kind;

/** Small histories of a correct store, some of them spoilt. */
final class RandomHistories {
  private static final int MOST_OPERATIONS = 8;
  private static final int TIMES = 14;
  private static final List<Kind> KINDS = List.of(Kind.values());

  private final Random random;
  private final String[] values;

  RandomHistories(long seed) {
    random = new Random(seed);
    values =
        random.nextBoolean() ? new String[] {"a", "b"} : new String[] {"a", "b", "ab", "", "c"};
  }

  /** A history of three clients and one or two keys. */
  List<Operation> next() {
    int count = 1 + random.nextInt(MOST_OPERATIONS);
    int keys = 1 + random.nextInt(2);
    List<Operation> asked = new ArrayList<>();
    long[] free = new long[3];
    for (int i = 0; i < count; i++) {
      int client = random.nextInt(3);
      long invoked = free[client] + random.nextInt(3);
      long completed = invoked + random.nextInt(TIMES / 2);
      boolean pending = random.nextInt(8) == 0;
      free[client] = pending ? invoked : completed;
      asked.add(
          new Operation(
              client,
              KINDS.get(random.nextInt(KINDS.size())),
              random.nextInt(keys) == 0 ? "x" : "y",
              values[random.nextInt(values.length)],
              invoked,
              pending ? Operation.PENDING : completed));
    }
    List<Operation> answered = answered(asked);
    return random.nextInt(3) == 0 ? answered : spoilt(answered);
  }

  /** What a store answers where each operation takes effect at some moment that it may. */
  private List<Operation> answered(List<Operation> asked) {
    double[] moments = new double[asked.size()];
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < moments.length; i++) {
      Operation operation = asked.get(i);
      long end = operation.isPending() ? TIMES * 2L : operation.completed();
      moments[i] = operation.invoked() + random.nextDouble() * (end - operation.invoked());
      order.add(i);
    }
    order.sort((a, b) -> Double.compare(moments[a], moments[b]));
    Map<String, String> store = new HashMap<>();
    Operation[] result = asked.toArray(Operation[]::new);
    for (int i : order) {
      Operation operation = asked.get(i);
      String now = store.getOrDefault(operation.key(), "");
      switch (operation.kind()) {
        case GET -> result[i] = with(operation, operation.isPending() ? "" : now);
        case PUT -> store.put(operation.key(), operation.value());
        case APPEND -> store.put(operation.key(), now + operation.value());
      }
    }
    return List.of(result);
  }

  /** Another answer, or another write, here or there. */
  private List<Operation> spoilt(List<Operation> operations) {
    List<Operation> result = new ArrayList<>(operations);
    int i = random.nextInt(result.size());
    Operation operation = result.get(i);
    String value = values[random.nextInt(values.length)];
    boolean unread = operation.kind() == Kind.GET && operation.isPending();
    result.set(i, with(operation, unread ? "" : value));
    if (random.nextInt(3) == 0) {
      result.remove(random.nextInt(result.size()));
    }
    return result;
  }

  private static Operation with(Operation o, String value) {
    return new Operation(o.client(), o.kind(), o.key(), value, o.invoked(), o.completed());
  }
}
