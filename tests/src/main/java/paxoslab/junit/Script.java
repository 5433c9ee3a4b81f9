package paxoslab.junit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import paxoslab.sim.Choices;

/**
 * The steps of a lesson: what the application and the world do, in order. Each is a choice, done or
 * left out, so that a failing run can be played with fewer of them.
 */
final class Script {
  private final Choices choices;
  private final Map<String, Integer> counts = new HashMap<>();
  private final List<String> taken = new ArrayList<>();

  Script(Choices choices) {
    this.choices = choices;
  }

  /**
   * True unless this run leaves the step out.
   *
   * @param what the step, such as {@code start/0/1}; those that are alike are numbered
   */
  boolean takes(String what) {
    String step = what + '/' + (counts.merge(what, 1, Integer::sum) - 1);
    if (choices.omits(step)) {
      return false;
    }
    taken.add(Choices.OMIT + '/' + step);
    return true;
  }

  /** True if something is left out: then the lesson expects nothing but that no rule breaks. */
  boolean isPartial() {
    return choices.isPartial();
  }

  /** The choices that would have left out the steps taken so far. */
  List<String> taken() {
    return List.copyOf(taken);
  }
}
