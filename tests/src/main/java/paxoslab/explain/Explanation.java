package paxoslab.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import paxoslab.check.Rule;
import paxoslab.check.Rules;
import paxoslab.trace.Finding;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceEvent.Reply;

/**
 * Why a lesson failed: a finding, told from its trace.
 *
 * @param heading the lesson
 * @param whatBroke one sentence
 * @param rule the rule, with its source and the handout's section; the sentence alone where the
 *     rule is not in the catalogue
 * @param where the student's line and the event, or empty
 * @param run how long the run is and how it was found, or empty
 * @param story the whole run, or the events that prove it, in order; the last is where it shows
 * @param pointer what the last step contradicts, such as {@code promised 5 at step 7}, or empty
 * @param quorums who voted for what, where that is the point; or empty
 * @param question a question that leads on, or empty
 * @param nearest where the nearest run that passed parts from this one, or empty
 * @param watch how to watch it, in lines
 * @param debug how to run it again, in lines
 */
public record Explanation(
    Heading heading,
    String whatBroke,
    String rule,
    String where,
    String run,
    List<Step> story,
    String pointer,
    List<String> quorums,
    String question,
    String nearest,
    List<String> watch,
    List<String> debug) {
  private static final int LONGEST_STORY = 8;
  private static final int LONGEST_WHOLE_STORY = 24;

  public Explanation {
    story = List.copyOf(story);
    quorums = List.copyOf(quorums);
    watch = List.copyOf(watch);
    debug = List.copyOf(debug);
  }

  /** Explains a finding by its evidence. Events that the trace lacks are left out of the story. */
  public static Explanation of(Finding finding, Trace trace, Heading heading) {
    TraceIndex index = new TraceIndex(trace);
    EventText words = new EventText(index);
    List<TraceEvent> events = evidence(finding, index);
    List<Step> story = events.stream().map(e -> Step.of(e, index, words)).toList();
    return new Explanation(
        heading,
        finding.text(),
        Rules.find(finding.rule()).map(Explanation::cite).orElse(finding.rule()),
        where(finding),
        "",
        story,
        pointer(finding, events, words),
        Votes.of(finding, trace, index),
        Question.of(finding, index),
        "",
        List.of(),
        List.of());
  }

  /** The same, with a line that says how long the run is. */
  public Explanation withRun(String line) {
    return new Explanation(
        heading, whatBroke, rule, where, line, story, pointer, quorums, question, nearest, watch,
        debug);
  }

  /** The same, with a line on the nearest run that passed; empty if there is none. */
  public Explanation withNearest(String line) {
    return new Explanation(
        heading, whatBroke, rule, where, run, story, pointer, quorums, question, line, watch,
        debug);
  }

  /** The same, with the whole run instead of the evidence, if a page can hold it. */
  public Explanation withWholeStory(Finding finding, Trace trace) {
    TraceIndex index = new TraceIndex(trace);
    List<Step> whole = Story.of(finding, trace, index, new EventText(index));
    if (whole.isEmpty() || whole.size() > LONGEST_WHOLE_STORY) {
      return this;
    }
    return new Explanation(
        heading, whatBroke, rule, where, run, whole, pointer, quorums, question, nearest, watch,
        debug);
  }

  /** How many requests and replies arrive in a run. */
  public static int messages(Trace trace) {
    return Story.messages(trace);
  }

  /** The same, with the lines that say how to watch the run. */
  public Explanation withWatch(String... lines) {
    return new Explanation(
        heading,
        whatBroke,
        rule,
        where,
        run,
        story,
        pointer,
        quorums,
        question,
        nearest,
        List.of(lines),
        debug);
  }

  /** The same, with the lines that say how to run it again under a debugger. */
  public Explanation withDebug(String... lines) {
    return new Explanation(
        heading,
        whatBroke,
        rule,
        where,
        run,
        story,
        pointer,
        quorums,
        question,
        nearest,
        watch,
        List.of(lines));
  }

  /** The same, with no more than an instructor lets students see. */
  public Explanation at(Hints hints) {
    if (hints == Hints.FULL) {
      return this;
    }
    boolean none = hints == Hints.NONE;
    return new Explanation(
        heading,
        whatBroke,
        none ? "" : rule,
        none ? "" : where,
        "",
        List.of(),
        "",
        List.of(),
        "",
        "",
        watch,
        debug);
  }

  /** The block of the report: lines of at most 100 columns, each ended by a line feed. */
  public String text() {
    return new Block(this).text();
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

  /** The evidence, at most {@value #LONGEST_STORY} events of it: the first, and the last ones. */
  private static List<TraceEvent> evidence(Finding finding, TraceIndex index) {
    List<TraceEvent> all = new ArrayList<>();
    for (int id : finding.evidence()) {
      index.event(id).ifPresent(all::add);
    }
    if (all.size() > LONGEST_STORY) {
      all.subList(1, all.size() - LONGEST_STORY + 1).clear();
    }
    return all;
  }

  /** An acceptor's bad answer contradicts the answer it gave before. */
  private static String pointer(Finding finding, List<TraceEvent> events, EventText words) {
    Optional<Reply> shows =
        events.stream()
            .filter(e -> e.id() == finding.at() && e instanceof Reply)
            .map(Reply.class::cast)
            .findFirst();
    return shows
        .flatMap(
            last ->
                events.stream()
                    .filter(e -> e instanceof Reply r && e.id() < last.id() && same(r, last))
                    .map(Reply.class::cast)
                    .reduce((a, b) -> b))
        .map(r -> "%s at step %d".formatted(words.outcome(r), r.id()))
        .orElse("");
  }

  private static boolean same(Reply a, Reply b) {
    return a.from() == b.from();
  }
}
