package paxoslab.explore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import paxoslab.host.CarrierPool;
import paxoslab.sim.Choices;
import paxoslab.sim.World;
import paxoslab.solution.Solution;
import paxoslab.trace.Choice;
import paxoslab.trace.Trace;

/**
 * A run in which a person decides: it begins with peers that were just created, every message waits
 * until it is delivered, and what the application does is a choice like any other. So such a run is
 * a trace that can be played again.
 *
 * <pre>{@code
 * Trace nothing = LiveRun.begin(solution, pool, 3);
 * }</pre>
 */
public final class LiveRun {
  /** The scenario's name in a trace. */
  public static final String SCENARIO = "LIVE";

  /** The most peers. */
  public static final int MOST_PEERS = 9;

  private static final String PEERS = "peers";
  private static final String STEP = "live/";

  /** Until when virtual time has passed, in microseconds plus one. */
  private static final String UNTIL = "live/until";

  private static final long SEED = 1;

  private final Peers peers;
  private final long seed;
  private final Map<String, Long> values;
  private final List<Planned> steps = new ArrayList<>();

  /** A step, and when it happens. */
  private record Planned(int number, long at, String key, LiveStep step) {}

  private LiveRun(
      Solution solution, CarrierPool pool, int count, long seed, Map<String, Long> values) {
    Map<String, String> params = new LinkedHashMap<>();
    params.put(PEERS, String.valueOf(count));
    this.peers = new Peers(solution, pool, SCENARIO, "A run by hand", count, params);
    this.seed = seed;
    this.values = values;
    values.forEach(
        (key, value) -> {
          if (isStep(key)) {
            steps.add(planned(key, value - 1, count));
          }
        });
    steps.sort(Comparator.comparingInt(Planned::number));
  }

  private static boolean isStep(String key) {
    return key.startsWith(STEP) && !key.equals(UNTIL);
  }

  private static Planned planned(String key, long at, int peers) {
    int slash = key.indexOf('/', STEP.length());
    LiveStep step = LiveStep.of(key.substring(slash + 1));
    if (step.peer() >= peers) {
      throw new IllegalArgumentException(
          "the choice \"" + key + "\" is about peer " + step.peer() + " of " + peers);
    }
    return new Planned(numberOf(key), at, key, step);
  }

  /** The place of a step among the steps, from 0. */
  private static int numberOf(String key) {
    int slash = key.indexOf('/', STEP.length());
    try {
      return Integer.parseInt(key, STEP.length(), Math.max(STEP.length(), slash), 10);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "the choice \"" + key + "\" is no step of a live run: its second part is no number", e);
    }
  }

  /**
   * Peers that were just created, with nothing done.
   *
   * @param peers how many, 1 to {@link #MOST_PEERS}
   * @throws IllegalArgumentException if it is another number
   */
  public static Trace begin(Solution solution, CarrierPool pool, int peers) {
    requirePeers(peers);
    return new LiveRun(solution, pool, peers, SEED, Map.of(Choices.HELD, 1L)).play();
  }

  /**
   * Plays a live run again, or one with other choices.
   *
   * @throws IllegalArgumentException if the trace's parameters or choices are not those of a live
   *     run
   */
  public static Trace replay(Solution solution, CarrierPool pool, Trace recorded) {
    String text = recorded.header().params().getOrDefault(PEERS, "");
    int count;
    try {
      count = Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "the trace's parameter peers is \"" + text + "\", and not a number", e);
    }
    requirePeers(count);
    long seed = recorded.header().seed();
    return new LiveRun(solution, pool, count, seed, recorded.choiceValues()).play();
  }

  private static void requirePeers(int peers) {
    if (peers < 1 || peers > MOST_PEERS) {
      throw new IllegalArgumentException("peers must be 1 to " + MOST_PEERS + ", not " + peers);
    }
  }

  /** The virtual time up to which a live run has come, in microseconds. */
  public static long now(Trace run) {
    return Math.max(0, run.choiceValues().getOrDefault(UNTIL, 0L) - 1);
  }

  /** The choice that lets virtual time pass up to a moment, in microseconds. */
  public static Choice until(long micros) {
    return new Choice(UNTIL, micros + 1);
  }

  /** The choice that makes a step the next one of a run, at its present time. */
  public static Choice next(Trace run, LiveStep step) {
    int number =
        1
            + run.choices().stream()
                .map(Choice::key)
                .filter(LiveRun::isStep)
                .mapToInt(LiveRun::numberOf)
                .max()
                .orElse(-1);
    return new Choice(STEP + number + '/' + step.key(), now(run) + 1);
  }

  private Trace play() {
    List<Choice> made = new ArrayList<>();
    Choices choices = Choices.recorded(values, made::add);
    Watcher watcher = new Watcher(peers.header(seed), rule -> true, Integer.MAX_VALUE);
    peers.play(seed, choices, watcher, null, world -> scenario(world, choices, watcher));
    return new Trace(peers.header(seed), made, watcher.events(), watcher.findings());
  }

  private void scenario(World world, Choices choices, Watcher watcher) {
    for (Planned planned : steps) {
      pass(world, planned.at());
      if (watcher.isOver() || world.fault() != null) {
        return;
      }
      choices.drawn(planned.key(), u -> 0);
      planned.step().play(world);
    }
    // The run isn't over where a person has come: nothing is expected of its end.
    pass(world, choices.drawn(UNTIL, u -> 0) - 1);
  }

  private static void pass(World world, long until) {
    world.run(Math.max(0, until - world.now()));
  }
}
