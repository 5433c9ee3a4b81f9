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
  private final List<Monitor> monitors;

  /**
   * Checks for one run, in the order of {@link Rules#ALL}.
   *
   * @param header the run's header: who takes part
   * @param sink gets each finding as it shows; one for a rule and instance at most
   */
  public Checks(Header header, Consumer<Finding> sink) {
    this(new Run(header), sink);
  }

  private Checks(Run run, Consumer<Finding> sink) {
    this(run, all(run, sink));
  }

  /** Some checks, which share what the run has shown. */
  Checks(Run run, List<Monitor> monitors) {
    this.run = run;
    this.monitors = monitors;
  }

  private static List<Monitor> all(Run run, Consumer<Finding> sink) {
    return List.of(
        new BallotFresh(run, sink),
        new BallotUnique(run, sink),
        new OneValuePerBallot(run, sink),
        new PromiseRises(run, sink),
        new PromiseHonest(run, sink),
        new PromiseKept(run, sink),
        new RefusesFreshBallot(run, sink),
        new QuorumBeforeAccept(run, sink),
        new ValueAdopted(run, sink),
        new ValueProposed(run, sink),
        new OneChoice(run, sink),
        new ChooseEarned(run, sink),
        new ChooseBelieved(run, sink),
        new Agreement(run, sink),
        new Stable(run, sink),
        new QuietWhenDone(run, sink),
        new ResendsDecidedForever(run, sink),
        new MinBound(run, sink),
        new MinMonotone(run, sink),
        new DoneHonest(run, sink),
        new MaxLaw(run, sink),
        new ForgottenStays(run, sink),
        new SendsForgotten(run, sink));
  }

  /** The rules, in order. */
  public List<Rule> rules() {
    return monitors.stream().map(Monitor::rule).toList();
  }

  /** Sees the next event. */
  public void on(TraceEvent event) {
    run.see(event);
    if (event instanceof Send send) {
      each(m -> m.sent(send));
    } else if (event instanceof Deliver deliver) {
      delivered(deliver, run.handling());
    } else if (event instanceof Reply reply) {
      Handling handling = run.handling();
      if (handling != null) {
        each(m -> m.replied(handling, reply));
      }
    } else if (event instanceof DeliverReply got) {
      received(got, run.answer());
    } else if (event instanceof Call call) {
      each(
          m -> {
            m.before(call.peer());
            m.called(call);
          });
    } else if (event instanceof Result result) {
      each(m -> m.answered(result));
    } else if (event instanceof Timer timer) {
      each(m -> m.before(timer.peer()));
    } else if (event instanceof Timeout timeout) {
      each(
          m -> {
            m.before(timeout.peer());
            m.happened(timeout);
          });
    } else {
      each(m -> m.happened(event));
    }
  }

  private void delivered(Deliver deliver, @Nullable Handling handling) {
    each(
        m -> {
          m.before(deliver.to());
          if (handling != null) {
            m.delivered(handling, deliver);
          }
        });
  }

  private void received(DeliverReply got, InFlight.@Nullable Answer answer) {
    if (answer != null) {
      each(
          m -> {
            m.before(answer.send().from());
            m.received(answer, got);
          });
    }
  }

  /** The run is over: says what only silence could show. Once, after the last event. */
  public void end() {
    each(Monitor::end);
  }

  private void each(Consumer<Monitor> what) {
    for (int i = 0; i < monitors.size(); i++) {
      what.accept(monitors.get(i));
    }
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
