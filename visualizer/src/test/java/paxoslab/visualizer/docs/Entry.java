package paxoslab.visualizer.docs;

import java.util.Optional;
import paxoslab.check.Rule;
import paxoslab.visualizer.sample.HandRun;

/**
 * What the page on the checks says of a rule beside the rule itself.
 *
 * @param meaning two or three sentences for a student
 * @param example how it is broken; empty where neither a picture nor a few lines can show it
 */
record Entry(Rule rule, String meaning, Optional<Example> example) {

  /** How a rule is broken. */
  sealed interface Example {}

  /**
   * A run.
   *
   * @param look what to see in it, one line
   */
  record Picture(HandRun run, String look) implements Example {}

  /**
   * Code of a peer. Where it doesn't handle a message or a call, it says yes and does nothing.
   *
   * @param java members of its class
   */
  record Code(String java) implements Example {}

  static Entry drawn(Rule rule, String meaning, String look, HandRun run) {
    return new Entry(rule, meaning, Optional.of(new Picture(run, look)));
  }

  static Entry coded(Rule rule, String meaning, String java) {
    return new Entry(rule, meaning, Optional.of(new Code(java)));
  }

  static Entry said(Rule rule, String meaning) {
    return new Entry(rule, meaning, Optional.empty());
  }
}
