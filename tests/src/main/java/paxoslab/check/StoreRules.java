package paxoslab.check;

import static paxoslab.trace.Finding.Severity.BOUND;
import static paxoslab.trace.Finding.Severity.HARD;

import java.util.List;
import paxoslab.trace.Finding.Severity;

/** Rules about part B's store: what its clients may see. */
public final class StoreRules {
  private static final String HANDOUT = "§13";

  public static final Rule KV_ANSWERED =
      rule(
          "kv-answered",
          "A client is told by a server",
          HARD,
          "the lab's API",
          "An operation is complete only when a server has answered DONE to it.");
  public static final Rule KV_ONCE =
      rule(
          "kv-once",
          "An operation takes effect once",
          HARD,
          "the lab's API",
          "However often an operation is asked for, and of whom: it takes effect once.");
  public static final Rule KV_LINEARIZABLE =
      rule(
          "kv-linearizable",
          "The store looks like one machine",
          HARD,
          "Herlihy and Wing, Linearizability",
          "Each operation takes effect at one moment between its call and its answer, for all"
              + " clients alike.");
  public static final Rule KV_PROGRESS =
      rule(
          "kv-progress",
          "A majority serves its clients",
          BOUND,
          "the lab's API",
          "An operation is complete in bounded virtual time once its client can reach a majority.");

  /** These rules, in the order of the handout. */
  static final List<Rule> ALL = List.of(KV_ANSWERED, KV_ONCE, KV_LINEARIZABLE, KV_PROGRESS);

  private StoreRules() {}

  /** A rule as it is told of a store. */
  static Rule inPartB(Rule rule) {
    if (!rule.id().equals(Rules.VALUES_RELEASED.id())) {
      return rule;
    }
    return new Rule(
        rule.id(),
        rule.title(),
        rule.severity(),
        "A text that no key has any more, and that is no client's last answer, is reachable from"
            + " nowhere in a server or its peer.",
        rule.source(),
        "§13.1");
  }

  private static Rule rule(
      String id, String title, Severity severity, String source, String sentence) {
    return new Rule(id, title, severity, sentence, source, HANDOUT);
  }
}
