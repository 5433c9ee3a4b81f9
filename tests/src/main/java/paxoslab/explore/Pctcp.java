package paxoslab.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import paxoslab.sim.Picker;

/**
 * Probabilistic concurrency testing with chain partitioning (Ozkan, Majumdar, Niksic, Befrouei and
 * Weissenbacher, "Randomized Testing of Distributed Systems with Probabilistic Guarantees", OOPSLA
 * 2018): messages form chains, in each of which one is caused by the one before; chains have random
 * priorities; the message of the highest one arrives first; at a few random moments the chain at
 * work falls to the lowest. A fault that shows whenever d events come in some order, among n events
 * of at most w concurrent chains, is found with a probability of at least 1 / (w² n^(d-1)).
 *
 * <p>A timer or a timeout comes instead of a message now and then, or late messages would never
 * meet a proposer that has given up on them. News of a decision comes last, and mostly not at all
 * while a proposer has something to wait for: see {@link Strategy#withLateNews}.
 */
final class Pctcp implements Picker {
  /** How many of the d events may be placed freely, besides the first. */
  private static final int CHANGES = 2;

  private static final int EXPECTED_MESSAGES = 60;
  private static final double OF_TIME = 0.4;

  /** The same where all that is under way is news of a decision. */
  private static final double OF_TIME_BEFORE_NEWS = 0.9;

  /** Below what any chain falls to. */
  private static final double LAST = -1e6;

  private final SplittableRandom random;
  private final IntUnaryOperator causeOf;
  private final List<Integer> changes = new ArrayList<>();

  /** The chain of each message by the id of its Send or Reply. */
  private final Map<Integer, Integer> chainOf = new HashMap<>();

  /** The last message of each chain; only a successor of that may join. */
  private final List<Integer> tails = new ArrayList<>();

  private final List<Double> priorities = new ArrayList<>();
  private int picks;
  private boolean inOrder;

  /**
   * Priorities of a seed.
   *
   * @param causeOf for the id of a Send or Reply, that of the Send or Reply whose arrival caused
   *     it; negative if there was none
   */
  Pctcp(long seed, IntUnaryOperator causeOf) {
    this.random = new SplittableRandom(seed);
    this.causeOf = causeOf;
    for (int i = 0; i < CHANGES; i++) {
      changes.add(random.nextInt(EXPECTED_MESSAGES));
    }
  }

  /** From now on messages arrive in the order of sending. */
  void inOrder() {
    inOrder = true;
  }

  @Override
  public int pick(List<UnderWay> underWay) {
    if (inOrder) {
      return 0;
    } else if (random.nextDouble() < OF_TIME) {
      return NOTHING;
    } else if (areNews(underWay) && random.nextDouble() < OF_TIME_BEFORE_NEWS) {
      return NOTHING;
    }
    int highest = 0;
    for (int i = 0; i < underWay.size(); i++) {
      if (priority(underWay.get(i)) > priority(underWay.get(highest))) {
        highest = i;
      }
    }
    if (changes.contains(picks++)) {
      priorities.set(chain(underWay.get(highest)), -random.nextDouble() - picks);
    }
    return highest;
  }

  private double priority(UnderWay message) {
    return priorities.get(chain(message)) + (isNews(message) ? LAST : 0);
  }

  private static boolean isNews(UnderWay message) {
    return Strategy.isNews(false, message.request());
  }

  private static boolean areNews(List<UnderWay> underWay) {
    for (UnderWay message : underWay) {
      if (!isNews(message)) {
        return false;
      }
    }
    return true;
  }

  private int chain(UnderWay message) {
    return chainOf.computeIfAbsent(message.sent(), this::join);
  }

  private int join(int message) {
    int cause = causeOf.applyAsInt(message);
    int chain = cause < 0 ? -1 : tails.indexOf(cause);
    if (chain < 0) {
      tails.add(message);
      priorities.add(random.nextDouble());
      return tails.size() - 1;
    }
    tails.set(chain, message);
    return chain;
  }
}
