package paxoslab.visualizer.drawing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import paxoslab.api.Fate;
import paxoslab.trace.Finding;
import paxoslab.trace.TraceEvent;
import paxoslab.visualizer.drawing.Mark.Point;
import paxoslab.visualizer.playback.Cut;
import paxoslab.visualizer.playback.Timeline;

/**
 * A whole run in one strip: where it is cut, what is lost, who dies, what is decided, what broke,
 * where somebody left a note, and the playhead.
 */
public final class Overview {
  private static final double INSET = 12;

  /** More places than this no screen tells apart; of a longer run one event of each is kept. */
  private static final int PLACES = 4_096;

  private final Timeline timeline;
  private final List<Integer> lost = new ArrayList<>();
  private final List<Cut> cuts = new ArrayList<>();
  private final List<Integer> deaths = new ArrayList<>();
  private final List<Integer> decisions = new ArrayList<>();

  /** Looks through the run once. */
  public Overview(Timeline timeline) {
    this.timeline = timeline;
    Set<Integer> decided = new HashSet<>();
    for (int i = 0; i < timeline.size(); i++) {
      TraceEvent event = timeline.event(i);
      if (event instanceof TraceEvent.Drop) {
        keep(lost, i);
      } else if (event instanceof TraceEvent.Kill) {
        deaths.add(i);
      } else if (event instanceof TraceEvent.Result r
          && r.fate() == Fate.CHOSEN
          && decided.add(r.seq())) {
        keep(decisions, i);
      }
    }
    timeline.cuts().forEach(this::keep);
  }

  private int placeOf(int index) {
    return timeline.size() <= PLACES ? index : (int) ((long) index * PLACES / timeline.size());
  }

  private void keep(List<Integer> events, int index) {
    if (events.isEmpty() || placeOf(events.get(events.size() - 1)) < placeOf(index)) {
      events.add(index);
    }
  }

  /** Joins a partition to the one before where both lie in one place. */
  private void keep(Cut cut) {
    Cut last = cuts.isEmpty() ? null : cuts.get(cuts.size() - 1);
    if (last != null && placeOf(last.start()) == placeOf(cut.start())) {
      cuts.set(cuts.size() - 1, new Cut(last.start(), cut.end(), last.text()));
    } else {
      cuts.add(cut);
    }
  }

  /**
   * The indexes of the events at which an instance is first reported as chosen; in a long run only
   * as many as can be told apart.
   */
  public List<Integer> decisions() {
    return List.copyOf(decisions);
  }

  /**
   * The strip.
   *
   * @param notes the indexes of the events with a note
   */
  public Drawing draw(Frame frame, int present, Set<Integer> notes) {
    Sketch sketch = new Sketch(frame, (text, font) -> 0);
    Theme theme = frame.theme();
    double height = frame.height();
    sketch.box(new Box(0, 0, frame.width(), height), 0, theme.panel());
    for (Cut cut : cuts) {
      double left = x(frame, cut.start());
      double right = x(frame, Math.min(cut.end(), timeline.size() - 1));
      sketch.box(
          new Box(left, 0, Math.max(2, right - left), height), 0, theme.faint(theme.muted(), 0.3));
    }
    double middle = height / 2;
    sketch.line(
        new Point(INSET, middle), new Point(frame.width() - INSET, middle), 2, theme.lane());
    double free = -1;
    for (int i : lost) {
      // As many as can be told apart.
      if (x(frame, i) > free) {
        sketch.add(new Mark.Cross(new Point(x(frame, i), height - 7), 3.5, 1.5, theme.muted()));
        free = x(frame, i) + 4;
      }
    }
    for (int i : deaths) {
      sketch.add(new Mark.Cross(new Point(x(frame, i), middle), 7, 4, theme.text()));
    }
    free = -1;
    for (int i : decisions) {
      if (x(frame, i) > free) {
        sketch.add(diamond(x(frame, i), middle, theme.decided()));
        free = x(frame, i) + 3;
      }
    }
    for (int i : notes) {
      flag(sketch, x(frame, i), height);
    }
    for (Finding finding : timeline.trace().findings()) {
      FindingMarks.triangle(
          sketch, new Point(x(frame, timeline.indexOf(finding)), middle), 11 / frame.scale());
    }
    double at = x(frame, present);
    sketch.add(new Mark.Box(at - 2, 0, 4, height, 2, theme.text()));
    return sketch.finish();
  }

  private static Mark diamond(double x, double y, int ink) {
    double half = 6;
    return new Mark.Area(
        List.of(
            new Point(x - half, y),
            new Point(x, y - half),
            new Point(x + half, y),
            new Point(x, y + half)),
        ink);
  }

  private static void flag(Sketch sketch, double x, double height) {
    int ink = sketch.theme().text();
    sketch.add(new Mark.Line(new Point(x, 2), new Point(x, height - 2), 1.5, 0, ink));
    sketch.add(new Mark.Area(List.of(new Point(x, 2), new Point(x + 9, 6), new Point(x, 10)), ink));
  }

  private double x(Frame frame, int index) {
    double room = Math.max(1, frame.width() - 2 * INSET);
    return INSET + room * index / Math.max(1, timeline.size() - 1);
  }

  /** The index of the event at a place of the strip. */
  public int indexAt(Frame frame, double x) {
    double room = Math.max(1, frame.width() - 2 * INSET);
    double share = Math.max(0, Math.min(1, (x - INSET) / room));
    return (int) Math.round(share * Math.max(0, timeline.size() - 1));
  }
}
