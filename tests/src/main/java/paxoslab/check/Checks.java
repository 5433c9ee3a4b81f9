package paxoslab.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import paxoslab.trace.Finding;
import paxoslab.trace.Header;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceEvent.Call;
import paxoslab.trace.TraceEvent.Deliver;
import paxoslab.trace.TraceEvent.DeliverReply;
import paxoslab.trace.TraceEvent.Reply;
import paxoslab.trace.TraceEvent.Result;
import paxoslab.trace.TraceEvent.Send;
import paxoslab.trace.TraceEvent.Timeout;
import paxoslab.trace.TraceEvent.Timer;
import paxoslab.wire.Messages;

/**
 * The rules that a trace alone can decide, watching one run. Feed it each event in order, then end
 * it.
 *
 * <pre>{@code
 * Checks checks = new Checks(trace.header(), findings::add);
 * trace.events().forEach(checks::on);
 * checks.end();
 * }</pre>
 */
public final class Checks {
  private final Run run;
  private final @Nullable StoreChecks store;
  private final List<Monitor> monitors;
  private final Sees.Sends[] sends;
  private final Sees.Deliveries[] deliveries;
  private final Sees.Replies[] replies;
  private final Sees.Answers[] answers;
  private final Sees.Calls[] calls;
  private final Sees.Results[] results;
  private final Sees.World[] world;
  private final Sees.Turns[] turns;
  private final Sees.End[] ends;

  /**
   * Checks for one run, in the order of {@link Rules#ALL}.
   *
   * @param header the run's header: who takes part
   * @param sink gets each finding as it shows; one for a rule and instance at most
   */
  public Checks(Header header, Consumer<Finding> sink) {
    run = new Run(header);
    store = StoreChecks.isFor(header) ? new StoreChecks(header, sink) : null;
    BallotFresh fresh = new BallotFresh(run, sink);
    BallotUnique unique = new BallotUnique(run, sink);
    OneValuePerBallot oneValue = new OneValuePerBallot(run, sink);
    PromiseRises rises = new PromiseRises(run, sink);
    PromiseHonest honest = new PromiseHonest(run, sink);
    PromiseKept kept = new PromiseKept(run, sink);
    RefusesFreshBallot refuses = new RefusesFreshBallot(run, sink);
    QuorumBeforeAccept quorum = new QuorumBeforeAccept(run, sink);
    ValueAdopted adopted = new ValueAdopted(run, sink);
    ValueProposed proposed = new ValueProposed(run, sink);
    OneChoice oneChoice = new OneChoice(run, sink);
    ChooseEarned earned = new ChooseEarned(run, sink);
    ChooseBelieved believed = new ChooseBelieved(run, sink);
    Agreement agreement = new Agreement(run, sink);
    Stable stable = new Stable(run, sink);
    QuietWhenDone quiet = new QuietWhenDone(run, sink);
    ResendsDecidedForever resends = new ResendsDecidedForever(run, sink);
    MinBound minBound = new MinBound(run, sink);
    MinMonotone minMonotone = new MinMonotone(run, sink);
    DoneHonest doneHonest = new DoneHonest(run, sink);
    MaxLaw maxLaw = new MaxLaw(run, sink);
    ForgottenStays stays = new ForgottenStays(run, sink);
    SendsForgotten sendsForgotten = new SendsForgotten(run, sink);
    monitors =
        List.of(
            fresh,
            unique,
            oneValue,
            rises,
            honest,
            kept,
            refuses,
            quorum,
            adopted,
            proposed,
            oneChoice,
            earned,
            believed,
            agreement,
            stable,
            quiet,
            resends,
            minBound,
            minMonotone,
            doneHonest,
            maxLaw,
            stays,
            sendsForgotten);
    // By hand: to ask each of them what it sees takes longer than a short run. A test compares.
    sends =
        new Sees.Sends[] {
          fresh,
          unique,
          oneValue,
          quorum,
          adopted,
          proposed,
          earned,
          quiet,
          resends,
          doneHonest,
          stays,
          sendsForgotten
        };
    deliveries = new Sees.Deliveries[] {stable, maxLaw};
    replies = new Sees.Replies[] {rises, honest, kept, refuses, oneChoice, believed, maxLaw, stays};
    answers = new Sees.Answers[] {fresh, stable, quiet};
    calls = new Sees.Calls[] {quiet, doneHonest, maxLaw, stays};
    results =
        new Sees.Results[] {
          proposed, earned, believed, agreement, stable, quiet, minBound, minMonotone, maxLaw, stays
        };
    world = new Sees.World[] {quiet};
    turns = new Sees.Turns[] {believed, maxLaw, stays};
    ends = new Sees.End[] {stays};
  }

