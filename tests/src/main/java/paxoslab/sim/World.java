package paxoslab.sim;

import java.util.ArrayDeque;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import paxoslab.host.Conductor;
import paxoslab.host.Cue;
import paxoslab.host.Effect;
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
  /** Events, each caused by the one before, at one moment: after more, time stands still. */
  private static final int LONGEST_CHAIN = 100_000;

  private final Stage stage;
  private final List<Host> hosts;
  private final Network network;
  private final Choices choices;
  private final Journal journal;
  private final Traffic traffic;
  private final Knowledge knowledge;
  private final Consequences consequences;
  private final Agenda agenda;
  private final @Nullable Picked picked;
  private final ArrayDeque<Told> immediate = new ArrayDeque<>();
  private final boolean[] dead;
  private final Director director = new Director();

  private long limit;
  private BooleanSupplier until = () -> false;

  private Stimulus.Scope scope = Stimulus.Scope.STEP;
  private boolean asks; // at the end of the present step
  private boolean reached; // the step ended because its condition held

  private int cause = TraceEvent.NONE;
  private boolean stopped;
  private @Nullable PeerFault fault;

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
    this(stage, hosts, choices, rpcTimeoutMicros, sink, null);
  }

  /** The same, where messages arrive as somebody picks them; null for the order of time. */
  public World(
      Stage stage,
      List<? extends Host> hosts,
      Choices choices,
      long rpcTimeoutMicros,
      Consumer<TraceEvent> sink,
      @Nullable Picker picker) {
    this.stage = stage;
    this.hosts = List.copyOf(hosts);
    this.network = new Network(hosts.size());
    this.choices = choices;
    this.dead = new boolean[hosts.size()];
    this.knowledge = new Knowledge(hosts.size());
    this.journal = new Journal(sink);
    this.picked = picker == null ? null : new Picked(picker, choices);
    this.agenda = new Agenda(picked);
    this.traffic = new Traffic(network, choices, journal, agenda, rpcTimeoutMicros, dead, picked);
    this.consequences = new Consequences(journal, traffic, knowledge);
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
      tell(peer, new Stimulus.Start(seq, value), id);
    }
    watch(seq);
  }

  /** The application calls {@code done}. */
  public void done(int peer, int seq) {
    if (!dead[peer]) {
      int id = journal.write(new TraceEvent.Call(journal.next(), now(), peer, "done", seq, null));
      tell(peer, new Stimulus.Done(seq), id);
    }
  }

  /** From now on every peer's status of this instance is known after each of its turns. */
  public void watch(int seq) {
    if (knowledge.watch(seq)) {
      tellAll(new Stimulus.Watch(seq));
    }
  }

  /** Tells every live peer a stimulus that concerns no message. */
  public void tellAll(Stimulus stimulus) {
    addForAll(stimulus);
    tellNow();
  }

  private void addForAll(Stimulus stimulus) {
    for (int peer = 0; peer < hosts.size(); peer++) {
      if (!dead[peer]) {
        immediate.add(new Told(peer, stimulus, TraceEvent.NONE));
      }
    }
  }

  /** This peer stops for good. */
  public void kill(int peer) {
    if (!dead[peer]) {
      int id = journal.write(new TraceEvent.Kill(journal.next(), now(), peer));
      tell(peer, new Stimulus.Kill(), id);
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
    limit = Math.addExact(now(), atMostMicros);
    until = condition;
    asks = true;
    reached = false;
    stage.run(director);
    asks = false;
    return reached || condition.getAsBoolean();
  }

  /** From now on each step ends with questions about all that is watched. */
  public void askEverythingAtEnds() {
    scope = Stimulus.Scope.EVERYTHING;
  }

  /** Learns every peer's answers to all that is watched. */
  public void askEverything() {
    tellAll(new Stimulus.Ask(Stimulus.Scope.EVERYTHING));
  }

  /** Ends the run at once: nothing more happens. */
  public void stop() {
    stopped = true;
  }

  // ---- what a scenario can know ----

  public long now() {
    return journal.now();
  }

  public int peers() {
    return hosts.size();
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
    return agenda.isEmpty() && immediate.isEmpty();
  }

  /** The fault that ended the run, or null. */
  public @Nullable PeerFault fault() {
    return fault;
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
    stopped = true;
    if (picked != null) {
      picked.giveUp();
    }
    stage.stop(hosts);
  }

  // ---- the run loop ----

  private void tell(int peer, Stimulus stimulus, int causedBy) {
    immediate.add(new Told(peer, stimulus, causedBy));
    tellNow();
  }

  private void tellNow() {
    if (!director.busy) {
      BooleanSupplier outer = until;
      until = immediate::isEmpty;
      stage.run(director);
      until = outer;
    }
  }

  /** Gives the stage one cue after the other. */
  private final class Director implements Conductor {
    private boolean busy;
    private int peer;

    @Override
    public @Nullable Cue next() {
      busy = true;
      try {
        while (!stopped) {
          Told first = immediate.poll();
          if (first != null) {
            return cue(first);
          }
          boolean enough = until.getAsBoolean();
          Agenda.Due due = enough ? null : agenda.peek(now());
          if (due == null || due.time() > limit) {
            if (!asks) {
              return null;
            }
            askAtEnd(enough);
            continue;
          }
          agenda.take(due);
          journal.now(due.time());
          traffic.chain(due.chain());
          if (due.chain() > LONGEST_CHAIN) {
            fault = PeerFault.timeStandsStill(due.item().peer(), journal.next() - 1);
            stopped = true;
            return null;
          }
          Told told = happen(due.item());
          if (told != null) {
            return cue(told);
          }
        }
        return null;
      } finally {
        busy = false;
      }
    }

    /** The step is over: learns what the peers answer now, in the same run of the stage. */
    private void askAtEnd(boolean enough) {
      asks = false;
      reached = enough;
      until = immediate::isEmpty;
      if (!enough) {
        journal.now(limit);
      }
      addForAll(new Stimulus.Ask(scope));
    }

    private Cue cue(Told told) {
      peer = told.peer();
      cause = told.cause();
      return new Cue(hosts.get(peer), now(), told.stimulus());
    }

    @Override
    public void ended(Host host, List<Effect> effects) {
      for (int i = 0; i < effects.size(); i++) {
        PeerFault broke = consequences.of(peer, effects.get(i), cause);
        if (broke != null && fault == null) {
          fault = broke;
          stopped = true;
        }
      }
    }
  }

  /** Lets one item happen; null if no peer hears of it. */
  private @Nullable Told happen(Agenda.Item item) {
    if (item instanceof Agenda.RequestArrives r) {
      return traffic.arrive(r);
    } else if (item instanceof Agenda.ReplyArrives r) {
      return traffic.arrive(r);
    } else if (item instanceof Agenda.CallExpires c) {
      return traffic.expire(c.rpc());
    } else if (item instanceof Agenda.TimerRings t) {
      return traffic.ring(t);
    }
    ((Agenda.Act) item).action().run();
    return null;
  }
}
