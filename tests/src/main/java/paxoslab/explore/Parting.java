package paxoslab.explore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import paxoslab.sim.Choices;
import paxoslab.trace.Choice;
import paxoslab.trace.Header;
import paxoslab.trace.Trace;

/**
 * Where a failing run and the nearest passing one part: that which is the same for the longest.
 *
 * @param passing which run passed, as a clause such as {@code seed 2 passes}
 * @param event the number of events that are the same
 * @param key the first choice that differs, in the order in which the failing run made them
 * @param here what was chosen in the run that failed; 0 is the default
 * @param there what was chosen in the run that passed
 * @param nodes the names of those who took part
 */
public record Parting(
    String passing, int event, String key, long here, long there, List<String> nodes) {
  /** A page of choices; each costs a run. */
  private static final int MOST_TRIED = 60;

  /** A latency of eleven days stands for a message that never arrives. */
  private static final long FOR_EVER_MICROS = 1_000_000_000_000L;

  /** What passes goes on where the failing run was stopped. */
  private static final int MOST_TIMES_LONGER = 20;

  /** Where the runs of two seeds part; empty if all choices are the same. */
  public static Optional<Parting> of(Trace failing, Trace passing) {
    return of(failing, passing, "unshortened, seed " + passing.header().seed() + " passes");
  }

  /**
   * Where a short failing run and the nearest that passes part, of those that make one of its
   * choices otherwise; empty if none of them passes, or if there are too many to try.
   */
  public static Optional<Parting> nearest(Experiment experiment, Trace failing) {
    List<Choice> free =
        failing.choices().stream().filter(choice -> !Choices.leavesOut(choice.key())).toList();
    List<Parting> passing = new ArrayList<>();
    for (Choice choice : free.size() > MOST_TRIED ? List.<Choice>of() : free) {
      Map<String, Long> others = failing.choiceValues();
      others.remove(choice.key());
      Attempt other = experiment.play(others, MOST_TIMES_LONGER * failing.events().size());
      if (other.failure().isEmpty()) {
        of(failing, other.trace(), "with one other choice it passes").ifPresent(passing::add);
      }
    }
    return passing.stream().max(Comparator.comparingInt(Parting::event));
  }

  static Optional<Parting> of(Trace failing, Trace passing, String clause) {
    Map<String, Long> other = passing.choiceValues();
    int same = 0;
    int most = Math.min(failing.events().size(), passing.events().size());
    while (same < most && failing.events().get(same).equals(passing.events().get(same))) {
      same++;
    }
    for (Choice choice : failing.choices()) {
      long there = other.getOrDefault(choice.key(), 0L);
      if (there != choice.value()) {
        List<String> nodes = failing.header().nodes().stream().map(Header.Node::name).toList();
        return Optional.of(new Parting(clause, same, choice.key(), choice.value(), there, nodes));
      }
    }
    return Optional.empty();
  }

  /**
   * In words: {@code seed 2 passes; they part at event 13: latency of …: 812 ms here, 3 ms there}.
   */
  public String text() {
    String[] parts = key.split("/", -1);
    boolean message = parts.length == 6;
    String about =
        message
            ? "%s of %s %s → %s%s%s"
                .formatted(
                    parts[0],
                    parts[2]
                        .replace("Args", "")
                        .replace("Reply", " reply")
                        .toLowerCase(Locale.ROOT),
                    node(parts[1].replaceFirst("-.*", "")),
                    node(parts[1].replaceFirst(".*-", "")),
                    parts[3].equals("-1") ? "" : ", instance " + parts[3],
                    parts[4].equals("-1") ? "" : ", ballot " + parts[4])
            : key;
    return "%s; they part at event %d: %s: %s here, %s there"
        .formatted(passing, event, about, amount(parts[0], here), amount(parts[0], there));
  }

  private String node(String index) {
    int node = Integer.parseInt(index);
    return node < nodes.size() ? nodes.get(node) : "p" + index;
  }

  private static String amount(String kind, long value) {
    boolean time = kind.equals("latency") || kind.endsWith("-by") || kind.endsWith("-after");
    if (!time) {
      return value == 0 ? "no" : value == 1 ? "yes" : String.valueOf(value);
    }
    if (value >= FOR_EVER_MICROS) {
      return "never";
    }
    return value == 0 ? "1 ms" : String.format(Locale.ROOT, "%.1f ms", value / 1_000.0);
  }
}
