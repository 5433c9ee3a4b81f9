package paxoslab.visualizer.view;

import java.util.List;
import java.util.Locale;
import paxoslab.trace.Finding;
import paxoslab.trace.Finding.Severity;
import paxoslab.trace.Header;
import paxoslab.trace.Trace;

/** A run in a line: which it is, and what came of it. */
final class RunTitle {
  private RunTitle() {}

  static String of(Trace trace) {
    Header header = trace.header();
    String name = (header.scenario() + "  " + header.title()).strip();
    int events = trace.events().size();
    return String.format(
        Locale.ROOT,
        "%s   ·   seed %d   ·   %,d event%s",
        name,
        header.seed(),
        events,
        events == 1 ? "" : "s");
  }

  static String verdict(Trace trace) {
    List<Finding> findings = trace.findings();
    long broken = findings.stream().filter(f -> f.severity() != Severity.ADVICE).count();
    if (broken > 0) {
      Finding first = trace.failure().orElse(findings.get(0));
      return "▲ rule broken: "
          + first.rule()
          + (broken > 1 ? " and " + (broken - 1) + " more" : "");
    }
    return findings.isEmpty() ? "no rule is broken" : "advice: " + findings.get(0).rule();
  }
}
