package paxoslab.junit;

import java.util.List;
import java.util.Optional;
import paxoslab.sim.World;
import paxoslab.trace.TraceEvent;

/**
 * The first instance of a range that too few peers know to be decided; holds once there is none.
 * Never looks back, so waiting for many instances stays cheap.
 */
final class FirstUndecided implements Awaited {
  private final World world;
  private final int end;
  private final int peers;
  private int at;

  FirstUndecided(World world, int from, int end, int peers) {
    this.world = world;
    this.at = from;
    this.end = end;
    this.peers = peers;
  }

  @Override
  public boolean getAsBoolean() {
    while (at < end && world.knowledge().chosenCount(at) >= peers) {
      at++;
    }
    return at == end;
  }

  @Override
  public String missing() {
    return "instance %d is decided at %d of %d peers"
        .formatted(at, world.knowledge().chosenCount(at), peers);
  }

  @Override
  public Optional<Cause> cause(List<TraceEvent> events) {
    return Duel.in(events, at);
  }
}
