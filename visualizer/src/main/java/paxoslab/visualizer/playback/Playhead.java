package paxoslab.visualizer.playback;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import paxoslab.trace.Finding;
import paxoslab.trace.TraceEvent;

/** The place in a run that is being watched. Not thread-safe. */
public final class Playhead {
  private final Timeline timeline;
  private final TreeSet<Integer> findingPlaces = new TreeSet<>();
  private int index;

  /** Stands at the first event. */
  public Playhead(Timeline timeline) {
    this.timeline = timeline;
    timeline.trace().findings().forEach(f -> findingPlaces.add(timeline.indexOf(f)));
  }

  public Timeline timeline() {
    return timeline;
  }

  /** The index of the present event; 0 in an empty trace. */
  public int index() {
    return index;
  }

  /** The present event; empty in an empty trace. */
  public Optional<TraceEvent> event() {
    return timeline.size() == 0 ? Optional.empty() : Optional.of(timeline.event(index));
  }

  /** Goes to an index; one outside the run goes to the nearest end. */
  public void seek(int newIndex) {
    index = Math.max(0, Math.min(newIndex, timeline.size() - 1));
  }

  /** Goes to the event with this id, or to the last one before it. */
  public void seekEvent(int id) {
    seek(timeline.indexAtOrBefore(id));
  }

  /** Goes some events forwards, or backwards if negative. */
  public void step(int events) {
    seek((int) Math.max(0, Math.min((long) index + events, Integer.MAX_VALUE)));
  }

  /**
   * Goes to the next event on the same lane, or to the one before; false if there is none.
   *
   * @param direction 1 forwards, -1 backwards
   */
  public boolean stepOnLane(int direction) {
    if (timeline.size() == 0) {
      return false;
    }
    int lane = timeline.lane(index);
    for (int i = index + direction; i >= 0 && i < timeline.size(); i += direction) {
      if (timeline.lane(i) == lane) {
        index = i;
        return true;
      }
    }
    return false;
  }

  /** True at the last event. */
  public boolean atEnd() {
    return index >= timeline.size() - 1;
  }

  /** Goes to the next finding after the present event; false if there is none. */
  public boolean nextFinding() {
    return goTo(findingPlaces.higher(index));
  }

  /** Goes to the finding before the present event; false if there is none. */
  public boolean previousFinding() {
    return goTo(findingPlaces.lower(index));
  }

  /** Goes to the first finding; false if there is none. */
  public boolean firstFinding() {
    return goTo(findingPlaces.isEmpty() ? null : findingPlaces.first());
  }

  /** The findings that show at the present event. */
  public List<Finding> findings() {
    return timeline.trace().findings().stream().filter(f -> timeline.indexOf(f) == index).toList();
  }

  private boolean goTo(@Nullable Integer place) {
    if (place == null) {
      return false;
    }
    index = place;
    return true;
  }
}
