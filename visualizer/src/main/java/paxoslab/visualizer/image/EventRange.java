package paxoslab.visualizer.image;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import paxoslab.trace.Finding;
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

  /** Of what is too much, so large a part lies after the event that it is about. */
  private static final double AFTER = 0.1;

  /**
   * The events of this range that something takes: all, or if those are too many, those around the
   * event that matters, with as much of what proves a finding as there is room for.
   *
   * @param most how many it takes
   * @param at the id of the event that matters; {@link TraceEvent#NONE} for the first finding of
   *     the range, or without one for its end where it has one, else its beginning
   * @param what takes them, as in {@code a page}
   * @throws IllegalArgumentException if there are none
   */
  Excerpt excerpt(Timeline timeline, int most, int at, String what) {
    int first = from == TraceEvent.NONE ? 0 : firstFrom(timeline, from);
    int end = until == TraceEvent.NONE ? timeline.size() : firstFrom(timeline, until + 1);
    if (first >= end) {
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
    if (end - first <= most) {
      return new Excerpt(first, end, first, Optional.empty());
    }
    Optional<Finding> finding =
        timeline.trace().findings().stream()
            .filter(f -> at == TraceEvent.NONE || f.at() == at)
            .filter(f -> timeline.indexOf(f) >= first && timeline.indexOf(f) < end)
            .findFirst();
    if (finding.isPresent()) {
      int last = timeline.indexOf(finding.get());
      String why = "around the finding at event " + timeline.event(last).id();
      return part(timeline, first, end, most, proof(timeline, finding.get()), last, why, what);
    }
    int asked = at == TraceEvent.NONE ? -1 : timeline.indexAtOrBefore(at);
    if (asked >= first && asked < end) {
      return part(timeline, first, end, most, asked, asked, "around event " + at, what);
    }
    boolean atEnd = from == TraceEvent.NONE || until != TraceEvent.NONE;
    int focus = atEnd ? end - 1 : first;
    return part(timeline, first, end, most, focus, focus, atEnd ? "the last" : "the first", what);
  }

  /** The index of the first event that proves a finding. */
  private static int proof(Timeline timeline, Finding finding) {
    int last = timeline.indexOf(finding);
    return finding.evidence().stream()
        .map(timeline::indexOf)
        .filter(i -> i >= 0 && i <= last)
        .min(Integer::compare)
        .orElse(last);
  }

  /** Some events from {@code first} until before {@code end}, so that all of a place is there. */
  private static Excerpt part(
      Timeline timeline,
      int first,
      int end,
      int most,
      int placeFirst,
      int placeLast,
      String why,
      String what) {
    // In the middle; if the place is too long, its end, and a little of what follows.
    int spare = most - (placeLast - placeFirst + 1);
    int centred = placeFirst - spare / 2;
    int cut = placeLast + 1 + (int) (most * AFTER) - most;
    int begin = Math.max(first, Math.min(spare >= 0 ? centred : cut, end - most));
    String note =
        String.format(
            Locale.ROOT,
            "events %d to %d of %,d are shown, %s: %s takes %,d; --from and --until choose others",
            timeline.event(begin).id(),
            timeline.event(begin + most - 1).id(),
            timeline.size(),
            why,
            what,
            most);
    return new Excerpt(begin, begin + most, placeLast, Optional.of(note));
  }

  /** The index of the first event whose id is not below one. */
  private static int firstFrom(Timeline timeline, int id) {
    return (int)
        IntStream.range(0, timeline.size()).filter(i -> timeline.event(i).id() < id).count();
  }

  private static String words(int id, String none) {
    return id == TraceEvent.NONE ? none : String.valueOf(id);
  }
}
