package paxoslab.sim;

import java.util.ArrayDeque;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import paxoslab.host.Conductor;
import paxoslab.host.Cue;
import paxoslab.host.Effect;
import paxoslab.host.Host;
import paxoslab.host.Stage;
import paxoslab.host.Stimulus;
import paxoslab.trace.TraceEvent;

/** Lets one thing happen after the other, and tells each to its host: gives the stage its cues. */
final class RunLoop implements Conductor {
  /** Events, each caused by the one before, at one moment: after more, time stands still. */
  private static final int LONGEST_CHAIN = 100_000;

  private final Stage stage;
  private final List<Host> hosts;
  private final int peers;
  private final boolean[] dead;
  private final Agenda agenda;
  private final Journal journal;
  private final Traffic traffic;
  private final Consequences consequences;
  private final ArrayDeque<Told> immediate = new ArrayDeque<>();

  private long limit;
  private BooleanSupplier until = () -> false;

  private Stimulus.Scope scope = Stimulus.Scope.STEP;
  private boolean asks; // at the end of the present step
  private boolean reached; // the step ended because its condition held

  private boolean busy;
  private int peer;
  private int cause = TraceEvent.NONE;
  private boolean stopped;
  private @Nullable PeerFault fault;

  RunLoop(
      Stage stage,
      List<Host> hosts,
      int peers,
      boolean[] dead,
      Agenda agenda,
      Journal journal,
      Traffic traffic,
      Consequences consequences) {
    this.stage = stage;
    this.hosts = hosts;
    this.peers = peers;
    this.dead = dead;
    this.agenda = agenda;
    this.journal = journal;
    this.traffic = traffic;
    this.consequences = consequences;
  }

  /** How much is asked at the end of each step from now on. */
  void asks(Stimulus.Scope next) {
    scope = next;
  }

  /** Nothing more happens. */
  void stop() {
    stopped = true;
  }

  /** True if nobody is about to be told something. */
  boolean isEmpty() {
    return immediate.isEmpty();
  }

  /** The fault that ended the run, or null. */
  @Nullable PeerFault fault() {
    return fault;
  }

  /** Tells a node something now, or, while others have their turns, after them. */
  void tell(int node, Stimulus stimulus, int causedBy) {
    immediate.add(new Told(node, stimulus, causedBy));
    tellNow();
  }

  /** Tells every live peer something; that they are created, clients too. */
  void tellAll(Stimulus stimulus) {
    addForAll(stimulus);
    tellNow();
  }

  private void addForAll(Stimulus stimulus) {
    int whom = stimulus instanceof Stimulus.Created ? hosts.size() : peers;
    for (int node = 0; node < whom; node++) {
      if (!dead[node]) {
        immediate.add(new Told(node, stimulus, TraceEvent.NONE));
      }
    }
  }

  private void tellNow() {
    if (!busy) {
      BooleanSupplier outer = until;
      until = immediate::isEmpty;
      stage.run(this);
      until = outer;
    }
  }

  /** As {@link World#runUntil}. */
  boolean runUntil(BooleanSupplier condition, long atMostMicros) {
    limit = Math.addExact(journal.now(), atMostMicros);
    until = condition;
    asks = true;
    reached = false;
    stage.run(this);
    asks = false;
    return reached || condition.getAsBoolean();
  }

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
        Agenda.Due due = enough ? null : agenda.peek(journal.now());
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
    return new Cue(hosts.get(peer), journal.now(), told.stimulus());
  }

  @Override
  public void ended(Host host, List<Effect> effects) {
    // Who hears of an effect may tell somebody something, whose turn comes later.
    busy = true;
    try {
      for (int i = 0; i < effects.size(); i++) {
        PeerFault broke = consequences.of(peer, effects.get(i), cause);
        if (broke != null && fault == null) {
          fault = broke;
          stopped = true;
        }
      }
    } finally {
      busy = false;
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
