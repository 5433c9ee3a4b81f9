package paxoslab.check;

import java.util.function.Consumer;

/**
 * A run that belongs to a rule. It is played with three peers, of which p0 started instance 0 with
 * "a" and p2 with "b".
 *
 * @param fact what is special in it
 * @param steps what happens
 */
record RuleCase(Rule rule, Kind kind, String fact, Consumer<TraceBuilder> steps) {

  /** How a run stands to its rule. */
  enum Kind {
    /** Breaks it. */
    BROKEN,
    /** Would break it with one step more, or one number changed. */
    NEARLY,
    /** Looks strange, and is legal. */
    ODD
  }

  TraceBuilder run() {
    TraceBuilder run = TraceBuilder.peers(3).start(0, "a").start(2, "b");
    steps.accept(run);
    return run;
  }

  static RuleCase broken(Rule rule, String fact, Consumer<TraceBuilder> steps) {
    return new RuleCase(rule, Kind.BROKEN, fact, steps);
  }

  static RuleCase nearly(Rule rule, String fact, Consumer<TraceBuilder> steps) {
    return new RuleCase(rule, Kind.NEARLY, fact, steps);
  }

  static RuleCase odd(Rule rule, String fact, Consumer<TraceBuilder> steps) {
    return new RuleCase(rule, Kind.ODD, fact, steps);
  }

  @Override
  public String toString() {
    return rule.id() + ": " + fact;
  }
}
