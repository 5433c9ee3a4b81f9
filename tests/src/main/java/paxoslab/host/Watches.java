package paxoslab.host;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import paxoslab.api.Fate;
import paxoslab.api.Paxos;
import paxoslab.api.Status;
import paxoslab.wire.Encoder;
import paxoslab.wire.Value;

/**
 * Asks a peer after each turn what it knows, and reports answers that changed.
 *
 * <p>With a few watched instances all are asked each time. With many, asking all would make a run
 * quadratic: then a turn asks the instances that it touched and a few others in rotation, a step of
 * the scenario asks all that are undecided, and the end of the run asks everything. What is
 * forgotten is asked again only when a turn touches it, and at the end.
 */
final class Watches {
  private static final int FEW = 16;
  private static final int ROTATION = 2;
  private static final int TURNS_BETWEEN_ROTATIONS = 8;
  private static final int ROTATION_OF_STEP = 64;
  private static final int MOST_FORGOTTEN = 256;

  /** Differs from every answer, so that the first is news. */
  private static final Effect.StatusIs NOT_ASKED = new Effect.StatusIs(-1, Fate.PENDING, null);

  private final Map<Integer, Effect.StatusIs> answers = new LinkedHashMap<>();

  /** The very strings of the answers that hold one: to compare those is to compare nothing. */
  private final Map<Integer, WeakReference<Object>> strings = new HashMap<>();

  private final Set<Integer> undecided = new LinkedHashSet<>();
  private final ArrayDeque<Integer> rotation = new ArrayDeque<>();
  private final ArrayDeque<Integer> forgotten = new ArrayDeque<>();
  private final Set<Integer> touched = new LinkedHashSet<>();
  private int turns;
  private @Nullable Integer min;
  private @Nullable Integer max;

  void watch(int seq) {
    if (answers.putIfAbsent(seq, NOT_ASKED) == null) {
      undecided.add(seq);
      rotation.add(seq);
    }
    touched.add(seq);
  }

  /** The turn concerns this instance; or none, where a peer tells that it has done nothing yet. */
  void touch(int seq) {
    if (seq < 0) {
      return;
    }
    if (answers.containsKey(seq) || (min != null && seq < min)) {
      touched.add(seq);
    }
  }

  /** Asks as much as is wanted; answers that changed become effects. */
  void ask(Stimulus.Scope scope, Paxos peer, List<Effect> effects) {
    switch (scope) {
      case EVERYTHING -> askEverything(peer, effects);
      case STEP -> askStep(peer, effects);
      case TURN -> askTurn(peer, effects);
    }
  }

  /** Asks what a turn may have changed. */
  private void askTurn(Paxos peer, List<Effect> effects) {
    if (answers.size() <= FEW) {
      touched.addAll(answers.keySet());
    } else if (++turns % TURNS_BETWEEN_ROTATIONS == 0) {
      rotate(ROTATION);
    }
    askTouched(peer, effects);
  }

  /** Asks what a scenario wants to know after a step. */
  private void askStep(Paxos peer, List<Effect> effects) {
    touched.addAll(undecided);
    rotate(ROTATION_OF_STEP);
    askTouched(peer, effects);
  }

  /** Asks everything that was ever watched and is remembered. */
  private void askEverything(Paxos peer, List<Effect> effects) {
    touched.addAll(answers.keySet());
    touched.addAll(forgotten);
    askTouched(peer, effects);
  }

  private void rotate(int count) {
    for (int i = Math.min(count, rotation.size()); i > 0; i--) {
      int seq = rotation.poll();
      if (answers.containsKey(seq)) {
        rotation.add(seq);
        touched.add(seq);
      }
    }
  }

  private void askTouched(Paxos peer, List<Effect> effects) {
    askNumbers(peer, effects);
    for (int seq : touched) {
      askStatus(peer, seq, effects);
    }
    touched.clear();
  }

  private void askStatus(Paxos peer, int seq, List<Effect> effects) {
    Status status = peer.status(seq);
    if (status == null || status.fate() == null) {
      throw new IllegalStateException("status(" + seq + ") returned " + status);
    }
    Fate fate = status.fate();
    Effect.StatusIs before = answers.get(seq);
    if (fate == Fate.CHOSEN && isStringOf(before, status.value())) {
      return;
    }
    Value value = fate == Fate.CHOSEN ? Encoder.proposal(status.value()) : null;
    Effect.StatusIs answer = new Effect.StatusIs(seq, fate, value);
    boolean news = before == null ? fate != Fate.FORGOTTEN : !answer.equals(before);
    if (news) {
      effects.add(answer);
      remember(answer);
    }
    if (status.value() instanceof String) {
      strings.put(seq, new WeakReference<>(status.value()));
    }
  }

  private boolean isStringOf(Effect.@Nullable StatusIs before, @Nullable Object value) {
    if (before == null || before.fate() != Fate.CHOSEN || !(value instanceof String)) {
      return false;
    }
    WeakReference<Object> string = strings.get(before.seq());
    return string != null && string.refersTo(value);
  }

  private void remember(Effect.StatusIs answer) {
    int seq = answer.seq();
    if (answer.fate() == Fate.FORGOTTEN && min != null && seq < min) {
      answers.remove(seq);
      strings.remove(seq);
      undecided.remove(seq);
      forgotten.add(seq);
      if (forgotten.size() > MOST_FORGOTTEN) {
        forgotten.poll();
      }
      return;
    }
    if (answers.put(seq, answer) == null) {
      rotation.add(seq);
    }
    if (answer.fate() == Fate.PENDING) {
      undecided.add(seq);
    } else {
      undecided.remove(seq);
    }
  }

  private void askNumbers(Paxos peer, List<Effect> effects) {
    int newMin = peer.min();
    if (min == null || min != newMin) {
      effects.add(new Effect.NumberIs("min", newMin));
      touchBelow(newMin);
      min = newMin;
    }
    int newMax = peer.max();
    if (max == null || max != newMax) {
      max = newMax;
      effects.add(new Effect.NumberIs("max", newMax));
    }
  }

  /** A min that rises forgets instances that nothing else touches. */
  private void touchBelow(int newMin) {
    List<Integer> below = new ArrayList<>();
    for (int seq : answers.keySet()) {
      if (seq < newMin) {
        below.add(seq);
      }
    }
    touched.addAll(below);
  }
}
