package paxoslab.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import paxoslab.host.CarrierPool;
import paxoslab.host.Cast;
import paxoslab.host.LocalHost;
import paxoslab.host.PeerSource;
import paxoslab.host.Stage;
import paxoslab.solution.Solution;
import paxoslab.trace.Choice;
import paxoslab.trace.TraceEvent;
import paxoslab.wire.Encoder;

/** A world of a few peers, without checks, and what happened in it. */
public final class Rig implements AutoCloseable {
  /** After how much virtual time a call fails. */
  public static final long TIMEOUT_MICROS = 500_000;

  private final CarrierPool pool;
  private final boolean ownsPool;
  private final Stage stage;
  private final List<LocalHost> hosts = new ArrayList<>();
  private final List<TraceEvent> events = new ArrayList<>();
  private final List<Choice> made = new ArrayList<>();
  private final World world;

  /** Peers of the given code (see {@link PeerSource}) in a world of seed 1. */
  public Rig(int peers, String code) {
    this(peers, PeerSource.peer(code), 1);
  }

  /** Peers of a solution in a world of the given seed. */
  public Rig(int peers, Solution solution, long seed) {
    this(peers, solution, seed, new CarrierPool(), true, null);
  }

  /** As above, with the carriers of earlier runs. */
  public Rig(int peers, Solution solution, long seed, CarrierPool pool) {
    this(peers, solution, seed, pool, false, null);
  }

  /** Plays with recorded choices. */
  public static Rig replay(int peers, Solution solution, long seed, List<Choice> choices) {
    Map<String, Long> values = new LinkedHashMap<>();
    choices.forEach(c -> values.put(c.key(), c.value()));
    return new Rig(peers, solution, seed, new CarrierPool(), true, values);
  }

  private Rig(
      int peers,
      Solution solution,
      long seed,
      CarrierPool pool,
      boolean ownsPool,
      Map<String, Long> recorded) {
    this.pool = pool;
    this.ownsPool = ownsPool;
    stage = new Stage(pool);
    List<String> names = IntStream.range(0, peers).mapToObj(i -> "p" + i).toList();
    for (int peer = 0; peer < peers; peer++) {
      hosts.add(new LocalHost(stage, solution, Cast.peers(names), peer, seed * 31 + peer));
    }
    Choices choices =
        recorded == null ? Choices.seeded(seed, made::add) : Choices.recorded(recorded, made::add);
    world = new World(stage, hosts, choices, TIMEOUT_MICROS, events::add);
    world.begin();
  }

  /** Starts an instance at a peer. */
  public Rig start(int peer, int seq, Object value) {
    world.start(peer, seq, Encoder.proposal(value));
    return this;
  }

  /** Starts instance 0 at peer 0 and runs for ten virtual seconds: what it logs, line by line. */
  public List<String> play() {
    start(0, 0, "x");
    world.run(10_000_000);
    return logs();
  }

  /** Lets virtual time pass. */
  public Rig run(Duration time) {
    world.run(time.toNanos() / 1_000);
    return this;
  }

  public World world() {
    return world;
  }

  public Stage stage() {
    return stage;
  }

  public CarrierPool pool() {
    return pool;
  }

  /** A peer's host. */
  public LocalHost host(int peer) {
    return hosts.get(peer);
  }

  public List<TraceEvent> events() {
    return events;
  }

  /** The choices so far that were not the default. */
  public List<Choice> choices() {
    return made;
  }

  /** The events of one kind. */
  public <E extends TraceEvent> List<E> events(Class<E> kind) {
    return stream(kind).toList();
  }

  private <E extends TraceEvent> Stream<E> stream(Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast);
  }

  /** What all peers logged, in order. */
  public List<String> logs() {
    return stream(TraceEvent.Log.class).map(TraceEvent.Log::text).toList();
  }

  /** What one peer logged, in order. */
  public List<String> logs(int peer) {
    return stream(TraceEvent.Log.class)
        .filter(l -> l.peer() == peer)
        .map(TraceEvent.Log::text)
        .toList();
  }

  @Override
  public void close() {
    world.close();
    hosts.forEach(LocalHost::release);
    if (ownsPool) {
      pool.close();
    }
  }
}
