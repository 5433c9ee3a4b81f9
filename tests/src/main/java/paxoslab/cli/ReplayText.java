package paxoslab.cli;

import java.util.Locale;
import java.util.Optional;
import paxoslab.explain.EventText;
import paxoslab.explain.TraceIndex;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceDiff;
import paxoslab.trace.TraceDiff.Difference;
import paxoslab.trace.TraceEvent;

/** Says whether a run that was played again is the same. */
final class ReplayText {
  private ReplayText() {}

  /** True if both runs failed by the same finding, or both passed. */
  static boolean sameFinding(Trace recorded, Trace again) {
    return rule(recorded).equals(rule(again));
  }

  /** Words change with the lab's version, and lines with the source: they don't count. */
  private static Optional<String> rule(Trace trace) {
    return trace.failure().map(f -> f.rule() + " at event " + f.at());
  }

  private static Optional<String> told(Trace trace) {
    return trace.failure().map(f -> f.rule() + " at event " + f.at() + ": " + f.text());
  }

  private static String finding(Trace recorded, Trace again) {
    return sameFinding(recorded, again)
        ? told(recorded).isPresent() ? "same finding" : "both passed"
        : "but another finding\n  recorded  %s\n  now       %s"
            .formatted(told(recorded).orElse("none"), told(again).orElse("none"));
  }

  /** "same trace (1,204 events), same finding", or where the two part ways. */
  static String of(Trace recorded, Trace again) {
    return of(recorded, again, TraceDiff.first(recorded, again));
  }

  static String of(Trace recorded, Trace again, Optional<Difference> difference) {
    return difference
        .map(
            d -> {
              String left = left(d, recorded);
              String right = right(d, again);
              // A sentence leaves out what rarely matters: here just that matters.
              boolean alike = left.equals(right);
              return "the traces differ, first "
                  + where(d)
                  + "\n  recorded  "
                  + (alike ? d.left() : left)
                  + "\n  now       "
                  + (alike ? d.right() : right);
            })
        .orElseGet(
            () ->
                String.format(
                    Locale.ROOT,
                    "same trace (%,d events), %s",
                    again.events().size(),
                    finding(recorded, again)));
  }

  private static String where(Difference d) {
    return switch (d.part()) {
      case HEADER -> "in the header:";
      case EVENT -> "at event " + (d.leftId() == TraceEvent.NONE ? d.rightId() : d.leftId()) + ":";
      case CHOICE -> "in choice " + d.index() + ":";
    };
  }

  private static String left(Difference d, Trace trace) {
    return words(d, d.leftId(), d.left(), trace);
  }

  private static String right(Difference d, Trace trace) {
    return words(d, d.rightId(), d.right(), trace);
  }

  private static String words(Difference d, int id, String line, Trace trace) {
    if (d.part() != TraceDiff.Part.EVENT || id == TraceEvent.NONE) {
      return line;
    }
    TraceIndex index = new TraceIndex(trace);
    return index
        .event(id)
        .map(
            e ->
                String.format(
                    Locale.ROOT,
                    "%s, at %.1f ms",
                    new EventText(index).sentence(e),
                    e.t() / 1000.0))
        .orElse(line);
  }
}
