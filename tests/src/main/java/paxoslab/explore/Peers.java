package paxoslab.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import paxoslab.host.CarrierPool;
import paxoslab.host.Cast;
import paxoslab.host.LocalHost;
import paxoslab.host.Stage;
import paxoslab.host.StuckTaskException;
import paxoslab.sim.Choices;
import paxoslab.sim.PeerSeeds;
import paxoslab.sim.Picker;
import paxoslab.sim.World;
import paxoslab.solution.Solution;
import paxoslab.trace.Header;

/** A solution's peers, as many as a scenario has, and worlds to put them into. */
final class Peers {
  /** As in lessons. */
  static final long RPC_TIMEOUT_MICROS = 500_000;

  private final Solution solution;
  private final CarrierPool pool;
  private final String scenario;
  private final String title;
  private final Map<String, String> params;
  private final List<String> names;
  private final List<Header.Node> nodes;
  private final Cast cast;

  /** Of the seed that was played last: a search of all schedules plays one seed for ever. */
  private long @Nullable [] peerSeeds;

  private long seedOfThose;

  Peers(Solution solution, CarrierPool pool, Scope scope) {
    this(solution, pool, Scope.SCENARIO, "Explored schedules", scope.peers(), scope.params());
  }

  /**
   * Peers of any scenario.
   *
   * @param scenario its name in a trace
   * @param params as they stand in a trace
   */
  Peers(
      Solution solution,
      CarrierPool pool,
      String scenario,
      String title,
      int count,
      Map<String, String> params) {
    this.solution = solution;
    this.pool = pool;
    this.scenario = scenario;
    this.title = title;
    this.params = params;
    this.names = IntStream.range(0, count).mapToObj(i -> "p" + i).toList();
    this.nodes = names.stream().map(name -> new Header.Node(name, Header.Node.PEER)).toList();
    this.cast = Cast.peers(names);
  }

  Header header(long seed) {
    return new Header(
        scenario,
        title,
        seed,
        params,
        nodes,
        solution.name(),
        solution.sha256(),
        RPC_TIMEOUT_MICROS);
  }

  /** What is done in a world. */
  interface Scenario {
    void play(World world);
  }

  /** Plays one run from its beginning to its end. */
  void play(
      long seed, Choices choices, Watcher watcher, @Nullable Picker picker, Scenario scenario) {
    Stage stage = new Stage(pool);
    List<LocalHost> hosts = new ArrayList<>();
    long[] seeds = peerSeeds(seed);
    for (int peer = 0; peer < names.size(); peer++) {
      hosts.add(new LocalHost(stage, solution, cast, peer, seeds[peer]));
    }
    try (World world =
        new World(stage, hosts, hosts.size(), choices, RPC_TIMEOUT_MICROS, watcher, picker)) {
      watcher.watch(world);
      // Not at once: what happens within one step takes no change of threads.
      world.at(0, world::begin);
      scenario.play(world);
      if (world.fault() != null) {
        watcher.breaks(world.fault());
      }
    } catch (StuckTaskException e) {
      watcher.breaks(e, hosts.indexOf(e.host()));
    } finally {
      hosts.forEach(LocalHost::release);
    }
  }

  private long[] peerSeeds(long seed) {
    long[] seeds = peerSeeds;
    if (seeds == null || seedOfThose != seed) {
      seeds = new long[names.size()];
      for (int peer = 0; peer < seeds.length; peer++) {
        seeds[peer] = PeerSeeds.of(seed, peer);
      }
      peerSeeds = seeds;
      seedOfThose = seed;
    }
    return seeds;
  }
}
