package paxoslab.sim;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import paxoslab.host.Host;
import paxoslab.host.Stage;
import paxoslab.host.Stimulus;
import paxoslab.trace.TraceEvent;
import paxoslab.wire.Value;

/**
 * One run: peers, a network, virtual time. The same hosts, scenario and choices give the same
 * events, byte for byte.
 *
 * <p>All times are virtual microseconds since the run began.
 */
public final class World implements AutoCloseable {
  private final Stage stage;
  private final List<Host> hosts;
  private final Network network;
  private final Choices choices;
  private final Journal journal;
  private final Traffic traffic;
  private final Knowledge knowledge;
  private final Clients clients;
  private final int peers;
  private final Agenda agenda;
  private final @Nullable Picked picked;
  private final boolean[] dead;
  private final RunLoop loop;

  /**
   * A world at time zero; the peers are not constructed yet.
   *
   * @param hosts one for each peer, by index
   * @param rpcTimeoutMicros after how long a call without a reply fails
   * @param sink sees each event as it happens
   */
  public World(
      Stage stage,
      List<? extends Host> hosts,
      Choices choices,
      long rpcTimeoutMicros,
      Consumer<TraceEvent> sink) {
    this(stage, hosts, hosts.size(), choices, rpcTimeoutMicros, sink, null);
  }

  /**
   * The same with clients, and where messages arrive as somebody picks them.
   *
   * @param peers how many of the hosts have a vote; the others are clients
   * @param picker null for the order of time
   */
  public World(
      Stage stage,
      List<? extends Host> hosts,
      int peers,
      Choices choices,
      long rpcTimeoutMicros,
      Consumer<TraceEvent> sink,
      @Nullable Picker picker) {
    this.stage = stage;
    this.hosts = List.copyOf(hosts);
    this.peers = peers;
    this.network = new Network(hosts.size(), peers);
    this.choices = choices;
    this.dead = new boolean[hosts.size()];
    this.knowledge = new Knowledge(hosts.size());
    this.journal = new Journal(sink);
    this.picked = picker == null ? null : new Picked(picker, choices);
    this.agenda = new Agenda(picked);
    this.traffic = new Traffic(network, choices, journal, agenda, rpcTimeoutMicros, dead, picked);
    this.clients = new Clients(journal);
    Consequences consequences = new Consequences(journal, traffic, knowledge, clients);
    this.loop = new RunLoop(stage, this.hosts, peers, dead, agenda, journal, traffic, consequences);
  }

  /** Constructs the peers. Before anything else. */
  public void begin() {
    tellAll(new Stimulus.Created());
  }

  // ---- what a scenario does ----

  /** The application calls {@code start}; the answer is immediate, the work is not. */
  public void start(int peer, int seq, Value value) {
    if (!dead[peer]) {
      int id = journal.write(new TraceEvent.Call(journal.next(), now(), peer, "start", seq, value));
      loop.tell(peer, new Stimulus.Start(seq, value), id);
    }
    watch(seq);
  }

  /** The application calls {@code done}. */
  public void done(int peer, int seq) {
    if (!dead[peer]) {
      int id = journal.write(new TraceEvent.Call(journal.next(), now(), peer, "done", seq, null));
      loop.tell(peer, new Stimulus.Done(seq), id);
    }
  }

  /**
   * The application calls a client, which must be free.
   *
   * @param client its index among the nodes
   */
  public void invoke(int client, Stimulus.Invoke what) {
    loop.tell(client, what, clients.asked(client, what));
  }

  /** Who hears of each operation of a client that is complete; it may invoke the next one. */
  public void onCompletion(Consumer<Completion> listener) {
    clients.listen(listener);
  }

  /** From now on every peer's status of this instance is known after each of its turns. */
  public void watch(int seq) {
    if (knowledge.watch(seq)) {
      tellAll(new Stimulus.Watch(seq));
    }
  }

  /** Tells every live peer a stimulus that concerns no message. */
  public void tellAll(Stimulus stimulus) {
    loop.tellAll(stimulus);
  }

