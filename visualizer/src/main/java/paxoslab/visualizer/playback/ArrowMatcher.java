package paxoslab.visualizer.playback;

import java.util.HashMap;
import java.util.Map;
import paxoslab.trace.TraceEvent;
import paxoslab.visualizer.playback.Arrow.Kind;
import paxoslab.visualizer.playback.Arrow.Outcome;

/** Joins each message's departure to its arrival or loss; the copy that left first ends first. */
final class ArrowMatcher {
  private static final int OPEN = -1;

  /** The end of a copy that the network has not made yet. */
  private static final int TO_COME = -2;

  private final Timeline timeline;

  /** How many copies the network makes, by the index of what it copies. */
  private final Map<Integer, Integer> copies = new HashMap<>();

  /** By the index of a departure: its first arrow. */
  private final int[] arrowOf;

  private final int[] starts;
  private final int[] ends;
  private final byte[] forms;

  private ArrowMatcher(Timeline timeline) {
    this.timeline = timeline;
    int count = 0;
    for (int i = 0; i < timeline.size(); i++) {
      if (timeline.type(i) == TraceEvent.Duplicate.class) {
        int sent = timeline.referred(i);
        if (sent >= 0 && timeline.type(sent) == TraceEvent.Send.class) {
          copies.merge(sent, 1, Integer::sum);
          count++;
        }
      }
      count += timeline.carries(i) == null ? 0 : 1;
    }
    this.arrowOf = new int[timeline.size()];
    this.starts = new int[count];
    this.ends = new int[count];
    this.forms = new byte[count];
  }

  static Arrows match(Timeline timeline) {
    ArrowMatcher matcher = new ArrowMatcher(timeline);
    matcher.place();
    for (int i = 0; i < timeline.size(); i++) {
      if (timeline.carries(i) == null) {
        matcher.end(i, timeline.event(i));
      }
    }
    for (int i = 0; i < matcher.ends.length; i++) {
      matcher.ends[i] = Math.max(OPEN, matcher.ends[i]);
    }
    return new Arrows(timeline, matcher.starts, matcher.ends, matcher.forms);
  }

  private void place() {
    int next = 0;
    for (int i = 0; i < arrowOf.length; i++) {
      Record message = timeline.carries(i);
      arrowOf[i] = message == null ? -1 : next;
      if (message != null && timeline.type(i) == TraceEvent.Send.class) {
        place(next++, i, Kind.REQUEST, message, false);
        for (int copy = copies.getOrDefault(i, 0); copy > 0; copy--) {
          place(next++, i, Kind.REQUEST, message, true);
        }
      } else if (message != null) {
        place(next++, i, Kind.REPLY, message, false);
      }
    }
  }

  private void place(int arrow, int start, Kind kind, Record message, boolean copy) {
    boolean rejected = kind == Kind.REPLY && !Wording.ok(message);
    starts[arrow] = start;
    ends[arrow] = copy ? TO_COME : OPEN;
    forms[arrow] = Arrows.form(kind, Phase.of(message), rejected, Outcome.IN_FLIGHT, copy);
  }

  private void end(int i, TraceEvent event) {
    int start = timeline.indexOf(Timeline.carried(event));
    if (start < 0 || start >= i || arrowOf[start] < 0 || event instanceof TraceEvent.Timeout) {
      return;
    }
    boolean copied = event instanceof TraceEvent.Duplicate;
    int wanted = copied ? TO_COME : OPEN;
    for (int a = arrowOf[start]; a < starts.length && starts[a] == start; a++) {
      if (ends[a] == wanted) {
        ends[a] = copied ? OPEN : i;
        forms[a] = Arrows.form(forms[a], outcome(event));
        return;
      }
    }
  }

  private static Outcome outcome(TraceEvent event) {
    if (event instanceof TraceEvent.Drop drop) {
      return switch (drop.why()) {
        case LOSS, PARTITION -> Outcome.LOST;
        case DEAD, LATE -> Outcome.UNHEARD;
      };
    }
    return event instanceof TraceEvent.Duplicate ? Outcome.IN_FLIGHT : Outcome.DELIVERED;
  }
}
