package paxoslab.visualizer.playback;

import paxoslab.api.Fate;
import paxoslab.trace.TraceEvent;

/** What a class may be asked before the next event is shown. */
public final class Quiz {
  private final Timeline timeline;

  public Quiz(Timeline timeline) {
    this.timeline = timeline;
  }

  /** The question at an event; empty where the next one needs no thought. */
  public String at(int index) {
    int next = index + 1;
    if (next >= timeline.size()) {
      return "";
    }
    TraceEvent event = timeline.event(next);
    String peer = timeline.laneName(timeline.lane(next));
    if (event instanceof TraceEvent.Reply) {
      return "What will " + peer + " answer?";
    } else if (event instanceof TraceEvent.Result r && r.fate() == Fate.CHOSEN) {
      return "What does %s report for instance %d now?".formatted(peer, r.seq());
    } else if (event instanceof TraceEvent.Result r && r.isStores() && r.op().equals("get")) {
      return "What does %s's %s return?"
          .formatted(peer, timeline.operations().at(next).map(o -> o.text(20)).orElse("get"));
    } else if (event instanceof TraceEvent.Send && !follows(index)) {
      return "What will " + peer + " do now?";
    }
    return event instanceof TraceEvent.Drop ? "Does this message arrive?" : "";
  }

  /** True if the step has begun to send: who saw that knows the rest. */
  private boolean follows(int index) {
    return timeline.event(index) instanceof TraceEvent.Send
        && timeline.column(index) == timeline.column(index + 1);
  }
}
