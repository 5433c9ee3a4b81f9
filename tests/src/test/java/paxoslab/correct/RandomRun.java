package paxoslab.correct;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import paxoslab.api.Fate;
import paxoslab.check.Checks;
import paxoslab.host.CarrierPool;
import paxoslab.host.Cast;
import paxoslab.host.LocalHost;
import paxoslab.host.Stage;
import paxoslab.sim.Channel;
import paxoslab.sim.Choices;
import paxoslab.sim.Latency;
import paxoslab.sim.World;
import paxoslab.solution.Solution;
import paxoslab.trace.Finding;
import paxoslab.trace.Finding.Severity;
import paxoslab.trace.Header;
import paxoslab.trace.TraceEvent;
import paxoslab.wire.Value;

/**
 * A short run in which everything is drawn from a seed: the size of the group, the network, who
 * starts what and when, partitions, deaf and dead peers, dones. Then all is healed, every live peer
 * starts every instance, and what the peers owe must come in bounded virtual time.
 *
 * <p>All times are virtual microseconds.
 */
final class RandomRun implements AutoCloseable {
  private static final long RPC_TIMEOUT = 500_000;
  private static final long SHORTEST_CHAOS = 100_000;
  private static final long LONGEST_CHAOS = 1_500_000;

  /** As the laws have it for min(); no lesson is stricter with a decision on a good network. */
  private static final long BOUND = 10_000_000;

  private final Random script;
  private final List<LocalHost> hosts = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Checks checks;
  private final World world;
  private final int peers;
  private final int instances;
  private final long chaos;

  /** By peer: the highest done that its application called, or -1. */
  private final int[] done;

  private int last = TraceEvent.NONE;

  private RandomRun(Solution solution, CarrierPool pool, long seed) {
    script = new Random(seed * 0x9E3779B97F4A7C15L);
    peers = script.nextInt(4) == 0 ? 5 : 3;
    instances = 1 + script.nextInt(2);
    chaos = between(SHORTEST_CHAOS, LONGEST_CHAOS);
    done = IntStream.generate(() -> -1).limit(peers).toArray();
    Stage stage = new Stage(pool);
    List<String> names = IntStream.range(0, peers).mapToObj(peer -> "p" + peer).toList();
    for (int peer = 0; peer < peers; peer++) {
      hosts.add(new LocalHost(stage, solution, Cast.peers(names), peer, script.nextLong()));
    }
    checks = new Checks(header(solution, names, seed), this::found);
    Choices choices = Choices.seeded(seed, choice -> {});
    world = new World(stage, hosts, choices, RPC_TIMEOUT, this::see);
  }

  /** Plays one run, and tells what broke a rule that is more than advice. */
  static List<Finding> play(Solution solution, CarrierPool pool, long seed) {
    try (RandomRun run = new RandomRun(solution, pool, seed)) {
      run.play();
      return run.findings;
    }
  }

  private static Header header(Solution solution, List<String> names, long seed) {
    return new Header(
        "random",
        "A random run",
        seed,
        Map.of(),
        names.stream().map(name -> new Header.Node(name, "peer")).toList(),
        solution.name(),
        solution.sha256(),
        RPC_TIMEOUT);
  }

  private void see(TraceEvent event) {
    last = event.id();
    checks.on(event);
  }

  private void found(Finding finding) {
    if (finding.severity() != Severity.ADVICE) {
      findings.add(finding);
      world.stop();
    }
  }

  private void play() {
    world.begin();
    world.channel(channel());
    starts();
    if (chance(0.6)) {
      parting();
    }
    if (chance(0.1)) {
      int peer = script.nextInt(peers);
      world.at(someTime(), () -> world.kill(peer));
    }
    if (chance(0.5)) {
      dones();
    }
    world.run(chaos);
    world.heal();
    world.clearRules();
    world.channel(Channel.reliable());
    // One more than before, for news of done may be slow until another instance is agreed on.
    for (int seq = 0; seq <= instances; seq++) {
      for (int peer = 0; peer < peers; peer++) {
        world.start(peer, seq, new Value.Text("late" + peer));
      }
    }
    await("decides-after-heal", this::allDecided);
    await("min-progress", this::minRisen);
    world.askEverything();
    checks.end();
    if (world.fault() != null) {
      add(world.fault().fault().rule(), world.fault().peer(), world.fault().fault().toString());
    }
  }

