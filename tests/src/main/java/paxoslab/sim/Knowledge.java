package paxoslab.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import paxoslab.api.Fate;
import paxoslab.wire.Value;

/** What the peers last answered, as the application would see it. */
public final class Knowledge {
  private record Answer(Fate fate, Value value) {}

  private final List<Map<Integer, Answer>> statuses = new ArrayList<>();
  private final Map<Integer, Integer> chosen = new LinkedHashMap<>();
  private final int[] min;
  private final int[] max;

  Knowledge(int peers) {
    for (int i = 0; i < peers; i++) {
      statuses.add(new LinkedHashMap<>());
    }
    min = new int[peers];
    max = new int[peers];
    Arrays.fill(max, -1);
  }

  /** True if the instance was not watched before. */
  boolean watch(int seq) {
    return chosen.putIfAbsent(seq, 0) == null;
  }

  void status(int peer, int seq, Fate fate, Value value) {
    Answer before = statuses.get(peer).put(seq, new Answer(fate, value));
    int change = count(fate) - (before == null ? 0 : count(before.fate()));
    chosen.merge(seq, change, Integer::sum);
  }

  private static int count(Fate fate) {
    return fate == Fate.CHOSEN ? 1 : 0;
  }

  void number(int peer, String op, int number) {
    (op.equals("min") ? min : max)[peer] = number;
  }

  /** How many peers say that the instance is chosen. */
  public int chosenCount(int seq) {
    return chosen.getOrDefault(seq, 0);
  }

  /** A peer's answer to {@code status(seq)}; PENDING if it was not asked yet. */
  public Fate fate(int peer, int seq) {
    Answer answer = statuses.get(peer).get(seq);
    return answer == null ? Fate.PENDING : answer.fate();
  }

  /** The value that a peer says is chosen. */
  public Optional<Value> value(int peer, int seq) {
    Answer answer = statuses.get(peer).get(seq);
    return answer == null ? Optional.empty() : Optional.ofNullable(answer.value());
  }

  public int min(int peer) {
    return min[peer];
  }

  public int max(int peer) {
    return max[peer];
  }
}
