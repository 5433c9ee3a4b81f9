package paxoslab.explain;

import java.util.Map;
import paxoslab.trace.Finding;
import paxoslab.trace.TraceEvent;
import paxoslab.wire.Messages;

/** A question that leads from what broke to why, and does not give the answer away. */
final class Question {
  /**
   * By rule; {@code {p}} is the peer that broke it, {@code {n}} the ballot and {@code {i}} the
   * instance.
   */
  private static final Map<String, String> QUESTIONS =
      Map.ofEntries(
          Map.entry("ballot-fresh", "What did the refusal tell {p}, and what did {p} do with it?"),
          Map.entry("ballot-unique", "Which other peer can arrive at ballot {n}, and by what sum?"),
          Map.entry(
              "one-value-per-ballot",
              "Between the two accepts of ballot {n}, what could have changed the value at {p}?"),
          Map.entry(
              "promise-rises",
              "What had {p} answered before, and where does it keep that? Does every yes go there?"),
          Map.entry(
              "promise-honest",
              "What had {p} accepted before this promise? Which of its variables should know that, and"
                  + " which one doesn't?"),
          Map.entry(
              "promise-kept",
              "What is the highest ballot to which {p} had said yes, to a prepare or to an accept?"),
          Map.entry(
              "refuses-fresh-ballot",
              "With which number does {p} compare ballot {n}, and when are the two equal?"),
          Map.entry(
              "quorum-before-accept",
              "Which answers did {p} count before it sent this accept? Was each of them a promise of"
                  + " ballot {n}, and each from another acceptor?"),
          Map.entry(
              "value-adopted",
              "Which promises did {p} have, and what had each of those acceptors accepted? Which of"
                  + " these values may have been chosen already?"),
          Map.entry("value-proposed", "Where does this value come from, if no start brought it?"),
          Map.entry(
              "one-choice",
              "Which acceptor is in both majorities? What did it tell the later proposer?"),
          Map.entry(
              "choose-earned",
              "Which acceptors had accepted, at one ballot, when {p} made up its mind? Is the value"
                  + " that it tells theirs?"),
          Map.entry(
              "choose-believed",
              "On what condition does {p} learn from a choose? What had it promised and accepted"
                  + " when this one came?"),
          Map.entry(
              "no-telepathy", "Which message told {p} this? If none did, what do the peers share?"),
          Map.entry(
              "agreement",
              "Which majority accepted each of the two values? Which acceptor is in both, and what did"
                  + " it promise in between?"),
          Map.entry(
              "stable",
              "What did {p} hear of between its two answers, and what did that change or throw away?"),
          Map.entry(
              "quiet-when-done", "Who still waits for these messages, once all know the decision?"),
          Map.entry(
              "resends-decided-forever", "When would {p} stop telling a peer that never answers?"),
          Map.entry(
              "decides-after-heal",
              "What is each proposer waiting for now, and what would make it try again?"),
          Map.entry(
              "rpc-budget", "Which of these calls could be left out without anybody missing them?"),
          Map.entry("min-bound", "From which peers had {p} heard before it answered?"),
          Map.entry("min-monotone", "Which message made min() at {p} fall? Was it news?"),
          Map.entry(
              "min-progress",
              "Whose done does the slowest peer still miss, and who tells it again?"),
          Map.entry("done-honest", "Which number does {p} send, and when was done called with it?"),
          Map.entry(
              "max-law", "Which instances has {p} heard of, and which of those did it start?"),
          Map.entry(
              "forgotten-stays",
              "Is instance {i} below min() at {p}, and who looks at that first?"),
          Map.entry(
              "sends-forgotten", "Who wakes up at {p} for instance {i} after it was forgotten?"),
          Map.entry("values-released", "Who at the end of that path should have let go, and when?"),
          Map.entry(
              "kv-answered",
              "From what does {p} know that its operation took effect? What does it do with a RETRY,"
                  + " and what where nobody answers?"),
          Map.entry(
              "kv-once",
              "Which servers agreed on this operation, and in which instances? What could have told"
                  + " them that it was the same one?"),
          Map.entry(
              "kv-linearizable",
              "From what did the server take its answer? Which instances had it applied by then, and"
                  + " which had others agreed on?"),
          Map.entry(
              "kv-progress",
              "What does each server wait for now: a decision, a client, or itself? Who would propose"
                  + " the next instance?"),
          Map.entry(
              "not-implemented",
              "Which method do the first lessons need? The handout has an order."),
          Map.entry("refused", "What does Env offer in its place?"),
          Map.entry("unsendable-value", "Could this be a record of strings and numbers?"),
          Map.entry(
              "exception-escaped",
              "What was null, empty or too small on that line, and since when?"),
          Map.entry("start-returns", "What does start wait for? Who else could do that?"),
          Map.entry("status-local", "Does {p} not know the answer without asking?"),
          Map.entry(
              "handler-deadlock", "Who could let this handler go on, and is it waiting as well?"),
          Map.entry(
              "lock-held-while-waiting",
              "Who needs that lock while its owner waits? As one task runs at a time, what is it for?"),
          Map.entry("wait-refused", "Which task could do the waiting?"),
          Map.entry("stuck", "Who completes what this task waits for?"),
          Map.entry(
              "busy-loop",
              "What would have to change for this loop to end, and who could change it?"),
          Map.entry(
              "deep-recursion", "What ends this recursion, and does it come nearer each time?"),
          Map.entry(
              "task-leak", "When does a task of this kind end? What if its instance is decided?"),
          Map.entry("message-frozen", "Who changes this object after it was sent?"),
          Map.entry("deterministic", "What in this code is not the same in a second run?"),
          Map.entry(
              "solo-replay",
              "Where does {p} get something from that is in no message, call or timer of its own?"),
          Map.entry("peer-process", "Which code of yours does something other than compute?"),
          Map.entry(
              "lesson", "Which step of the lesson comes just before, and what should it bring?"));

  private Question() {}

  /** The question for a finding; empty for a rule that is not in the catalogue. */
  static String of(Finding finding, TraceIndex index) {
    String question =
        finding.text().contains(": a livelock: ")
            ? "How long does each proposer wait after a refused round, and what makes one of them wait"
                + " longer than the other?"
            : QUESTIONS.getOrDefault(finding.rule(), "");
    TraceEvent at = index.event(finding.at()).orElse(null);
    String ballot = "n";
    String instance = "it";
    if (at != null && index.request(at).isPresent()) {
      var request = index.request(at).get().msg();
      ballot = Messages.ballot(request) < 0 ? ballot : String.valueOf(Messages.ballot(request));
      instance = String.valueOf(Messages.seq(request));
    } else if (at instanceof TraceEvent.Result r) {
      instance = String.valueOf(r.seq());
    }
    String peer = finding.peer() < 0 ? "the peer" : index.name(finding.peer());
    return question.replace("{p}", peer).replace("{n}", ballot).replace("{i}", instance);
  }
}
