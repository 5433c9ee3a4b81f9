package paxoslab.visualizer.branch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import paxoslab.explore.LiveRun;
import paxoslab.explore.LiveStep;
import paxoslab.host.CarrierPool;
import paxoslab.solution.Solution;
import paxoslab.trace.Choice;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;
import paxoslab.visualizer.branch.Change.Kind;

/**
 * A run that somebody plays by hand, from peers that were just created. What is done makes a branch
 * of the run so far; to take it back is to go to the branch's parent. Each is a trace that can be
 * played again.
 *
 * <p>Playing may take seconds with a slow solution; it is not for the thread of a window.
 */
public final class Live {
  /** So long, in virtual microseconds, nothing need happen before it is said that nothing will. */
  private static final long LONGEST_WAIT = 3_600_000_000L;

  private static final long FIRST_WAIT = 1_000_000;

  private final WhatIf tree;

  private Live(WhatIf tree) {
    this.tree = tree;
  }

  /**
   * Creates the peers.
   *
   * @param peers how many, 1 to {@link LiveRun#MOST_PEERS}
   */
  public static Live begin(Solution solution, int peers) throws NoWhatIfException {
    if (!solution.refusals().isEmpty()) {
      throw new NoWhatIfException(
          "No live run: " + solution.name() + " is refused: " + solution.refusals().get(0));
    }
    try (CarrierPool pool = new CarrierPool()) {
      return new Live(WhatIf.of(LiveRun.begin(solution, pool, peers), solution));
    }
  }

  /**
   * Goes on where a live run was saved.
   *
   * @param tree of a trace that {@link #isLive}
   */
  public static Live of(WhatIf tree) {
    return new Live(tree);
  }

  /** True for the trace of a run that was played by hand. */
  public static boolean isLive(Trace trace) {
    return trace.header().scenario().equals(LiveRun.SCENARIO);
  }

  /** The run as it began, and all that was played since. */
  public WhatIf tree() {
    return tree;
  }

  /** The virtual time up to which a run has come, in microseconds. */
  public static long now(Branch run) {
    return LiveRun.now(run.trace());
  }

  /** The messages that wait at the end of a run; none if it broke a rule, which ends it. */
  public static Hand hand(Branch run) {
    return run.hand(now(run));
  }

  /** Delivers or drops a message that waits. */
  public Branch play(Branch run, Change change) {
    return tree.play(run, timed(change, now(run) + 1));
  }

  /** Delivers all messages that wait, one after the other in the order in which they were sent. */
  public Branch deliverAll(Branch run) {
    List<InFlight> all = hand(run).inFlight();
    Map<String, Long> edits = new LinkedHashMap<>();
    for (int i = 0; i < all.size(); i++) {
      long later = i;
      all.get(i)
          .deliver()
          .choices()
          .forEach((key, takes) -> edits.put(key, takes == 0 ? 0 : takes + later));
    }
    return tree.play(
        run,
        timed(
            change(run, Kind.DELIVER, "deliver all " + all.size() + " messages", edits),
            now(run) + all.size()));
  }

  /** Calls or kills a peer. */
  public Branch play(Branch run, LiveStep step) {
    Choice next = LiveRun.next(run.trace(), step);
    Map<String, Long> edits = Map.of(next.key(), next.value());
    return tree.play(run, timed(change(run, Kind.STEP, step.text(), edits), now(run)));
  }

  /** Lets virtual time pass, in microseconds. */
  public Branch pass(Branch run, long micros) {
    String text = "%s pass".formatted(seconds(micros));
    return tree.play(run, timed(change(run, Kind.WAIT, text, Map.of()), now(run) + micros));
  }

  /**
   * Lets virtual time pass until the next timer or timeout; empty if there is none within an hour.
   */
  public Optional<Branch> passToNext(Branch run) {
    long now = now(run);
    // Not the longest at once: peers that try again and again do much in an hour.
    for (long wait = FIRST_WAIT; wait <= LONGEST_WAIT; wait *= 60) {
      Trace later = tree.look(run, timed(change(run, Kind.WAIT, "", Map.of()), now + wait));
      int last = run.timeline().size();
      Optional<TraceEvent> next =
          later.events().stream().skip(last).filter(event -> event.t() > now).findFirst();
      if (next.isPresent()) {
        return Optional.of(pass(run, next.get().t() - now));
      }
    }
    return Optional.empty();
  }

  private static String seconds(long micros) {
    return micros % 1_000 == 0 ? micros / 1_000 + " ms" : micros + " µs";
  }

  private static Change change(Branch run, Kind kind, String text, Map<String, Long> choices) {
    int last = run.timeline().size() - 1;
    return new Change(kind, text, TraceEvent.NONE, last, choices);
  }

  private static Change timed(Change change, long until) {
    Choice time = LiveRun.until(until);
    Map<String, Long> edits = new LinkedHashMap<>(change.choices());
    edits.put(time.key(), time.value());
    return new Change(change.kind(), change.text(), change.message(), change.after(), edits);
  }
}
