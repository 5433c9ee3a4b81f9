package paxoslab.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import paxoslab.trace.Finding;
import paxoslab.trace.TraceEvent;

/**
 * The check of one rule, which implements what it {@link Sees}. It reports an instance once: the
 * first finding is what the student needs, and the rest follow from it.
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
