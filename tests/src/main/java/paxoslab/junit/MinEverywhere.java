package paxoslab.junit;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import paxoslab.sim.World;
import paxoslab.trace.TraceEvent;

/** Holds once min is at least so high at each peer that is alive. */
final class MinEverywhere implements Awaited {
  private final World world;
  private final int min;
  private final List<String> names;

  MinEverywhere(World world, int min, List<String> names) {
    this.world = world;
    this.min = min;
    this.names = names;
  }

  @Override
  public boolean getAsBoolean() {
    return behind().findAny().isEmpty();
  }

  private IntStream behind() {
    return IntStream.range(0, world.peers())
        .filter(peer -> !world.isDead(peer) && world.knowledge().min(peer) < min);
  }

  @Override
  public String missing() {
    int lowest = behind().map(world.knowledge()::min).min().orElse(min);
    String peers = String.join(", ", behind().mapToObj(names::get).toList());
    return "min() is %d at %s and should be %d".formatted(lowest, peers, min);
  }

  @Override
  public Optional<Cause> cause(List<TraceEvent> events) {
    DoneNews news = new DoneNews(events, names);
    return behind().boxed().findFirst().map(peer -> news.missingAt(peer, min - 1));
  }
}
