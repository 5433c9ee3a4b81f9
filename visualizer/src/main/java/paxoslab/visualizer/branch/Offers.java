package paxoslab.visualizer.branch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import paxoslab.sim.Choices;
import paxoslab.sim.Losses;
import paxoslab.trace.TraceEvent;
import paxoslab.visualizer.branch.Change.Kind;
import paxoslab.visualizer.playback.Arrow;
import paxoslab.visualizer.playback.Arrow.Outcome;
import paxoslab.visualizer.playback.Peers;
import paxoslab.visualizer.playback.Timeline;

/** What could happen otherwise at each step of a run: finds what is under way there. */
final class Offers {
  private static final long SECOND = 1_000_000;

  /** Longer than any run. */
  private static final long NEVER = 1_000_000_000_000L;

  private final Timeline timeline;
  private final Peers peers;
  private final Map<Integer, Losses.Loss> losses = new HashMap<>();

  /** By the number of a call, the index of the event after which nobody waits for its reply. */
  private final Map<Integer, Integer> closed = new HashMap<>();

  Offers(Timeline timeline) {
    this.timeline = timeline;
    this.peers = new Peers(timeline);
    Losses.of(timeline.trace().events()).forEach(loss -> losses.put(loss.event(), loss));
    for (int i = 0; i < timeline.size(); i++) {
      if (timeline.event(i) instanceof TraceEvent.Timeout t) {
        closed.putIfAbsent(t.rpc(), i);
      } else if (timeline.event(i) instanceof TraceEvent.DeliverReply d) {
        closed.putIfAbsent(d.rpc(), i);
      }
    }
  }

  /** What could happen after the step to which an event belongs. */
  Moment at(int index) {
    if (timeline.size() == 0) {
      return new Moment(List.of(), List.of("The run has no events."));
    }
    int last = lastOfStep(index);
    if (last == timeline.size() - 1) {
      boolean broken = timeline.trace().failure().isPresent();
      String end = broken ? "The run stops here, as a rule is broken." : "The run ends here.";
      return new Moment(List.of(), List.of(end + " Go back some events."));
    }
    Step step = new Step(last, time(last));
    for (Arrow arrow : timeline.arrows()) {
      step.look(arrow);
    }
    return step.moment();
  }

  /**
   * What is under way at the end of a live run.
   *
   * @param now the virtual time there, in microseconds
   */
  Hand hand(long now) {
    if (timeline.size() == 0 || timeline.trace().failure().isPresent()) {
      return new Hand(List.of(), List.of());
    }
    int last = timeline.size() - 1;
    Step step = new Step(last, now);
    timeline.arrows().underway(last).stream().filter(step::isUnderWay).forEach(step::look);
    return step.hand();
  }

  private int lastOfStep(int index) {
    int last = index;
    while (last + 1 < timeline.size() && timeline.column(last + 1) == timeline.column(index)) {
      last++;
    }
    return last;
  }

  private long time(int index) {
    return timeline.event(index).t();
  }

  /** A message in words, such as {@code accept 4 "a" from p1 to p0}. */
  private String words(Arrow arrow) {
    TraceEvent event = timeline.event(arrow.start());
    Losses.Loss loss = losses.get(event.id());
    String[] key = loss == null ? new String[0] : loss.key().split("/", -1);
    String instance =
        key.length > 3 && !key[3].matches("0|-.*") && !key[2].startsWith("Seq")
            ? " of instance " + key[3]
            : "";
    Record message =
        event instanceof TraceEvent.Send s ? (Record) s.msg() : ((TraceEvent.Reply) event).msg();
    return "%s%s from %s to %s"
        .formatted(
            timeline.label(message),
            instance,
            timeline.laneName(arrow.from()),
            timeline.laneName(arrow.to()));
  }

  /** What is under way after one step. */
  private final class Step {
    private final int last;
    private final long now;
    private final Links links;
    private final List<Arrow> free = new ArrayList<>();
    private final List<String> fixed = new ArrayList<>();

    Step(int last, long now) {
      this.last = last;
      this.now = now;
      this.links = Links.after(timeline.trace().events().subList(0, last + 1));
    }

    void look(Arrow arrow) {
      if (!isUnderWay(arrow) && !isLostHere(arrow)) {
        return;
      }
      String why = reason(arrow);
      if (why.isEmpty()) {
        free.add(arrow);
      } else if (!fixed.contains(why)) {
        fixed.add(why);
      }
    }

    private boolean isUnderWay(Arrow arrow) {
      return arrow.start() <= last && (arrow.end() < 0 || arrow.end() > last);
    }

    /** True for what is lost where it is sent, in this step. */
    private boolean isLostHere(Arrow arrow) {
      return arrow.outcome() == Outcome.LOST
          && arrow.end() >= 0
          && arrow.end() <= last
          && timeline.column(arrow.start()) == timeline.column(last);
    }

