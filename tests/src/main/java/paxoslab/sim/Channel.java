package paxoslab.sim;

import java.util.ArrayList;
import java.util.List;

/** How the network treats messages: a latency, and rules of which the first answer wins. */
public record Channel(Latency latency, List<Rule> rules) {
  private static final long MILLI = 1_000;

  public Channel {
    rules = List.copyOf(rules);
  }

  /** True if it leaves nothing open. */
  boolean isFixed() {
    return rules.isEmpty() && latency == Latency.FIXED;
  }

  /** Loses nothing; each message takes a millisecond. */
  public static Channel reliable() {
    return new Channel(Latency.FIXED, List.of());
  }

  /** Loses nothing, but messages overtake each other: 1 to 1000 ms, log-uniform. */
  public static Channel reordering() {
    return new Channel(Latency.logUniform(MILLI, 1000 * MILLI), List.of());
  }

  /**
   * The unreliable channel of MIT's 6.824 Paxos lab: a tenth of the requests is not handled, of the
   * rest a fifth is handled in vain.
   */
  public static Channel mitUnreliable() {
    return new Channel(
        Latency.uniform(MILLI, 5 * MILLI), List.of(Rule.loseRequests(0.1), Rule.loseReplies(0.2)));
  }

  /**
   * The unreliable network of MIT's 6.5840: 0 to 26 ms, a tenth of requests and of replies lost.
   */
  public static Channel labrpcUnreliable() {
    return new Channel(
        Latency.uniform(1, 26 * MILLI), List.of(Rule.loseRequests(0.1), Rule.loseReplies(0.1)));
  }

  /** 6.5840's long reordering on top: two replies in three come 200 to 2400 ms later. */
  public static Channel labrpcLongReordering() {
    return with(labrpcUnreliable(), Rule.reorderReplies(2.0 / 3, 200 * MILLI, 2400 * MILLI));
  }

  /** 6.5840's long delays: a message in ten hangs for up to 7 s. */
  public static Channel labrpcLongDelays() {
    return with(labrpcUnreliable(), Rule.delay(0.1, 100 * MILLI, 7000 * MILLI));
  }

  /** Everything at once: loss, duplication, slow messages and a latency of many magnitudes. */
  public static Channel hostile() {
    return new Channel(
        Latency.logUniform(MILLI, 300 * MILLI),
        List.of(
            Rule.loseRequests(0.1),
            Rule.loseReplies(0.1),
            Rule.duplicate(0.1, 800 * MILLI),
            Rule.delay(0.05, 300 * MILLI, 2000 * MILLI)));
  }

  /**
   * Each seed switches each kind of fault on or off: some bugs hide where there is too much noise.
   */
  public static Channel swarm(Choices choices) {
    List<Rule> rules = new ArrayList<>();
    if (on(choices, "swarm/lose-requests")) {
      rules.add(Rule.loseRequests(0.15));
    }
    if (on(choices, "swarm/lose-replies")) {
      rules.add(Rule.loseReplies(0.15));
    }
    if (on(choices, "swarm/duplicate")) {
      rules.add(Rule.duplicate(0.2, 800 * MILLI));
    }
    if (on(choices, "swarm/slow")) {
      rules.add(Rule.delay(0.1, 300 * MILLI, 2000 * MILLI));
    }
    boolean wide = on(choices, "swarm/latency");
    return new Channel(
        wide ? Latency.logUniform(MILLI, 1000 * MILLI) : Latency.uniform(MILLI, 10 * MILLI), rules);
  }

  private static boolean on(Choices choices, String key) {
    return choices.drawn(key, u -> u < 0.5 ? 1 : 0) != 0;
  }

  /** This channel with one more rule, asked first. */
  public Channel with(Rule first) {
    return with(this, first);
  }

  private static Channel with(Channel base, Rule first) {
    List<Rule> rules = new ArrayList<>(List.of(first));
    rules.addAll(base.rules());
    return new Channel(base.latency(), rules);
  }
}
