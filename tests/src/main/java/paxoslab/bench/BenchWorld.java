package paxoslab.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import paxoslab.host.CarrierPool;
import paxoslab.host.Cast;
import paxoslab.host.LocalHost;
import paxoslab.host.Stage;
import paxoslab.sim.Channel;
import paxoslab.sim.Choices;
import paxoslab.sim.World;
import paxoslab.solution.Solution;
import paxoslab.wire.Value;

/** A world whose events are counted and let go. */
final class BenchWorld implements AutoCloseable {
  private static final long RPC_TIMEOUT_MICROS = 500_000;

  private final Stage stage;
  private final World world;
  private final List<LocalHost> hosts = new ArrayList<>();
  private long events;

  BenchWorld(CarrierPool pool, Solution solution, int peers, Channel channel) {
    stage = new Stage(pool);
    List<String> names = IntStream.range(0, peers).mapToObj(i -> "p" + i).toList();
    for (int peer = 0; peer < peers; peer++) {
      hosts.add(new LocalHost(stage, solution, Cast.peers(names), peer, peer));
    }
    world =
        new World(stage, hosts, Choices.seeded(1, choice -> {}), RPC_TIMEOUT_MICROS, e -> events++);
    world.begin();
    world.channel(channel);
  }

  World world() {
    return world;
  }

  long switches() {
    return stage.switches();
  }

  long events() {
    return events;
  }

  void start(int peer, int seq) {
    world.start(peer, seq, new Value.Text("value " + peer + " of " + seq));
  }

  /** Lets time pass until a majority knows each of these instances. */
  void awaitMajority(int firstSeq, int count) {
    int majority = hosts.size() / 2 + 1;
    int[] next = {firstSeq};
    boolean decided =
        world.runUntil(
            () -> {
              while (next[0] < firstSeq + count
                  && world.knowledge().chosenCount(next[0]) >= majority) {
                next[0]++;
              }
              return next[0] == firstSeq + count;
            },
            3_600_000_000L);
    if (!decided) {
      throw new IllegalStateException(
          "instance " + next[0] + " was not decided within an hour: " + world.fault());
    }
  }

  void doneEverywhere(int seq) {
    for (int peer = 0; peer < hosts.size(); peer++) {
      world.done(peer, seq);
    }
  }

  @Override
  public void close() {
    world.close();
    hosts.forEach(LocalHost::release);
  }
}
