package paxoslab.junit;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import paxoslab.api.Fate;
import paxoslab.explore.Adversary;
import paxoslab.host.Stimulus;
import paxoslab.sim.Channel;
import paxoslab.sim.Rule;
import paxoslab.sim.World;
import paxoslab.wire.Encoder;
import paxoslab.wire.Value;

/**
 * A lesson's peers and their world. Steps happen at once in virtual time; {@link #run} and the
 * await methods let time pass. A broken rule ends the lesson at the step during which it was
 * broken.
 */
public final class Cluster {
  /** While waiting for one thing: far beyond what a decision takes, and over within seconds. */
  private static final int MOST_EVENTS = 200_000;

  private final World world;
  private final Supervisor supervisor;
  private final Bounds bounds;
  private final Script script;
  private final Random random;
  private final List<String> names;

  Cluster(World world, Supervisor supervisor, Script script, LessonMethod lesson, long seed) {
    this.world = world;
    this.script = script;
    this.supervisor = supervisor;
    this.bounds = lesson.bounds();
    this.names = lesson.cast().names();
    this.random = new Random(seed * 31 + 7);
  }

  // ---- what the application and the world do ----

  /** A peer, to call its API. */
  public Peer peer(int index) {
    return new Peer(index);
  }

  /** How many peers there are, dead ones too. */
  public int size() {
    return world.peers();
  }

  /** One peer as its application sees it. */
  public final class Peer {
    private final int index;

    private Peer(int index) {
      this.index = index;
    }

    /** Proposes a value: a String, boxed primitive, enum, record, or a list of such. */
    public void start(int seq, Object value) {
      step("start/" + index + '/' + seq, () -> world.start(index, seq, Encoder.proposal(value)));
    }

    /** The application no longer needs instances up to this one. */
    public void done(int seq) {
      step("done/" + index + '/' + seq, () -> world.done(index, seq));
    }

    /** The peer stops for good. */
    public void kill() {
      step("kill/" + index, () -> world.kill(index));
    }

    /** The peer hears no requests, or hears them again; replies to its calls arrive. */
    public void deaf(boolean deaf) {
      step("deaf/" + index, () -> world.deaf(index, deaf));
    }

    /** Its answer to {@code status(seq)}. */
    public Fate fate(int seq) {
      always(() -> world.watch(seq));
      return world.knowledge().fate(index, seq);
    }

    public int min() {
      return world.knowledge().min(index);
    }

    public int max() {
      return world.knowledge().max(index);
    }
  }

  /** Cuts the links between groups, such as {@code "0 2 | 1 3 | 4"}. */
  public void partition(String groups) {
    step("partition", () -> world.partition(groups));
  }

  /** Ends all partitions, cuts, clogs and deafness. */
  public void heal() {
    step("heal", world::heal);
  }

  /** Cuts one direction of one link. */
  public void cut(int from, int to) {
    step("cut", () -> world.cut(from, to));
  }

  /** Holds back what travels in one direction of one link, until it is unclogged or healed. */
  public void clog(int from, int to) {
    step("clog", () -> world.clog(from, to));
  }

  /** Lets go what {@link #clog} held back. */
  public void unclog(int from, int to) {
    step("unclog", () -> world.unclog(from, to));
  }

  /** Sets how the network treats messages from now on. */
  public void channel(Channel channel) {
    step("channel", () -> world.channel(channel));
  }

  /** A channel whose faults each seed switches on or off. */
  public void swarm() {
    channel(Channel.swarm(world.choices()));
  }

  /** The network looks for trouble from now on, as in a search for schedules; a seed says how. */
  public void adversary() {
    Adversary adversary = Adversary.inTime(world);
    channel(adversary.channel());
    for (int fault = 0; fault < Adversary.FAULTS; fault++) {
      int number = fault;
      step("fault", () -> adversary.fault(number));
    }
  }

  /** Adds a rule that is asked before the channel's. */
  public void rule(Rule rule) {
    step("rule", () -> world.rule(rule));
  }

  /** Takes back the rules added. */
  public void clearRules() {
    step("clear-rules", world::clearRules);
  }

  /** Speaks: shown as a caption in the visualizer. */
  public void note(String text) {
    world.note(text);
  }

  /** The scenario's own random numbers: the same for the same seed. */
  public Random random() {
    return random;
  }

  /** Lets virtual time pass. */
  public void run(Duration time) {
    step("run", () -> world.run(micros(time)));
  }

  /** Virtual time since the run began. */
  public Duration now() {
    return Duration.ofNanos(world.now() * 1_000);
  }

  // ---- what a lesson expects ----

  /** More than half of the peers. */
  public int majority() {
    return world.peers() / 2 + 1;
  }

  /** How many peers say that the instance is chosen. */
  public int decidedCount(int seq) {
    always(() -> world.watch(seq));
    return world.knowledge().chosenCount(seq);
  }

  /** Requests that peers sent to other peers so far. */
  public long remoteCalls() {
    return world.remoteCalls();
  }

  /** Waits until so many peers know the decision, within the lesson's bound. */
  public void awaitDecided(int seq, int peers) {
    awaitDecided(seq, peers, bounds.decide());
  }

