package paxoslab.visualizer.playback;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import paxoslab.trace.TraceEvent;

/** What is known of each peer as a whole, at every event: what it may forget, whether it hears. */
public final class Peers {
  /** What is told by no other event; to make each of a million would take longer than to look. */
  private static final Set<Class<? extends Record>> TELLING =
      Set.of(
          TraceEvent.Call.class,
          TraceEvent.Result.class,
          TraceEvent.Kill.class,
          TraceEvent.Deaf.class);

  private final List<History<State>> histories = new ArrayList<>();

  /**
   * One peer at one moment.
   *
   * @param done the highest instance that its application no longer needs, or -1
   * @param min its last answer to min(), or 0
   * @param alive false once it was killed
   * @param deaf true while it hears no requests
   */
  public record State(int done, int min, boolean alive, boolean deaf) {
    static final State FRESH = new State(-1, 0, true, false);
  }

  /** Reads the whole timeline once. */
  public Peers(Timeline timeline) {
    for (int lane = 0; lane < timeline.laneNames().size(); lane++) {
      histories.add(new History<>(State.FRESH));
    }
    for (int i = 0; i < timeline.size(); i++) {
      int lane = timeline.lane(i);
      if (lane >= 0 && lane < histories.size() && TELLING.contains(timeline.type(i))) {
        State before = at(i, lane);
        histories.get(lane).add(i, after(before, timeline.event(i)));
      }
    }
  }

  /** A peer right after the event at {@code index}. */
  public State at(int index, int lane) {
    return histories.get(lane).at(index);
  }

  private static State after(State before, TraceEvent event) {
    if (event instanceof TraceEvent.Call call && call.op().equals("done")) {
      int done = Math.max(before.done(), call.seq());
      return new State(done, before.min(), before.alive(), before.deaf());
    } else if (event instanceof TraceEvent.Result result && result.op().equals("min")) {
      return new State(before.done(), result.number(), before.alive(), before.deaf());
    } else if (event instanceof TraceEvent.Kill) {
      return new State(before.done(), before.min(), false, before.deaf());
    } else if (event instanceof TraceEvent.Deaf deaf) {
      return new State(before.done(), before.min(), before.alive(), deaf.deaf());
    }
    return before;
  }
}
