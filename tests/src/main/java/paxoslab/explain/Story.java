package paxoslab.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import paxoslab.api.ChooseReply;
import paxoslab.trace.Finding;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceEvent.Call;
import paxoslab.trace.TraceEvent.Deaf;
import paxoslab.trace.TraceEvent.DeliverReply;
import paxoslab.trace.TraceEvent.Heal;
import paxoslab.trace.TraceEvent.Kill;
import paxoslab.trace.TraceEvent.Partition;
import paxoslab.trace.TraceEvent.Reply;
import paxoslab.trace.TraceEvent.Result;

/**
 * A whole run as one would tell it at the blackboard: a line for each request that was handled,
 * with its answer, each call of the application, each decision and each fault. A reply has a line
 * of its own where its receiver did something else between answer and arrival.
 */
final class Story {
  private final Finding finding;
  private final TraceIndex index;
  private final EventText words;
  private final Set<Integer> evidence;
  private final Set<Integer> heard = new HashSet<>();
  private final Set<Integer> lost = new HashSet<>();
  private final List<Step> steps = new ArrayList<>();

  /** Where the line of each reply stands. */
  private final Map<Integer, Integer> lineOf = new HashMap<>();

  /** The last line at each peer. */
  private final Map<Integer, Integer> lastAt = new HashMap<>();

  private Story(Finding finding, TraceIndex index, EventText words) {
    this.finding = finding;
    this.index = index;
    this.words = words;
    this.evidence = new HashSet<>(finding.evidence());
    if (finding.at() != TraceEvent.NONE) {
      evidence.add(finding.at());
    }
  }

  /** The story up to the event at which the finding shows. */
  static List<Step> of(Finding finding, Trace trace, TraceIndex index, EventText words) {
    Story story = new Story(finding, index, words);
    for (TraceEvent event : trace.events()) {
      if (event instanceof DeliverReply d) {
        story.heard.add(d.send());
      } else if (event instanceof TraceEvent.Drop d) {
        story.lost.add(d.send());
      }
    }
    trace.events().forEach(story::tell);
    return story.steps;
  }

  /** How many requests and replies arrive in a run. */
  static int messages(Trace trace) {
    return (int)
        trace.events().stream()
            .filter(e -> e instanceof TraceEvent.Deliver || e instanceof DeliverReply)
            .count();
  }

  private void tell(TraceEvent event) {
    boolean proves = evidence.contains(event.id());
    if (finding.at() != TraceEvent.NONE && event.id() > finding.at()) {
      return;
    }
    if (event instanceof Reply reply) {
      Step step = told(reply);
      boolean arrives = heard.contains(reply.id()) || event.id() == finding.at();
      String fate = lost.contains(reply.id()) ? "the reply is lost" : "the reply is on its way";
      add(arrives ? step : step.but(fate), proves, reply.from());
      lineOf.put(reply.id(), steps.size() - 1);
    } else if (event instanceof DeliverReply d) {
      arrives(d, proves);
    } else if (event instanceof Result result) {
      if (proves || result.value() != null || result.isStores()) {
        add(Step.of(result, index, words), proves, result.peer());
      }
    } else if (event instanceof Call call) {
      add(Step.of(call, index, words), proves, call.peer());
    } else if (proves || isOfTheWorld(event)) {
      add(Step.of(event, index, words), proves, TraceEvent.NONE);
    }
  }

  /** Where an answer to choose is what breaks the rule, nobody can say that it was learned. */
  private Step told(Reply reply) {
    Step step = Step.of(reply, index, words);
    boolean believed = reply.id() != finding.at() || !(reply.msg() instanceof ChooseReply);
    return believed ? step : step.saying("acknowledged");
  }

  /** A reply arrives: that goes without saying, unless its receiver did something meanwhile. */
  private void arrives(DeliverReply event, boolean proves) {
    Integer line = lineOf.get(event.send());
    if (line == null || lastAt.getOrDefault(event.to(), -1) > line) {
      add(Step.of(event, index, words), proves, event.to());
    } else {
      steps.set(line, proves ? steps.get(line).proving() : steps.get(line));
      lastAt.put(event.to(), line);
    }
  }

  private void add(Step step, boolean proves, int peer) {
    steps.add(proves ? step.proving() : step);
    lastAt.put(peer, steps.size() - 1);
  }

  private static boolean isOfTheWorld(TraceEvent event) {
    return event instanceof Partition
        || event instanceof Heal
        || event instanceof Deaf
        || event instanceof Kill;
  }
}
