package paxoslab.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import paxoslab.api.Fate;
import paxoslab.wire.Value;

/**
 * What the peers last answered, as the application would see it. What a peer has forgotten takes no
 * memory here either.
 */
public final class Knowledge {
  private record Answer(Fate fate, @Nullable Value value) {}

  private final List<Map<Integer, Answer>> statuses = new ArrayList<>();
  private final Map<Integer, Integer> chosen = new HashMap<>();
  private final BitSet watched = new BitSet();
  private final int[] min;
  private final int[] max;

  Knowledge(int peers) {
    for (int i = 0; i < peers; i++) {
      statuses.add(new HashMap<>());
    }
    min = new int[peers];
    max = new int[peers];
    Arrays.fill(max, -1);
  }

  /** True if the instance was not watched before. */
  boolean watch(int seq) {
    boolean fresh = !watched.get(seq);
    watched.set(seq);
    return fresh;
  }

  void status(int peer, int seq, Fate fate, @Nullable Value value) {
    Map<Integer, Answer> answers = statuses.get(peer);
    boolean gone = fate == Fate.FORGOTTEN && seq < min[peer];
    Answer before = gone ? answers.remove(seq) : answers.put(seq, new Answer(fate, value));
    int change = count(fate) - (before == null ? 0 : count(before.fate()));
    if (change != 0) {
      // A sum of zero removes the entry.
      chosen.merge(seq, change, (a, b) -> a + b == 0 ? null : a + b);
    }
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
    if (answer != null) {
      return answer.fate();
    }
    return watched.get(seq) && seq < min[peer] ? Fate.FORGOTTEN : Fate.PENDING;
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
