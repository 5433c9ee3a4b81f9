package paxoslab.explain;

import java.util.List;
import paxoslab.check.Rule;
import paxoslab.check.Rules;
import paxoslab.trace.Finding;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;

/**
 * Why a lesson failed: a finding, told from its trace.
 *
 * @param heading the lesson
 * @param whatBroke one sentence
 * @param rule the rule, with its source and the handout's section; the sentence alone where the
 *     rule is not in the catalogue
 * @param where the student's line and the event, or empty
 * @param proof what happened
 * @param nearest where the nearest run that passed parts from this one, or empty
 * @param watch how to watch it, in lines
 * @param debug how to run it again, in lines
 */
public record Explanation(
    Heading heading,
    String whatBroke,
    String rule,
    String where,
    Proof proof,
    String nearest,
    List<String> watch,
    List<String> debug) {
  private static final int LONGEST_WHOLE_STORY = 24;

  public Explanation {
    watch = List.copyOf(watch);
    debug = List.copyOf(debug);
  }

  /** Explains a finding by its evidence. Events that the trace lacks are left out of the story. */
  public static Explanation of(Finding finding, Trace trace, Heading heading) {
    return new Explanation(
        heading,
        finding.text(),
        Rules.find(finding.rule(), trace.header()).map(Explanation::cite).orElse(finding.rule()),
        where(finding),
        Proof.of(finding, trace),
        "",
        List.of(),
        List.of());
  }

  /** The same, with a line that says how long the run is. */
  public Explanation withRun(String line) {
    return with(proof.withRun(line));
  }

  /** The same, with a line on the nearest run that passed; empty if there is none. */
  public Explanation withNearest(String line) {
    return new Explanation(heading, whatBroke, rule, where, proof, line, watch, debug);
  }

  /** The same, with the whole run instead of the evidence, if a page can hold it. */
  public Explanation withWholeStory(Finding finding, Trace trace) {
    TraceIndex index = new TraceIndex(trace);
    List<Step> whole = Story.of(finding, trace, index, new EventText(index));
    boolean fits = !whole.isEmpty() && whole.size() <= LONGEST_WHOLE_STORY;
    return fits ? with(proof.withStory(whole)) : this;
  }

  /** How many requests and replies arrive in a run. */
  public static int messages(Trace trace) {
    return Story.messages(trace);
  }

  /** The same, with the lines that say how to watch the run. */
  public Explanation withWatch(String... lines) {
    return new Explanation(heading, whatBroke, rule, where, proof, nearest, List.of(lines), debug);
  }

  /** The same, with the lines that say how to run it again under a debugger. */
  public Explanation withDebug(String... lines) {
    return new Explanation(heading, whatBroke, rule, where, proof, nearest, watch, List.of(lines));
  }

  /** The same, with no more than an instructor lets students see. */
  public Explanation at(Hints hints) {
    return switch (hints) {
      case FULL -> this;
      case RULE -> new Explanation(heading, whatBroke, rule, where, Proof.NONE, "", watch, debug);
      case NONE -> new Explanation(heading, whatBroke, "", "", Proof.NONE, "", List.of(), debug);
    };
  }

  /** The block of the report: lines of at most 100 columns, each ended by a line feed. */
  public String text() {
    return new Block(this).text();
  }

  Explanation with(Proof other) {
    return new Explanation(heading, whatBroke, rule, where, other, nearest, watch, debug);
  }

  private static String cite(Rule rule) {
    return "%s (%s; handout %s)".formatted(rule.sentence(), rule.source(), rule.handout());
  }

  private static String where(Finding finding) {
    String event = finding.at() == TraceEvent.NONE ? "" : "at event " + finding.at();
    if (finding.where() == null) {
      return event;
    }
    return event.isEmpty() ? finding.where() : finding.where() + ", " + event;
  }
}
