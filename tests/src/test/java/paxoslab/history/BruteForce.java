package paxoslab.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The definition of linearizability, tried in every order, all keys at once. */
final class BruteForce {
  private final List<Call> calls = new ArrayList<>();
  private final boolean[] placed;
  private final boolean[] anytime;
  private final Map<String, String> store = new HashMap<>();

  private BruteForce(List<Operation> operations, List<Operation> anytime) {
    operations.forEach(operation -> calls.add(new Call(calls.size(), operation)));
    placed = new boolean[calls.size()];
    this.anytime = new boolean[calls.size()];
    for (int i = 0; i < calls.size(); i++) {
      Operation operation = operations.get(i);
      this.anytime[i] = anytime.stream().anyMatch(o -> o == operation);
    }
  }

  /** True if some order explains all answers. */
  static boolean isLinearizable(List<Operation> operations) {
    return new BruteForce(operations, List.of()).search();
  }

  /** The same, where some writes may take effect at any time, or never. */
  static boolean isLinearizable(List<Operation> operations, List<Operation> anytime) {
    return new BruteForce(operations, anytime).search();
  }

  /** True if this order explains all answers, and leaves out no more than it may. */
  static boolean explains(List<Operation> order, List<Operation> operations) {
    BruteForce all = new BruteForce(operations, List.of());
    for (Operation next : order) {
      int found = -1;
      for (int i = 0; i < all.calls.size() && found < 0; i++) {
        if (!all.placed[i] && all.calls.get(i).operation().equals(next) && all.mayBeNext(i)) {
          found = i;
        }
      }
      if (found < 0 || !all.apply(next)) {
        return false;
      }
      all.placed[found] = true;
    }
    return all.isDone();
  }

  private boolean search() {
    if (isDone()) {
      return true;
    }
    for (int i = 0; i < calls.size(); i++) {
      Operation next = calls.get(i).operation();
      String before = store.get(next.key());
      if (!placed[i] && mayBeNext(i) && apply(next)) {
        placed[i] = true;
        boolean found = search();
        placed[i] = false;
        store.put(next.key(), before);
        if (found) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isDone() {
    for (int i = 0; i < placed.length; i++) {
      if (!placed[i] && !anytime[i] && !calls.get(i).operation().isPending()) {
        return false;
      }
    }
    return true;
  }

  /** Nothing that is missing comes before it. */
  private boolean mayBeNext(int i) {
    for (int j = 0; j < placed.length; j++) {
      if (!placed[j] && !anytime[i] && !anytime[j] && calls.get(j).precedes(calls.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** False if a get returned something else. */
  private boolean apply(Operation next) {
    String value = store.get(next.key());
    String now = value == null ? "" : value;
    return switch (next.kind()) {
      case GET -> next.isPending() || now.equals(next.value());
      case PUT -> {
        store.put(next.key(), next.value());
        yield true;
      }
      case APPEND -> {
        store.put(next.key(), now + next.value());
        yield true;
      }
    };
  }
}