  /** The rules, in order. */
  public List<Rule> rules() {
    return monitors.stream().map(Monitor::rule).toList();
  }

  /** Sees the next event. */
  public void on(TraceEvent event) {
    run.see(event);
    if (store != null) {
      store.on(event);
    }
    if (event instanceof Send send) {
      if (Messages.isOfStore(send.msg())) {
        return; // The rules of Paxos say nothing of a store's clients.
      }
      for (Sees.Sends check : sends) {
        check.sent(send);
      }
    } else if (event instanceof Deliver deliver) {
      delivered(deliver, run.handling());
    } else if (event instanceof Reply reply) {
      replied(reply, run.handling());
    } else if (event instanceof DeliverReply got) {
      received(got, run.answer());
    } else if (event instanceof Call call) {
      if (call.cause() == TraceEvent.NONE) {
        before(call.peer()); // Else it is part of a turn, whose answers are still to come.
      }
      for (Sees.Calls check : calls) {
        check.called(call);
      }
    } else if (event instanceof Result result) {
      for (Sees.Results check : results) {
        check.answered(result);
      }
    } else if (event instanceof Timer timer) {
      before(timer.peer());
    } else {
      if (event instanceof Timeout timeout) {
        before(timeout.peer());
      }
      for (Sees.World check : world) {
        check.happened(event);
      }
    }
  }

  private void before(int peer) {
    for (Sees.Turns check : turns) {
      check.before(peer);
    }
  }

  private void delivered(Deliver deliver, @Nullable Handling handling) {
    before(deliver.to());
    if (handling != null) {
      for (Sees.Deliveries check : deliveries) {
        check.delivered(handling, deliver);
      }
    }
  }

  private void replied(Reply reply, @Nullable Handling handling) {
    if (handling != null) {
      for (Sees.Replies check : replies) {
        check.replied(handling, reply);
      }
    }
  }

  private void received(DeliverReply got, InFlight.@Nullable Answer answer) {
    if (answer != null) {
      before(answer.send().from());
      for (Sees.Answers check : answers) {
        check.received(answer, got);
      }
    }
  }

  /** The run is over: says what only silence could show. Once, after the last event. */
  public void end() {
    for (Sees.End check : ends) {
      check.end();
    }
    if (store != null) {
      store.end();
    }
  }

  /** The checks that are shown this; for a test. */
  List<Object> shown(Class<?> what) {
    for (Object[] some :
        List.of(sends, deliveries, replies, answers, calls, results, world, turns, ends)) {
      if (some.getClass().getComponentType() == what) {
        return List.of(some);
      }
    }
    throw new IllegalArgumentException("no check sees " + what);
  }

  /** All checks, in order. */
  List<Monitor> monitors() {
    return monitors;
  }

  /** All findings of a recorded run, in the order in which they show. */
  public static List<Finding> run(Trace trace) {
    List<Finding> findings = new ArrayList<>();
    Checks checks = new Checks(trace.header(), findings::add);
    trace.events().forEach(checks::on);
    checks.end();
    return findings;
  }
}
