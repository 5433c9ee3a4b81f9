package paxoslab.explore;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much a search plays with.
 *
 * @param peers how many, 1 to 9
 * @param proposers how many of them start the instance, each with its own value
 * @param ballots how many ballots a proposer may use; messages of later ones are lost. 0: any
 *     number
 */
public record Scope(int peers, int proposers, int ballots) {
  /** The scenario's name in a trace. */
  public static final String SCENARIO = "explore";

  private static final int MOST_PEERS = 9;

  /** Refuses what can't be played. */
  public Scope {
    if (peers < 1 || peers > MOST_PEERS) {
      throw new IllegalArgumentException("peers must be 1 to " + MOST_PEERS + ", not " + peers);
    } else if (proposers < 1 || proposers > peers) {
      throw new IllegalArgumentException(
          "proposers must be 1 to " + peers + ", one for each peer, not " + proposers);
    } else if (ballots < 0) {
      throw new IllegalArgumentException("ballots must not be negative, but is " + ballots);
    }
  }

  /** The scope of a recorded run. */
  static Scope of(Map<String, String> params) {
    return new Scope(
        number(params, "peers"), number(params, "proposers"), number(params, "ballots"));
  }

  private static int number(Map<String, String> params, String name) {
    String text = params.getOrDefault(name, "");
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "the trace's parameter " + name + " is \"" + text + "\", and not a number", e);
    }
  }

  /** In a fixed order: these are part of a trace, and Map.of has another one in each JVM. */
  Map<String, String> params() {
    Map<String, String> params = new LinkedHashMap<>();
    params.put("peers", String.valueOf(peers));
    params.put("proposers", String.valueOf(proposers));
    params.put("ballots", String.valueOf(ballots));
    return params;
  }
}
