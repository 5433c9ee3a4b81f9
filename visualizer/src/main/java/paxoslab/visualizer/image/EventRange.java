package paxoslab.visualizer.image;

import java.util.List;
import java.util.stream.IntStream;
import paxoslab.trace.TraceEvent;
import paxoslab.visualizer.playback.Timeline;

/**
 * Some events of a run, one after the other.
 *
 * @param from the id of the first event; {@link TraceEvent#NONE} for the run's first
 * @param until the id of the last event; {@link TraceEvent#NONE} for the run's last
 */
public record EventRange(int from, int until) {
  /** The whole run. */
  public static final EventRange ALL = new EventRange(TraceEvent.NONE, TraceEvent.NONE);

  /**
   * The indexes of these events.
   *
   * @param most how many there may be
   * @throws IllegalArgumentException if there are none, or too many
   */
  List<Integer> indexes(Timeline timeline, int most, String what) {
    List<Integer> indexes =
        IntStream.range(0, timeline.size())
            .filter(i -> from == TraceEvent.NONE || timeline.event(i).id() >= from)
            .filter(i -> until == TraceEvent.NONE || timeline.event(i).id() <= until)
            .boxed()
            .toList();
    if (indexes.isEmpty()) {
      throw new IllegalArgumentException(
          timeline.size() == 0
              ? "the trace holds no events; there is nothing to show"
              : "no event is from %s until %s; events are %d to %d"
                  .formatted(
                      words(from, "the first"),
                      words(until, "the last"),
                      timeline.event(0).id(),
                      timeline.event(timeline.size() - 1).id()));
    }
    if (indexes.size() > most) {
      throw new IllegalArgumentException(
          "%,d events are too many for %s, which takes %,d; choose some with --from and --until"
              .formatted(indexes.size(), what, most));
    }
    return indexes;
  }

  private static String words(int id, String none) {
    return id == TraceEvent.NONE ? none : String.valueOf(id);
  }
}
