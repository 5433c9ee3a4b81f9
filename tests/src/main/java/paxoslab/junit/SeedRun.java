package paxoslab.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import paxoslab.trace.Finding;
import paxoslab.trace.Finding.Severity;
import paxoslab.trace.Trace;

/**
 * One run of a lesson.
 *
 * @param trace what happened, with its findings
 * @param events how many events there were, kept or not
 * @param remoteCalls requests sent to other peers
 * @param virtualMicros how much virtual time passed
 */
public record SeedRun(Trace trace, int events, long remoteCalls, long virtualMicros) {
  /** The seed of the run. */
  public long seed() {
    return trace.header().seed();
  }

  /** What made it fail: the first finding that is not advice. */
  public Optional<Finding> failure() {
    return trace.failure();
  }

  public boolean passed() {
    return failure().isEmpty();
  }

  /** Findings that cost nothing. */
  public List<Finding> advice() {
    return trace.findings().stream().filter(f -> f.severity() == Severity.ADVICE).toList();
  }

  /** The same run with a finding before all others: what it explains, they follow from. */
  SeedRun with(Finding finding) {
    List<Finding> findings = new ArrayList<>(trace.findings());
    findings.add(0, finding);
    Trace told = new Trace(trace.header(), trace.choices(), trace.events(), findings);
    return new SeedRun(told, events, remoteCalls, virtualMicros);
  }

  /** The same run without its events: what passed needs no memory. */
  SeedRun withoutEvents() {
    Trace empty = new Trace(trace.header(), List.of(), List.of(), trace.findings());
    return new SeedRun(empty, events, remoteCalls, virtualMicros);
  }
}
