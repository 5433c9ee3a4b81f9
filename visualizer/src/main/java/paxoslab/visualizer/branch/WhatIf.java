package paxoslab.visualizer.branch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import paxoslab.solution.Solution;
import paxoslab.solution.SolutionException;
import paxoslab.solution.SolutionFinder;
import paxoslab.trace.Choice;
import paxoslab.trace.Finding;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceDiff;
import paxoslab.trace.TraceEvent;

/** A recorded run whose solution is at hand, and the branches that were played from it. */
public final class WhatIf {
  private static final String REMEDY =
      "; open the trace with --solution DIR, reference or skeleton";

  private final Scenario scenario;
  private final Branch original;
  private final List<Branch> branches = new ArrayList<>();

  private WhatIf(Scenario scenario, Trace trace) {
    this.scenario = scenario;
    this.original = Branch.original(trace);
    branches.add(original);
  }

  /**
   * Takes the solution that a trace names, or the one that somebody else does.
   *
   * @param spec as for {@link SolutionFinder#find}; null for that of the trace
   * @param root the project's directory
   * @throws NoWhatIfException if there is no such solution, or it plays another run
   */
  public static WhatIf of(Trace trace, @Nullable String spec, Path root) throws NoWhatIfException {
    String wanted = spec == null ? trace.header().solution() : spec;
    if (wanted == null) {
      throw new NoWhatIfException("No what-if: the trace doesn't say whose run it is" + REMEDY);
    }
    try {
      return of(trace, SolutionFinder.find(wanted, root));
    } catch (SolutionException e) {
      throw new NoWhatIfException(
          "No what-if: the solution is not at hand (" + e.getMessage() + ")" + REMEDY, e);
    }
  }

  /**
   * Plays a trace again with a solution, to see whether it is the same.
   *
   * @throws NoWhatIfException if it isn't, or can't be played
   */
  public static WhatIf of(Trace trace, Solution solution) throws NoWhatIfException {
    Scenario scenario = Scenario.of(trace.header(), solution);
    Trace again = scenario.play(trace);
    Optional<TraceDiff.Difference> difference =
        // A search notes choices of its own, which nobody makes again.
        TraceDiff.first(trace, again).filter(d -> d.part() != TraceDiff.Part.CHOICE);
    if (difference.isPresent()) {
      String where = where(difference.get());
      throw new NoWhatIfException(
          "No what-if: " + solution.name() + " plays another run, " + where + REMEDY);
    }
    // Lines and log lines may have moved; else the recorded run is as good, and has its findings.
    boolean same = again.events().equals(trace.events());
    List<Finding> findings = same ? trace.findings() : again.findings();
    return new WhatIf(
        scenario, new Trace(again.header(), again.choices(), again.events(), findings));
  }

  private static String where(TraceDiff.Difference difference) {
    int event = difference.leftId() == TraceEvent.NONE ? difference.rightId() : difference.leftId();
    return difference.part() == TraceDiff.Part.EVENT
        ? "from event " + event + " on"
        : "of another scenario or of other peers";
  }

  /** The run that was recorded. */
  public Branch original() {
    return original;
  }

  /** All runs, each right below the one that it parts from, those of one parent in order. */
  public List<Branch> tree() {
    List<Branch> all = branches();
    List<Branch> tree = new ArrayList<>();
    add(original, all, tree);
    return List.copyOf(tree);
  }

  private static void add(Branch branch, List<Branch> all, List<Branch> tree) {
    tree.add(branch);
    all.stream()
        .filter(other -> other.parent().filter(parent -> parent == branch).isPresent())
        .forEach(child -> add(child, all, tree));
  }

  private synchronized List<Branch> branches() {
    return List.copyOf(branches);
  }

  /**
   * Plays on from a run, with one message's fate changed. May take seconds; not for the thread of a
   * window.
   *
   * @param change one of the run's {@link Branch#at}
   */
  public Branch play(Branch from, Change change) {
    return keep(from, change, look(from, change));
  }

  /** The run that {@link #play} would make a branch. */
  Trace look(Branch from, Change change) {
    List<Choice> choices = new ArrayList<>();
    for (Map.Entry<String, Long> choice : change.in(from.trace()).entrySet()) {
      choices.add(new Choice(choice.getKey(), choice.getValue()));
    }
    return scenario.play(new Trace(original.trace().header(), choices, List.of(), List.of()));
  }

  private synchronized Branch keep(Branch from, Change change, Trace trace) {
    Branch branch = Branch.of(branches.size(), from, change, trace);
    branches.add(branch);
    return branch;
  }

  /** What came of a branch, in a few sentences. */
  public static String tell(Branch branch) {
    TraceEvent parts = branch.timeline().event(branch.partsAt());
    String broke =
        branch
            .trace()
            .failure()
            .map(f -> "It breaks " + f.rule() + ": " + f.text())
            .orElse("No rule is broken.");
    return String.format(
            Locale.ROOT,
            "Branch %d: %s. It parts at event %d. %s %s",
            branch.number(),
            branch.title(),
            parts.id(),
            broke,
            branch.remark())
        .strip();
  }
}
