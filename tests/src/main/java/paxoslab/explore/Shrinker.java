package paxoslab.explore;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import paxoslab.sim.Choices;
import paxoslab.sim.Losses;
import paxoslab.trace.Choice;
import paxoslab.trace.Finding;
import paxoslab.trace.Finding.Severity;
import paxoslab.trace.TraceEvent;

/**
 * Makes a failing run short: takes back its choices, leaves out its scenario's steps, silences
 * peers and loses messages, as long as the same rule breaks. Halves first, then smaller and smaller
 * parts, as in delta debugging (Zeller and Hildebrandt 2002), to a fixed point.
 *
 * <p>Its budget counts events and not seconds, so that the same run always shrinks to the same one.
 */
public final class Shrinker {
  /** Played in about three seconds. */
  private static final long MOST_EVENTS = 1_000_000;

  /** So many choices somebody may look at one by one. */
  private static final int FEW = 100;

  /** What a run costs before its first event, in events. */
  private static final int COST_OF_A_RUN = 100;

  /** Hard rules by which a lesson judges what it expected: void once a step is left out. */
  private static final Set<String> OF_THE_LESSON = Set.of("lesson", "task-leak", "deterministic");

  private final Experiment experiment;
  private final Finding finding;
  private Attempt best;
  private Size size;
  private long spent;
  private int runs;

  private Shrinker(Experiment experiment, Attempt failing, Finding finding) {
    this.experiment = experiment;
    this.finding = finding;
    this.best = failing;
    this.size = Size.of(failing.trace());
  }

  /**
   * Shrinks a run.
   *
   * @param failing a run of this experiment
   * @throws IllegalArgumentException if it didn't fail
   */
  public static Shrunk shrink(Experiment experiment, Attempt failing) {
    Finding finding =
        failing.failure().orElseThrow(() -> new IllegalArgumentException("this run passed"));
    Shrinker shrinker = new Shrinker(experiment, failing, finding);
    shrinker.toFixedPoint();
    return new Shrunk(shrinker.best.trace(), shrinker.runs, !shrinker.isSpent());
  }

  private void toFixedPoint() {
    Size before;
    do {
      before = size;
      takeBackChoices();
      if (finding.severity() == Severity.HARD && !OF_THE_LESSON.contains(finding.rule())) {
        leaveOutSteps();
        silencePeers();
        loseMessages();
      }
      lowerValues();
    } while (size.compareTo(before) < 0 && !isSpent());
  }

  private boolean isSpent() {
    return spent >= MOST_EVENTS;
  }

  // ---- the passes ----

  /** Faults, delays and whatever else the network was free to do. */
  private void takeBackChoices() {
    Function<Attempt, List<String>> free =
        attempt ->
            attempt.trace().choices().stream()
                .map(Choice::key)
                .filter(key -> !Choices.leavesOut(key))
                .toList();
    leaveOut(free, Shrinker::without);
  }

  private void leaveOutSteps() {
    leaveOut(Attempt::steps, Shrinker::with);
  }

  private void loseMessages() {
    leaveOut(
        attempt -> Losses.of(attempt.trace().events()).stream().map(Losses.Loss::key).toList(),
        Shrinker::with);
  }

  /** Each peer's messages are lost from as early on as the rule allows. */
  private void silencePeers() {
    int peers = best.trace().header().peers();
    for (int peer = 0; peer < peers && !isSpent(); peer++) {
      String key = Choices.SILENT + '/' + peer;
      long low = 1;
      long high = lastTime() + 1;
      while (low < high && !isSpent()) {
        long middle = low + (high - low) / 2;
        boolean early = tried(with(best, key, middle));
        high = early ? middle : high;
        low = early ? low : middle + 1;
      }
    }
  }

  /** Shorter delays are easier to read; the order of events is what matters. */
  private void lowerValues() {
    List<Choice> left = best.trace().choices();
    if (left.size() > FEW) {
      return;
    }
    for (Choice choice : left) {
      long value = choice.value();
      while (Math.abs(value) > 1 && tried(with(best, choice.key(), value / 2))) {
        value /= 2;
      }
    }
  }

  private long lastTime() {
    List<TraceEvent> events = best.trace().events();
    return events.isEmpty() ? 0 : events.get(events.size() - 1).t();
  }

  // ---- leaving out ----

  /** From the end to the beginning: what comes late is needed least. */
  private void leaveOut(
      Function<Attempt, List<String>> parts,
      BiFunction<Attempt, Collection<String>, Map<String, Long>> without) {
    List<String> left = parts.apply(best);
    for (int chunk = left.size(); chunk >= 1; chunk = chunk == 1 ? 0 : (chunk + 1) / 2) {
      int end = left.size();
      while (end > 0 && !isSpent()) {
        int begin = Math.max(0, end - chunk);
        if (tried(without.apply(best, left.subList(begin, end)))) {
          left = parts.apply(best);
          end = Math.min(begin, left.size());
        } else {
          end = begin;
        }
      }
    }
  }

  private static Map<String, Long> without(Attempt run, Collection<String> keys) {
    Map<String, Long> choices = run.trace().choiceValues();
    Set<String> left = new LinkedHashSet<>(keys);
    choices.keySet().removeIf(left::contains);
    return choices;
  }

  private static Map<String, Long> with(Attempt run, Collection<String> keys) {
    Map<String, Long> choices = run.trace().choiceValues();
    keys.forEach(key -> choices.put(key, 1L));
    return choices;
  }

  private static Map<String, Long> with(Attempt run, String key, long value) {
    Map<String, Long> choices = run.trace().choiceValues();
    choices.put(key, value);
    return choices;
  }

  /** Plays; keeps the run if it breaks the same rule and is smaller. */
  private boolean tried(Map<String, Long> choices) {
    if (isSpent()) {
      return false;
    }
    Attempt attempt = experiment.play(choices, best.trace().events().size() + 1);
    runs++;
    spent += COST_OF_A_RUN + choices.size() + attempt.trace().events().size();
    Size now = Size.of(attempt.trace());
    if (!attempt.breaks(finding.rule()) || now.compareTo(size) >= 0) {
      return false;
    }
    best = attempt;
    size = now;
    return true;
  }
}
