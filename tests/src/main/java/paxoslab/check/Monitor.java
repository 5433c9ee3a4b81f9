package paxoslab.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import paxoslab.trace.Finding;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceEvent.Call;
import paxoslab.trace.TraceEvent.Deliver;
import paxoslab.trace.TraceEvent.DeliverReply;
import paxoslab.trace.TraceEvent.Reply;
import paxoslab.trace.TraceEvent.Result;
import paxoslab.trace.TraceEvent.Send;

/**
 * The check of one rule; overrides what it wants to see. It reports an instance once: the first
 * finding is what the student needs, and the rest follow from it.
 */
abstract class Monitor {
  protected final Run run;

  private final Rule rule;
  private final Consumer<Finding> sink;
  private final Set<Integer> reported = new HashSet<>();

  Monitor(Rule rule, Run run, Consumer<Finding> sink) {
    this.rule = rule;
    this.run = run;
    this.sink = sink;
  }

  /** The rule that it checks. */
  final Rule rule() {
    return rule;
  }

  /** A request leaves. */
  void sent(Send send) {}

  /** A request arrives. */
  void delivered(Handling handling, Deliver deliver) {}

  /** A handler returns. */
  void replied(Handling handling, Reply reply) {}

  /** A caller gets its reply. */
  void received(InFlight.Answer answer, DeliverReply got) {}

  /** The application calls. */
  void called(Call call) {}

  /** A peer answers the application. */
  void answered(Result result) {}

  /**
   * A call failed, or the world did something: a message lost, links cut or healed, a peer dead.
   */
  void happened(TraceEvent event) {}

  /**
   * A peer is about to be told something new: what it answered to the application after the last
   * time is complete.
   */
  void before(int peer) {}

  /** The run is over: says what only silence could show. */
  void end() {}

  /** True if this instance was reported already. */
  final boolean silenced(int seq) {
    return reported.contains(seq);
  }

  /**
   * Reports a finding, unless this instance was reported.
   *
   * @param seq the instance, or what else it is to be reported once for
   * @param shows the event at which it shows
   * @param where the student's line, or null
   * @param text one sentence
   * @param evidence ids of events, in any order, with NONE for what is unknown
   */
  final void report(
      int seq, int shows, int peer, @Nullable String where, String text, List<Integer> evidence) {
    if (!reported.add(seq)) {
      return;
    }
    List<Integer> rising =
        IntStream.concat(evidence.stream().mapToInt(i -> i), IntStream.of(shows))
            .filter(id -> id != TraceEvent.NONE)
            .sorted()
            .distinct()
            .boxed()
            .toList();
    sink.accept(new Finding(rule.id(), rule.severity(), shows, peer, text, rising, where));
  }

  /** A peer's name. */
  final String name(int peer) {
    return run.name(peer);
  }
}
