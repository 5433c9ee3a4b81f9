package paxoslab.explore;

import java.util.List;
import paxoslab.api.ChooseArgs;
import paxoslab.api.Request;
import paxoslab.sim.Channel;
import paxoslab.sim.Choices;
import paxoslab.sim.Latency;

/**
 * How a search makes its choices. Each seed picks one: none finds all faults first. Shares, times
 * and delays are those that found the faults of {@code lab bench} in the fewest runs.
 *
 * <p>All of them decide how long a message takes and nothing else about it, so a run of each can be
 * played again, and shrunk, from those times alone. Loss needs no choice of its own: a message that
 * takes for ever is lost.
 */
enum Strategy {
  /** In order of sending, but for about one to ten messages, which come much later. */
  FEW_DELAYS("a few long delays", 1),
  /** Each message under way is as likely as any other to arrive next. */
  RANDOM_WALK("random walk", 3),
  /** Latencies of many magnitudes, and partitions that come and go. */
  PARTITIONS("partitions", 2),
  /** Links that hold everything back for a while, each in its direction. */
  CLOGGED_LINKS("clogged links", 1),
  /** See {@link Pctcp}. */
  PCTCP("priorities (PCTCP)", 3);

  /** Long enough for a duel of some ballots, though many calls time out. */
  static final long SAFETY_MICROS = 5_000_000;

  /** So long it takes on average, in virtual microseconds, until news of a decision arrives. */
  private static final long NEWS_MICROS = 4 * SAFETY_MICROS;

  /** The choice among them. */
  static final String KEY = "strategy";

  private static final List<Strategy> ALL = List.of(values());
  private static final int SHARES = ALL.stream().mapToInt(s -> s.share).sum();
  private static final long MILLI = 1_000;

  private final String words;

  /** How many of ten seeds. */
  private final int share;

  Strategy(String words, int share) {
    this.words = words;
    this.share = share;
  }

  /** The strategy of a seed. */
  static Strategy of(Choices choices) {
    return numbered(choices.drawn(KEY, Strategy::ofTen));
  }

  /** The same of those that let messages arrive when their time has come. */
  static Strategy inTime(Choices choices) {
    Strategy strategy = of(choices);
    return strategy == PCTCP ? RANDOM_WALK : strategy;
  }

  private static long ofTen(double u) {
    double left = u * SHARES;
    int strategy = 0;
    while (left >= ALL.get(strategy).share) {
      left -= ALL.get(strategy).share;
      strategy++;
    }
    return strategy;
  }

  /** The strategy that a recorded run's choice stands for; the first for what is none. */
  static Strategy numbered(long number) {
    return number >= 0 && number < ALL.size() ? ALL.get((int) number) : FEW_DELAYS;
  }

  String words() {
    return words;
  }

  /**
   * Until when proposers may start, in virtual microseconds: no longer than a message takes, or the
   * first would be through before the second begins.
   */
  long startsWithin() {
    return switch (this) {
      case FEW_DELAYS -> 4 * MILLI;
      case RANDOM_WALK -> 100 * MILLI;
      case PARTITIONS -> 50 * MILLI;
      case CLOGGED_LINKS -> 300 * MILLI;
      case PCTCP -> 10;
    };
  }

  /** How long messages take. */
  Channel channel(Choices choices) {
    return new Channel(latency(choices), List.of());
  }

  /**
   * The same, but most news of a decision comes after the search for trouble: who has not heard of
   * it goes on proposing, and so must find out from the promises. Faults of later ballots show in
   * half of the runs that they take otherwise.
   */
  Channel withLateNews(Choices choices) {
    Latency usual = latency(choices);
    if (this == PCTCP) {
      return new Channel(usual, List.of());
    }
    Latency late = Latency.exponential(NEWS_MICROS);
    return new Channel(
        (m, c) -> (isNews(m.reply(), m.request()) ? late : usual).micros(m, c), List.of());
  }

  /** True for a message that tells of a decision. */
  static boolean isNews(boolean reply, Request<?> request) {
    return !reply && request instanceof ChooseArgs;
  }

  private Latency latency(Choices choices) {
    return switch (this) {
      case FEW_DELAYS -> fewDelays(choices);
      case RANDOM_WALK -> Latency.exponential(500 * MILLI);
      case PARTITIONS -> Latency.logUniform(10 * MILLI, 2_000 * MILLI);
      case CLOGGED_LINKS -> Latency.uniform(MILLI, 500 * MILLI);
      case PCTCP -> Latency.recorded();
    };
  }

  private static Latency fewDelays(Choices choices) {
    long delays = choices.drawn("delays", u -> 1 + (long) (u * 10));
    // A ballot has about twenty messages.
    double probability = delays / 20.0;
    return (m, c) ->
        c.drawn(
            Latency.KEY,
            m,
            u -> u < probability ? 100 * MILLI + (long) (u / probability * 1_500 * MILLI) : 0);
  }
}
