package paxoslab.sim;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages that wait to be picked. */
final class Picked {
  /** A message and where it goes on. */
  private record Waiting(long since, Message message, Agenda.Item item) {}

  /** Longer than any run: a message that never arrived. */
  private static final long NEVER = 1_000_000_000_000L;

  private final Picker picker;
  private final Choices choices;
  private final List<Waiting> waiting = new ArrayList<>();
  private final List<Picker.UnderWay> shown = new ArrayList<>();

  Picked(Picker picker, Choices choices) {
    this.picker = picker;
    this.choices = choices;
  }

  void add(long now, Message m, int sent, Agenda.Item item) {
    waiting.add(new Waiting(now, m, item));
    shown.add(new Picker.UnderWay(m.reply(), m.from(), m.to(), m.request(), sent));
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /**
   * The message that arrives next, a microsecond from now, or null. How long it took is a choice,
   * so that the same run can be played without a picker.
   */
  Agenda.@Nullable Item next(long now) {
    if (waiting.isEmpty()) {
      return null;
    }
    int index = picker.pick(shown);
    if (index == Picker.NOTHING) {
      return null;
    }
    shown.remove(index);
    Waiting picked = waiting.remove(index);
    choices.record(Latency.KEY, picked.message(), now + 1 - picked.since());
    return picked.item();
  }

  /** Records that what still waits never arrives. */
  void giveUp() {
    waiting.forEach(w -> choices.record(Latency.KEY, w.message(), NEVER));
    waiting.clear();
    shown.clear();
  }
}
