package paxoslab.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import paxoslab.trace.Finding;
import paxoslab.trace.Header;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;

/** The rules that a trace alone can decide. */
public final class Checks {
  private Checks() {}

  /**
   * Checks for one run, in the order of {@link Rules#ALL}. Feed each event to all of them, in
   * order, then end each.
   *
   * @param header the run's header: who takes part
   * @param sink gets each finding as it shows; one for a rule and instance at most
   */
  public static List<Check> all(Header header, Consumer<Finding> sink) {
    Run run = new Run(header);
    return List.of(
        new BallotFresh(run, sink),
        new BallotUnique(run, sink),
        new OneValuePerBallot(run, sink),
        new PromiseRises(run, sink),
        new PromiseHonest(run, sink),
        new PromiseKept(run, sink),
        new RefusesFreshBallot(run, sink),
        new QuorumBeforeAccept(run, sink),
        new ValueAdopted(run, sink),
        new ValueProposed(run, sink),
        new OneChoice(run, sink),
        new ChooseEarned(run, sink),
        new ChooseBelieved(run, sink),
        new Agreement(run, sink),
        new Stable(run, sink),
        new QuietWhenDone(run, sink),
        new ResendsDecidedForever(run, sink),
        new MinBound(run, sink),
        new MinMonotone(run, sink),
        new DoneHonest(run, sink),
        new MaxLaw(run, sink),
        new ForgottenStays(run, sink),
        new SendsForgotten(run, sink));
  }

  /** All findings of a recorded run, in the order in which they show. */
  public static List<Finding> run(Trace trace) {
    List<Finding> findings = new ArrayList<>();
    List<Check> checks = all(trace.header(), findings::add);
    for (TraceEvent event : trace.events()) {
      checks.forEach(check -> check.on(event));
    }
    checks.forEach(Check::end);
    return findings;
  }
}
