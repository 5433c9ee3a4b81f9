package paxoslab.junit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import paxoslab.sim.Channel;
import paxoslab.sim.Completion;
import paxoslab.sim.Rule;
import paxoslab.sim.World;

/**
 * A lesson's store: servers, each with its peer, and clients, in their world. What clients are
 * asked for happens while time passes: in {@link #run} and the await methods. A broken rule ends
 * the lesson at the step during which it was broken.
 */
public final class Store {
  private static final String PROGRESS = "kv-progress";

  private final Cluster cluster;
  private final World world;
  private final Supervisor supervisor;
  private final Script script;
  private final List<Client> clients = new ArrayList<>();

  Store(Cluster cluster, World world, Supervisor supervisor, Script script) {
    this.cluster = cluster;
    this.world = world;
    this.supervisor = supervisor;
    this.script = script;
    for (int node = world.peers(); node < world.nodes(); node++) {
      clients.add(new Client(world, script, node));
    }
    world.onCompletion(this::completed);
  }

  private void completed(Completion completion) {
    clients.get(completion.client() - world.peers()).completed(completion);
  }

  /** A client, to be asked for something. */
  public Client client(int index) {
    return clients.get(index);
  }

  /** How many clients there are. */
  public int clients() {
    return clients.size();
  }

  /** How many servers there are, dead ones too. */
  public int servers() {
    return world.peers();
  }

  /** More than half of the servers. */
  public int majority() {
    return cluster.majority();
  }

  /** A server stops for good, and its peer. */
  public void kill(int server) {
    cluster.peer(server).kill();
  }

  /**
   * Cuts the links between groups of servers and clients, such as {@code "s0 c0 | s1 s2 c1"}; a
   * client that is not named reaches all.
   */
  public void partition(String groups) {
    cluster.partition(
        Stream.of(groups.split("\\|")).map(this::numbers).collect(Collectors.joining(" | ")));
  }

  private String numbers(String names) {
    return Stream.of(names.trim().split("\\s+"))
        .map(name -> String.valueOf(node(name)))
        .collect(Collectors.joining(" "));
  }

  /** The index of a node by its name, such as {@code s0} or {@code c1}. */
  public int node(String name) {
    int index = Integer.parseInt(name.substring(1));
    return name.charAt(0) == 'c' ? world.peers() + index : index;
  }

  /** Ends all partitions, cuts, clogs and deafness. */
  public void heal() {
    cluster.heal();
  }

  /** Sets how the network treats messages from now on. */
  public void channel(Channel channel) {
    cluster.channel(channel);
  }

  /** A channel whose faults each seed switches on or off. */
  public void swarm() {
    cluster.swarm();
  }

  /** Adds a rule that is asked before the channel's. */
  public void rule(Rule rule) {
    cluster.rule(rule);
  }

  /** Takes back the rules added. */
  public void clearRules() {
    cluster.clearRules();
  }

  /** Speaks: shown as a caption in the visualizer. */
  public void note(String text) {
    cluster.note(text);
  }

  /** The scenario's own random numbers: the same for the same seed. */
  public Random random() {
    return cluster.random();
  }

  /** Lets virtual time pass. */
  public void run(Duration time) {
    cluster.run(time);
  }

  /** Virtual time since the run began. */
  public Duration now() {
    return cluster.now();
  }

  /** Requests that servers' peers sent to each other so far. */
  public long remoteCalls() {
    return world.remoteCalls();
  }

  /** So many requests between peers, at most, since a count taken before. */
  public void expectRemoteCalls(long since, long atMost) {
    cluster.expectRemoteCalls(since, atMost);
  }

  /** No more requests between peers, since a count, than the lesson allows for operations. */
  public void expectCallsFor(long since, int operations) {
    cluster.expectCallsFor(since, operations);
  }

  // ---- what a lesson expects ----

  /** Waits until all that clients were asked for is complete, within the lesson's bound. */
  public void await() {
    await(clients);
  }

  /** As {@link #await()}, for some clients. */
  public void await(List<Client> some) {
    cluster.await(new OpenOperations(some, servers()), PROGRESS);
  }

  /**
   * What one client was asked for last must not be complete: no server that it reaches has a
   * majority, and others may know better.
   */
  public void expectStalled(Client client) {
    if (client.isFree() && !script.isPartial()) {
      throw new LessonFailed(supervisor.answeredWithoutMajority(client.node()));
    }
  }

  /** Fails the lesson with a rule and a sentence unless the condition holds. */
  public void expect(boolean condition, String rule, String otherwise) {
    cluster.expect(condition, rule, otherwise);
  }

  /** Waits until min is at least so high at each server that is alive. */
  public void awaitMin(int min) {
    cluster.awaitMin(min);
  }

  /** The highest instance that any live server's peer knows of. */
  public int highestInstance() {
    int highest = -1;
    for (int server = 0; server < servers(); server++) {
      highest = world.isDead(server) ? highest : Math.max(highest, world.knowledge().max(server));
    }
    return highest;
  }

  /** From now on texts of 10,000 characters and more that servers are given are followed. */
  public void followTexts() {
    cluster.followValues();
  }

  /** No live server may still hold one of the texts that {@link #followTexts} follows. */
  public void expectTextsReleased() {
    // Without some of the puts what is held may be what a key has.
    if (!script.isPartial()) {
      cluster.expectValuesReleased();
    }
  }

  /** How many tasks the live servers and clients have. */
  public int tasksAlive() {
    return supervisor.tasksAlive();
  }

  /** As in {@link Cluster#expectNoTaskLeak}. */
  public void expectNoTaskLeak(int before, int operations) {
    cluster.expectNoTaskLeak(before, operations);
  }

  /** No more tasks than a count before may be alive, give or take one a server. */
  public void expectNobodyWaits(int before) {
    cluster.expectNobodyWaits(before);
  }

  /** True if this run leaves steps out: then the lesson expects nothing. */
  boolean isPartial() {
    return script.isPartial();
  }
}
