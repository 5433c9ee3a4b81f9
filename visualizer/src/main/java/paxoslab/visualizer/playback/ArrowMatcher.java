package paxoslab.visualizer.playback;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import paxoslab.trace.TraceEvent;
import paxoslab.visualizer.playback.Arrow.Kind;
import paxoslab.visualizer.playback.Arrow.Outcome;

/** Joins each message's departure to its arrival or loss. */
final class ArrowMatcher {
  private final Timeline timeline;
  private final Map<Integer, Deque<Arrow>> underway = new LinkedHashMap<>();
  private final List<Arrow> done = new ArrayList<>();

  private ArrowMatcher(Timeline timeline) {
    this.timeline = timeline;
  }

  static List<Arrow> match(Timeline timeline) {
    ArrowMatcher matcher = new ArrowMatcher(timeline);
    for (int i = 0; i < timeline.size(); i++) {
      matcher.on(i, timeline.event(i));
    }
    matcher.underway.values().forEach(matcher.done::addAll);
    matcher.done.sort(Comparator.comparingInt(Arrow::start));
    return List.copyOf(matcher.done);
  }

  private void on(int i, TraceEvent e) {
    if (e instanceof TraceEvent.Send s) {
      leave(s.id(), arrow(Kind.REQUEST, (Record) s.msg(), s.from(), s.to(), i));
    } else if (e instanceof TraceEvent.Reply r) {
      leave(r.id(), arrow(Kind.REPLY, r.msg(), r.from(), r.to(), i));
    } else if (e instanceof TraceEvent.Duplicate d) {
      duplicate(d.send());
    } else if (e instanceof TraceEvent.Deliver d) {
      end(d.send(), i, Outcome.DELIVERED);
    } else if (e instanceof TraceEvent.DeliverReply d) {
      end(d.send(), i, Outcome.DELIVERED);
    } else if (e instanceof TraceEvent.Drop d) {
      end(d.send(), i, outcome(d.why()));
    }
  }

  private static Arrow arrow(Kind kind, Record message, int from, int to, int start) {
    Phase phase = Phase.of(message);
    boolean rejected = kind == Kind.REPLY && !Wording.ok(message);
    return new Arrow(kind, phase, rejected, from, to, start, -1, Outcome.IN_FLIGHT, false);
  }

  private static Outcome outcome(TraceEvent.Why why) {
    return switch (why) {
      case LOSS, PARTITION -> Outcome.LOST;
      case DEAD, LATE -> Outcome.UNHEARD;
    };
  }

  private void leave(int id, Arrow arrow) {
    underway.computeIfAbsent(id, k -> new ArrayDeque<>()).add(arrow);
  }

  private void duplicate(int id) {
    int index = timeline.indexOf(id);
    if (index >= 0 && timeline.event(index) instanceof TraceEvent.Send s) {
      Arrow a = arrow(Kind.REQUEST, (Record) s.msg(), s.from(), s.to(), index);
      leave(
          id,
          new Arrow(
              a.kind(), a.phase(), false, a.from(), a.to(), index, -1, Outcome.IN_FLIGHT, true));
    }
  }

  private void end(int id, int i, Outcome outcome) {
    Deque<Arrow> copies = underway.get(id);
    if (copies == null) {
      return;
    }
    Arrow a = copies.removeFirst();
    if (copies.isEmpty()) {
      underway.remove(id);
    }
    done.add(
        new Arrow(
            a.kind(), a.phase(), a.rejected(), a.from(), a.to(), a.start(), i, outcome, a.copy()));
  }
}