    /** Why nothing can be chosen for a message; empty if something can. */
    private String reason(Arrow arrow) {
      TraceEvent sent = timeline.event(arrow.start());
      String receiver = timeline.laneName(arrow.to());
      if (arrow.loopback()) {
        return "What a peer sends to itself always arrives at once.";
      } else if (!losses.containsKey(sent.id())) {
        return "Of " + words(arrow) + " the trace doesn't tell enough.";
      } else if (arrow.copy()) {
        return "The second copy of " + words(arrow) + " comes when it comes.";
      } else if (!peers.at(last, arrow.to()).alive()) {
        return receiver + " is dead: nothing that arrives there matters.";
      } else if (sent instanceof TraceEvent.Reply reply
          && closed.getOrDefault(reply.rpc(), Integer.MAX_VALUE) <= last) {
        return receiver + " no longer waits for " + words(arrow) + ".";
      } else if (isLostHere(arrow) && isStopped(arrow)) {
        return words(arrow) + " is cut off: the scenario has cut the link.";
      }
      return "";
    }

    private boolean isStopped(Arrow arrow) {
      boolean deaf = arrow.kind() == Arrow.Kind.REQUEST && peers.at(last, arrow.to()).deaf();
      return deaf || links.isCut(arrow.from(), arrow.to());
    }

    /** The messages to choose from, each in words of its own. */
    private Map<Arrow, String> named() {
      Map<String, Long> alike =
          free.stream().collect(Collectors.groupingBy(Offers.this::words, Collectors.counting()));
      Map<Arrow, String> named = new LinkedHashMap<>();
      for (Arrow arrow : free) {
        boolean one = alike.getOrDefault(words(arrow), 0L) == 1;
        int id = timeline.event(arrow.start()).id();
        named.put(arrow, one ? words(arrow) : words(arrow) + " (sent at event " + id + ")");
      }
      return named;
    }

    Hand hand() {
      List<InFlight> inFlight = new ArrayList<>();
      named()
          .forEach(
              (arrow, words) -> {
                long sent = time(arrow.start());
                inFlight.add(
                    new InFlight(
                        words,
                        timeline.event(arrow.start()).id(),
                        change(
                            Kind.DELIVER, "deliver " + words, arrow, timed(arrow, now + 1 - sent)),
                        change(Kind.DROP, "drop " + words, arrow, dropped(arrow, sent))));
              });
      return new Hand(inFlight, fixed);
    }

    Moment moment() {
      List<Change> changes = new ArrayList<>();
      named().forEach((arrow, words) -> offer(arrow, words, changes));
      if (!timeline.trace().choiceValues().containsKey(Choices.HELD)) {
        changes.add(hold());
      }
      return new Moment(changes, fixed);
    }

    private void offer(Arrow arrow, String words, List<Change> changes) {
      long sent = time(arrow.start());
      boolean lost = isLostHere(arrow);
      if (isStopped(arrow)) {
        fixed.add(words + " can't arrive now: the scenario has cut the link.");
      } else if (arrow.end() == last + 1 && arrow.outcome() == Outcome.DELIVERED) {
        fixed.add(words + " arrives next anyway.");
      } else {
        String text = "deliver " + words + " next" + (lost ? ", and don't lose it" : "");
        Map<String, Long> edits = timed(arrow, now + 1 - sent);
        makeRoom(arrow, edits);
        changes.add(change(Kind.DELIVER, text, arrow, edits));
      }
      if (!lost && arrow.end() >= 0) {
        Map<String, Long> late = timed(arrow, time(arrow.end()) - sent + SECOND);
        changes.add(change(Kind.DELAY, "delay " + words + " by 1 s", arrow, late));
      }
      if (!lost) {
        changes.add(change(Kind.DROP, "drop " + words, arrow, dropped(arrow, sent)));
      }
    }

    /** What is under way waits as well, though it was sent before. */
    private Change hold() {
      Map<String, Long> edits = new LinkedHashMap<>();
      free.stream().filter(arrow -> !isLostHere(arrow)).forEach(a -> edits.putAll(timed(a, NEVER)));
      edits.put(Choices.HELD, now + 1);
      String text = "deliver every message by hand from here on";
      return new Change(Kind.HOLD, text, TraceEvent.NONE, last, edits);
    }

    private Change change(Kind kind, String text, Arrow arrow, Map<String, Long> edits) {
      return new Change(kind, text, timeline.event(arrow.start()).id(), last, edits);
    }

    private Losses.Loss loss(Arrow arrow) {
      return Objects.requireNonNull(losses.get(timeline.event(arrow.start()).id()));
    }

    private Map<String, Long> timed(Arrow arrow, long takes) {
      Map<String, Long> edits = new LinkedHashMap<>();
      edits.put(loss(arrow).key(), 0L);
      edits.put(loss(arrow).timeKey(), takes);
      return edits;
    }

    /** Lost right after this step, and not where it was sent: that may be long ago. */
    private Map<String, Long> dropped(Arrow arrow, long sent) {
      Map<String, Long> edits = new LinkedHashMap<>();
      edits.put(loss(arrow).timeKey(), 0L);
      edits.put(loss(arrow).key(), now + 1 - sent + 1);
      return edits;
    }

    /** Other messages that arrive at the same moment wait two microseconds longer. */
    private void makeRoom(Arrow first, Map<String, Long> edits) {
      for (Arrow other : free) {
        boolean arrives =
            other.outcome() == Outcome.DELIVERED || other.outcome() == Outcome.UNHEARD;
        if (other != first && arrives && other.end() > last && time(other.end()) <= now + 1) {
          edits.putAll(timed(other, time(other.end()) - time(other.start()) + 2));
        }
      }
    }
  }
}
