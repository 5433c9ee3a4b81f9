package paxoslab.explore;

import java.util.BitSet;
import paxoslab.sim.Channel;
import paxoslab.sim.Choices;
import paxoslab.sim.World;

/**
 * The network as an opponent: it looks for trouble by the strategy of a seed, with latencies,
 * partitions and clogged links.
 *
 * <pre>{@code
 * Adversary adversary = Adversary.inTime(world);
 * world.channel(adversary.channel());
 * for (int fault = 0; fault < Adversary.FAULTS; fault++) {
 *   adversary.fault(fault);
 * }
 * }</pre>
 */
public final class Adversary {
  /** Partitions or clogged links of a run, at most. */
  public static final int FAULTS = 3;

  private static final long MILLI = 1_000;

  private final World world;
  private final Strategy strategy;

  Adversary(World world, Strategy strategy) {
    this.world = world;
    this.strategy = strategy;
  }

  /** That of the world's choices, whose messages arrive in the order of time. */
  public static Adversary inTime(World world) {
    return new Adversary(world, Strategy.inTime(world.choices()));
  }

  /** How long messages take. */
  public Channel channel() {
    return strategy.channel(world.choices());
  }

  /** The same, where news of a decision comes late; see {@link Strategy#withLateNews}. */
  Channel channelWithLateNews() {
    return strategy.withLateNews(world.choices());
  }

  /**
   * A partition or a clogged link, for a while; nothing if the strategy knows neither.
   *
   * @param number of the fault; each happens once
   */
  public void fault(int number) {
    boolean partitions = strategy == Strategy.PARTITIONS;
    if (world.peers() == 1 || !(partitions || strategy == Strategy.CLOGGED_LINKS)) {
      return;
    }
    Choices choices = world.choices();
    long begins = world.now() + choices.drawn("fault-at/" + number, u -> (long) (u * 400 * MILLI));
    long ends = begins + choices.drawn("fault-for/" + number, u -> (long) (u * 1_500 * MILLI));
    long which = choices.drawn("fault/" + number, u -> (long) (u * (1 << 20)));
    if (partitions) {
      world.at(begins, () -> world.partition(groups(which)));
      world.at(ends, world::heal);
    } else {
      int from = (int) (which % world.peers());
      int to = (from + 1 + (int) (which / world.peers() % (world.peers() - 1))) % world.peers();
      world.at(begins, () -> world.clog(from, to));
      world.at(ends, () -> world.unclog(from, to));
    }
  }

  /** Two groups, neither empty: bit i of the mask says where peer i is. */
  private String groups(long which) {
    int masks = (1 << world.peers()) - 2;
    BitSet left = BitSet.valueOf(new long[] {1 + which % masks});
    StringBuilder one = new StringBuilder();
    StringBuilder other = new StringBuilder();
    for (int peer = 0; peer < world.peers(); peer++) {
      (left.get(peer) ? one : other).append(peer).append(' ');
    }
    return one + "| " + other.toString().strip();
  }
}