  /** As {@link #awaitDecided(int, int)}, within a bound of virtual time. */
  public void awaitDecided(int seq, int peers, Duration bound) {
    awaitDecided(seq, seq + 1, peers, bound);
  }

  /**
   * Waits until all of these instances, from 0 up, are decided at so many peers, within the bound.
   */
  public void awaitAllDecided(int instances, int peers) {
    awaitDecided(0, instances, peers, bounds.decide());
  }

  /** As {@link #awaitAllDecided(int, int)}, within a bound of virtual time. */
  public void awaitAllDecided(int instances, int peers, Duration bound) {
    awaitDecided(0, instances, peers, bound);
  }

  /** Waits until the instances from one up to another, exclusive, are decided at so many peers. */
  public void awaitRangeDecided(int from, int to, int peers) {
    awaitDecided(from, to, peers, bounds.decide());
  }

  private void awaitDecided(int from, int to, int peers, Duration bound) {
    for (int seq = from; seq < to; seq++) {
      world.watch(seq);
    }
    supervisor.check();
    FirstUndecided first = new FirstUndecided(world, from, to, peers);
    await(first, bound, "decides-after-heal");
  }

  /** Waits until min is at least so high at each peer that is alive. */
  public void awaitMin(int min) {
    await(new MinEverywhere(world, min, names), bounds.min(), "min-progress");
  }

  /** Waits for something, within the lesson's bound for decisions. */
  void await(Awaited awaited, String rule) {
    await(awaited, bounds.decide(), rule);
  }

  private void await(Awaited awaited, Duration bound, String rule) {
    if (!script.takes("await")) {
      return;
    }
    long began = world.now();
    int last = world.nextEvent() + MOST_EVENTS;
    world.runUntil(() -> awaited.getAsBoolean() || world.nextEvent() > last, micros(bound));
    supervisor.check();
    if (!awaited.getAsBoolean() && !script.isPartial()) {
      boolean busy = world.nextEvent() > last;
      Duration waited = Duration.ofMillis((world.now() - began) / 1_000);
      supervisor.missed(rule, waited, awaited, busy);
    }
  }

  /** No peer may know a decision. */
  public void expectUndecided(int seq) {
    int decided = decidedCount(seq);
    expect(
        decided == 0,
        "lesson",
        "instance " + seq + " is decided at " + decided + " peers, though no majority could talk");
  }

  /** So many requests to other peers, at most, since a count taken before. */
  public void expectRemoteCalls(long since, long atMost) {
    long used = world.remoteCalls() - since;
    expect(
        used <= atMost,
        "rpc-budget",
        used + " calls to other peers were made; " + atMost + " are enough");
  }

  /**
   * No more requests to other peers so far than the lesson's bound allows for so many instances.
   */
  public void expectCallsFor(int instances) {
    expectCallsFor(0, instances);
  }

  /** As {@link #expectCallsFor(int)}, since a count taken before. */
  void expectCallsFor(long since, int instances) {
    expectRemoteCalls(since, (long) instances * bounds.calls());
  }

  /**
   * Lets all that is under way end, and some more time pass if it never does. A handler that still
   * waits where nothing is under way will wait for ever, which breaks a rule.
   */
  public void settle(Duration atMost) {
    run(atMost);
    supervisor.settled();
  }

  /** How many tasks the live peers have: running, ready or waiting. */
  public int tasksAlive() {
    return supervisor.tasksAlive();
  }

  /** The number of tasks may not have grown with the number of instances since a count before. */
  public void expectNoTaskLeak(int before, int instances) {
    int more = tasksAlive() - before;
    expect(
        more < instances / 2,
        "task-leak",
        "after "
            + instances
            + " more instances "
            + more
            + " more tasks are alive"
            + supervisor.whereMostWait());
  }

  /** No more tasks than a count before may be alive, give or take one a peer. */
  void expectNobodyWaits(int before) {
    int more = tasksAlive() - before;
    expect(
        more < world.peers(),
        "task-leak",
        more
            + " more tasks than before are alive, long after all that they could wait for was done"
            + supervisor.whereMostWait());
  }

  /** From now on the values given to peers are followed, for {@link #expectValuesReleased}. */
  public void followValues() {
    always(() -> world.tellAll(new Stimulus.AuditValues(true)));
  }

  /** No live peer may still hold a value of an instance below its min. */
  public void expectValuesReleased() {
    always(() -> world.tellAll(new Stimulus.AuditValues(false)));
  }

  /** Fails the lesson with a rule and a sentence unless the condition holds. */
  public void expect(boolean condition, String rule, String otherwise) {
    if (!condition && !script.isPartial()) {
      throw new LessonFailed(supervisor.finding(rule, otherwise));
    }
  }

  /** The value that the peers agree on, if any says it is chosen. */
  public java.util.Optional<Value> decision(int seq) {
    for (int peer = 0; peer < world.peers(); peer++) {
      var value = world.knowledge().value(peer, seq);
      if (value.isPresent()) {
        return value;
      }
    }
    return java.util.Optional.empty();
  }

  private void step(String what, Runnable action) {
    if (script.takes(what)) {
      always(action);
    }
  }

  /** What asks only, and changes nothing. */
  private void always(Runnable action) {
    action.run();
    supervisor.check();
  }

  private static long micros(Duration d) {
    return d.toNanos() / 1_000;
  }
}