  private Channel channel() {
    return switch (script.nextInt(6)) {
      case 0 -> Channel.hostile();
      case 1 -> Channel.reordering();
      case 2 -> Channel.mitUnreliable();
      case 3 -> new Channel(Latency.uniform(500, 20_000), List.of());
      default -> Channel.swarm(world.choices());
    };
  }

  private void starts() {
    List<Integer> proposers = shuffledPeers();
    int rivals = 2 + script.nextInt(2);
    long spread = chance(0.5) ? 20_000 : chaos;
    for (int seq = 0; seq < instances; seq++) {
      for (int peer : proposers.subList(0, rivals)) {
        startLater(peer, seq, spread);
        if (chance(0.1)) {
          startLater(peer, seq, spread);
        }
      }
    }
  }

  private void startLater(int peer, int seq, long spread) {
    Value value = new Value.Text("v" + peer + "." + script.nextInt(2));
    world.at(between(0, spread), () -> world.start(peer, seq, value));
  }

  private void parting() {
    for (int i = 1 + script.nextInt(3); i > 0; i--) {
      int one = script.nextInt(peers);
      int other = (one + 1 + script.nextInt(peers - 1)) % peers;
      String groups = groups();
      boolean deaf = chance(0.5);
      world.at(
          someTime(),
          switch (script.nextInt(5)) {
            case 0 -> () -> world.cut(one, other);
            case 1 -> () -> world.clog(one, other);
            case 2 -> () -> world.deaf(one, deaf);
            default -> () -> world.partition(groups);
          });
      if (chance(0.5)) {
        world.at(someTime(), world::heal);
      }
    }
  }

  private String groups() {
    List<Integer> order = shuffledPeers();
    int first = 1 + script.nextInt(peers - 1);
    StringBuilder groups = new StringBuilder();
    for (int i = 0; i < peers; i++) {
      groups.append(i == first ? "| " : "").append(order.get(i)).append(' ');
    }
    return groups.toString();
  }

  /** Each peer's application is done at a time of its own, decided or not; or never. */
  private void dones() {
    for (int peer = 0; peer < peers; peer++) {
      int caller = peer;
      for (int i = script.nextInt(3); i >= 0; i--) {
        int seq = script.nextInt(instances + 1) - 1;
        world.at(between(chaos / 3, chaos), () -> callDone(caller, seq));
      }
    }
  }

  private void callDone(int peer, int seq) {
    if (!world.isDead(peer)) {
      done[peer] = Math.max(done[peer], seq);
    }
    world.done(peer, seq);
  }

  private boolean allDecided() {
    for (int peer = 0; peer < peers; peer++) {
      for (int seq = done[peer] + 1; seq <= instances && !world.isDead(peer); seq++) {
        if (world.knowledge().fate(peer, seq) == Fate.PENDING) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean minRisen() {
    int owed = IntStream.of(done).min().getAsInt() + 1;
    // What a dead peer's application said last may never have left it.
    boolean someDead = IntStream.range(0, peers).anyMatch(world::isDead);
    return someDead
        || IntStream.range(0, peers).allMatch(peer -> world.knowledge().min(peer) >= owed);
  }

  private void await(String rule, BooleanSupplier condition) {
    if (!world.runUntil(condition, BOUND) && findings.isEmpty() && world.fault() == null) {
      add(rule, TraceEvent.NONE, "not within 10 s of virtual time");
    }
  }

  private void add(String rule, int peer, String text) {
    findings.add(new Finding(rule, Severity.HARD, last, peer, text, List.of(), null));
  }

  private boolean chance(double probability) {
    return script.nextDouble() < probability;
  }

  private long between(long low, long high) {
    return low + (long) (script.nextDouble() * (high - low));
  }

  private long someTime() {
    return between(0, chaos);
  }

  private List<Integer> shuffledPeers() {
    List<Integer> order = new ArrayList<>(IntStream.range(0, peers).boxed().toList());
    Collections.shuffle(order, script);
    return order;
  }

  @Override
  public void close() {
    world.close();
    hosts.forEach(LocalHost::release);
  }
}
