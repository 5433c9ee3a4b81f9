package paxoslab.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import paxoslab.check.Checks;
import paxoslab.check.Rules;
import paxoslab.host.StuckTaskException;
import paxoslab.sim.PeerFault;
import paxoslab.sim.World;
import paxoslab.trace.Finding;
import paxoslab.trace.Finding.Severity;
import paxoslab.trace.Header;
import paxoslab.trace.TraceEvent;

/** Keeps the events of a run, feeds the checks, and stops the world at the first broken rule. */
final class Watcher implements Consumer<TraceEvent> {
  private final List<TraceEvent> events = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Checks checks;
  private final Predicate<String> rules;
  private final int mostEvents;
  private @Nullable World world;
  private boolean broken;

  /**
   * Watches a run.
   *
   * @param rules which rules count; a finding of another is no finding
   * @param mostEvents a run that has more is given up
   */
  Watcher(Header header, Predicate<String> rules, int mostEvents) {
    this.checks = new Checks(header, this::found);
    this.rules = rules;
    this.mostEvents = mostEvents;
  }

  void watch(World watched) {
    world = watched;
    // Few instances are watched, and who asks them within a step needs no change of threads.
    watched.askEverythingAtEnds();
  }

  @Override
  public void accept(TraceEvent event) {
    events.add(event);
    checks.on(event);
    if (events.size() >= mostEvents) {
      stop();
    }
  }

  private void found(Finding finding) {
    if (!rules.test(finding.rule())) {
      return;
    }
    findings.add(finding);
    if (finding.severity() != Severity.ADVICE) {
      broken = true;
      stop();
    }
  }

  private void stop() {
    if (world != null) {
      world.stop();
    }
  }

  /** True if the run is over: a rule is broken, or there were too many events. */
  boolean isOver() {
    return broken || events.size() >= mostEvents;
  }

  boolean isBroken() {
    return broken;
  }

  /** A rule is broken that no check sees. */
  void breaks(String rule, String text) {
    add(rule, TraceEvent.NONE, events.size() - 1, text, null);
  }

  /** A peer's code broke a rule of the API. */
  void breaks(PeerFault fault) {
    String rule = fault.fault().rule();
    add(rule, fault.peer(), fault.at(), fault.fault().text(), fault.fault().where());
  }

  /** A peer's code never waits. */
  void breaks(StuckTaskException stuck, int peer) {
    String where = stuck.frames().isEmpty() ? null : stuck.frames().get(0);
    String text = "code runs on and on, or blocks for real, and never waits in virtual time";
    add("busy-loop", peer, events.size() - 1, text, where);
  }

  private void add(String rule, int peer, int at, String text, @Nullable String where) {
    Severity severity = Rules.find(rule).orElseThrow().severity();
    List<Integer> evidence = at < 0 ? List.of() : List.of(at);
    findings.add(new Finding(rule, severity, at, peer, text, evidence, where));
    broken = true;
  }

  /** The run is over: checks that judge a whole run speak now. */
  void end() {
    checks.end();
  }

  List<TraceEvent> events() {
    return events;
  }

  List<Finding> findings() {
    return findings;
  }

  /** The Send or Reply whose arrival caused this one; negative if there was none. */
  int causeOf(int message) {
    TraceEvent event = events.get(message);
    int cause = event instanceof TraceEvent.Send s ? s.cause() : ((TraceEvent.Reply) event).cause();
    TraceEvent arrival = cause < 0 ? event : events.get(cause);
    if (arrival instanceof TraceEvent.Deliver d) {
      return d.send();
    }
    return arrival instanceof TraceEvent.DeliverReply d ? d.send() : TraceEvent.NONE;
  }
}
