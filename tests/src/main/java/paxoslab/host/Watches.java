package paxoslab.host;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import paxoslab.api.Fate;
import paxoslab.api.Paxos;
import paxoslab.api.Status;
import paxoslab.wire.Encoder;
import paxoslab.wire.Value;

/**
 * Asks a peer after each turn what it knows, and reports answers that changed.
 *
 * <p>With a few watched instances all are asked each time. With many, asking all would make a run
 * quadratic: then the instances that the turn touched are asked, and a few of the others in rotation;
 * {@link #askAll} asks the rest.
 */
final class Watches {
  private static final int FEW = 16;
  private static final int ROTATION = 4;

  private final Map<Integer, Effect.StatusIs> answers = new LinkedHashMap<>();
  private final List<Integer> watched = new ArrayList<>();
  private final Set<Integer> touched = new LinkedHashSet<>();
  private int cursor;
  private Integer min;
  private Integer max;

  void watch(int seq) {
    if (answers.putIfAbsent(seq, new Effect.StatusIs(seq, null, null)) == null) {
      watched.add(seq);
    }
    touched.add(seq);
  }

  /** The turn concerns this instance. */
  void touch(int seq) {
    if (answers.containsKey(seq)) {
      touched.add(seq);
    }
  }

  /** Asks what a turn may have changed. */
  void ask(Paxos peer, List<Effect> effects) {
    if (watched.size() <= FEW) {
      askAll(peer, effects);
      return;
    }
    for (int i = 0; i < ROTATION; i++) {
      touched.add(watched.get(cursor++ % watched.size()));
    }
    touched.forEach(seq -> askStatus(peer, seq, effects));
    touched.clear();
    askNumbers(peer, effects);
  }

  /** Asks everything. */
  void askAll(Paxos peer, List<Effect> effects) {
    touched.clear();
    watched.forEach(seq -> askStatus(peer, seq, effects));
    askNumbers(peer, effects);
  }

  private void askStatus(Paxos peer, int seq, List<Effect> effects) {
    Status status = peer.status(seq);
    if (status == null || status.fate() == null) {
      throw new IllegalStateException("status(" + seq + ") returned " + status);
    }
    Value value = status.fate() == Fate.CHOSEN ? Encoder.proposal(status.value()) : null;
    Effect.StatusIs answer = new Effect.StatusIs(seq, status.fate(), value);
    if (!answer.equals(answers.put(seq, answer))) {
      effects.add(answer);
    }
  }

  private void askNumbers(Paxos peer, List<Effect> effects) {
    int newMin = peer.min();
    if (min == null || min != newMin) {
      min = newMin;
      effects.add(new Effect.NumberIs("min", newMin));
    }
    int newMax = peer.max();
    if (max == null || max != newMax) {
      max = newMax;
      effects.add(new Effect.NumberIs("max", newMax));
    }
  }
}