  /** This peer stops for good. */
  public void kill(int peer) {
    if (!dead[peer]) {
      int id = journal.write(new TraceEvent.Kill(journal.next(), now(), peer));
      loop.tell(peer, new Stimulus.Kill(), id);
      dead[peer] = true;
    }
  }

  /**
   * Cuts the links between groups, such as {@code "0 2 | 1 3 | 4"}; replaces earlier partitions.
   */
  public void partition(String groups) {
    network.partition(groups);
    journal.write(new TraceEvent.Partition(journal.next(), now(), groups));
  }

  /** Cuts one direction of one link. */
  public void cut(int from, int to) {
    network.cut(from, to);
    journal.write(new TraceEvent.Partition(journal.next(), now(), from + " > " + to));
  }

  /**
   * Holds back what travels in one direction of one link, until {@link #unclog} or {@link #heal}.
   */
  public void clog(int from, int to) {
    network.clog(from, to, true);
    note("the link from p" + from + " to p" + to + " is clogged");
  }

  /** Lets go what {@link #clog} held back. */
  public void unclog(int from, int to) {
    network.clog(from, to, false);
    note("the link from p" + from + " to p" + to + " is open again");
    traffic.release();
  }

  /** A peer hears no requests, or hears them again; replies to its own calls always arrive. */
  public void deaf(int peer, boolean deaf) {
    network.deaf(peer, deaf);
    journal.write(new TraceEvent.Deaf(journal.next(), now(), peer, deaf));
  }

  /** Ends all partitions, cuts, clogs and deafness. */
  public void heal() {
    network.heal();
    journal.write(new TraceEvent.Heal(journal.next(), now()));
    traffic.release();
  }

  /** Sets how the network treats messages from now on. */
  public void channel(Channel channel) {
    network.channel(channel);
  }

  /** Adds a rule that is asked before the channel's. */
  public void rule(Rule rule) {
    network.add(rule);
  }

  /** Takes back the rules added. */
  public void clearRules() {
    network.clearRules();
  }

  /** The scenario speaks: shown as a caption. */
  public void note(String text) {
    journal.write(new TraceEvent.Note(journal.next(), now(), text));
  }

  /** Does something at a later time, while the world runs. */
  public void at(long micros, Runnable action) {
    traffic.schedule(Math.max(0, micros - now()), new Agenda.Act(action));
  }

  /** Lets so much virtual time pass. */
  public void run(long micros) {
    runUntil(() -> false, micros);
  }

  /**
   * Lets time pass until the condition holds, checked after each turn.
   *
   * @return true if it holds; false if the time is over, or the run was stopped
   */
  public boolean runUntil(BooleanSupplier condition, long atMostMicros) {
    return loop.runUntil(condition, atMostMicros);
  }

  /** From now on each step ends with questions about all that is watched. */
  public void askEverythingAtEnds() {
    loop.asks(Stimulus.Scope.EVERYTHING);
  }

  /** Learns every peer's answers to all that is watched. */
  public void askEverything() {
    tellAll(new Stimulus.Ask(Stimulus.Scope.EVERYTHING));
  }

  /** Ends the run at once: nothing more happens. */
  public void stop() {
    loop.stop();
  }

  // ---- what a scenario can know ----

  public long now() {
    return journal.now();
  }

  /** How many take part, clients too. */
  public int nodes() {
    return hosts.size();
  }

  /** How many have a vote. */
  public int peers() {
    return peers;
  }

  /** What the peers last answered. */
  public Knowledge knowledge() {
    return knowledge;
  }

  public boolean isDead(int peer) {
    return dead[peer];
  }

  /** Requests sent to other peers so far. */
  public long remoteCalls() {
    return traffic.remoteCalls();
  }

  /** True if nothing is under way: no message, no timer. */
  public boolean isIdle() {
    return agenda.isEmpty() && loop.isEmpty();
  }

  /** The fault that ended the run, or null. */
  public @Nullable PeerFault fault() {
    return loop.fault();
  }

  public Choices choices() {
    return choices;
  }

  /** The id that the next event will have. */
  public int nextEvent() {
    return journal.next();
  }

  @Override
  public void close() {
    loop.stop();
    if (picked != null) {
      picked.giveUp();
    }
    stage.stop(hosts);
  }
}
