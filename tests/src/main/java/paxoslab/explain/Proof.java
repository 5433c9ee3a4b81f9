package paxoslab.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import paxoslab.trace.Finding;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceEvent.Reply;

/**
 * What happened, and what to make of it.
 *
 * @param run how long the run is and how it was found, or empty
 * @param story the whole run, or the events that prove it, in order; the last is where it shows
 * @param pointer what the last step contradicts, such as {@code promised 5 at event 7}, or empty
 * @param quorums who voted for what, where that is the point; or empty
 * @param question a question that leads on, or empty
 */
public record Proof(
    String run, List<Step> story, String pointer, List<String> quorums, String question) {
  /** Says nothing. */
  static final Proof NONE = new Proof("", List.of(), "", List.of(), "");

  private static final int LONGEST_STORY = 8;

  public Proof {
    story = List.copyOf(story);
    quorums = List.copyOf(quorums);
  }

  /** What proves a finding. Events that the trace lacks are left out of the story. */
  static Proof of(Finding finding, Trace trace) {
    TraceIndex index = new TraceIndex(trace);
    EventText words = new EventText(index);
    List<TraceEvent> events = evidence(finding, index);
    return new Proof(
        "",
        events.stream().map(e -> Step.of(e, index, words)).toList(),
        pointer(finding, events, words),
        Votes.of(finding, trace, index),
        Question.of(finding, index));
  }

  Proof withRun(String line) {
    return new Proof(line, story, pointer, quorums, question);
  }

  Proof withStory(List<Step> steps) {
    return new Proof(run, steps, pointer, quorums, question);
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
        .map(r -> "%s at event %d".formatted(words.outcome(r), r.id()))
        .orElse("");
  }

  private static boolean same(Reply a, Reply b) {
    return a.from() == b.from();
  }
}
