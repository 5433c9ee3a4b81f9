package paxoslab.visualizer.drawing;

import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import paxoslab.visualizer.drawing.Mark.Point;
import paxoslab.visualizer.playback.Arrow;
import paxoslab.visualizer.playback.Cut;
import paxoslab.visualizer.playback.Timeline;

/**
 * Where events lie on the drawing. A run that is short enough fits whole; a longer one is shown
 * around the playhead.
 */
final class Viewport {
  private static final double NARROWEST = 34;
  private static final double WIDEST = 110;

  /** The height of a row that lanes share. */
  private static final double THIN = 28;

  /** Narrower steps than this can't be told apart. */
  private static final double DENSE = 10;

  /** So much room is left on both sides of events that are to be seen. */
  private static final double BESIDE = 60;

  private final Timeline timeline;
  private final Axis axis;
  private final Box area;
  private final double scale;
  private final double readable;
  private final double columnWidth;
  private final double leastZoom;
  private final boolean dense;
  private final double firstColumn;
  private final Rows rows;

  Viewport(Timeline timeline, Axis axis, Box area, double scale, int present) {
    this(timeline, axis, area, scale, present, 1);
  }

  Viewport(Timeline timeline, Axis axis, Box area, double scale, int present, double zoom) {
    this(timeline, axis, area, scale, timeline.size() == 0 ? 0 : axis.at(present), zoom);
  }

  private Viewport(
      Timeline timeline, Axis axis, Box area, double scale, double middle, double zoom) {
    this.timeline = timeline;
    this.axis = axis;
    this.area = area;
    this.scale = scale;
    double columns = columns();
    double whole = area.width() / columns;
    this.readable = Math.max(NARROWEST * scale, Math.min(WIDEST * scale, whole));
    this.leastZoom = Math.min(1, whole / readable);
    this.columnWidth = readable * Math.max(leastZoom, zoom);
    this.dense = columnWidth < DENSE * scale;
    double shown = area.width() / columnWidth;
    this.firstColumn = Math.max(0, Math.min(middle - shown / 2, columns - shown));
    this.rows = new Rows(area, timeline.laneNames().size(), new BitSet(), 0);
  }

  private Viewport(Viewport other, Rows rows) {
    this.timeline = other.timeline;
    this.axis = other.axis;
    this.area = other.area;
    this.scale = other.scale;
    this.readable = other.readable;
    this.columnWidth = other.columnWidth;
    this.leastZoom = other.leastZoom;
    this.dense = other.dense;
    this.firstColumn = other.firstColumn;
    this.rows = rows;
  }

  /** The same with some lanes in one thin row. */
  Viewport folding(BitSet lanes) {
    return new Viewport(this, new Rows(area, timeline.laneNames().size(), lanes, THIN * scale));
  }

  /** One more than there are: marks and numbers hang over the last one. */
  private double columns() {
    return Math.max(1, axis.length()) + 1;
  }

  /**
   * The same run with some earlier events in sight beside the present one: with narrower steps if
   * need be, but none so narrow that they can't be told apart. If that is too little for all, the
   * last of them.
   */
  Viewport showing(Collection<Integer> earlier, int present) {
    if (shows(present) && earlier.stream().allMatch(this::shows)) {
      return this;
    }
    double last = axis.at(present);
    double room = Math.max(1, area.width() - 2 * BESIDE * scale);
    double most = room / (DENSE * scale);
    double first =
        earlier.stream()
            .map(axis::at)
            .filter(place -> place <= last && last - place <= most)
            .min(Comparator.naturalOrder())
            .orElse(last);
    double zoom = Math.min(1, room / Math.max(1, last - first) / readable);
    return new Viewport(timeline, axis, area, scale, (first + last) / 2, zoom);
  }

  /** The part of the drawing that holds the lanes. */
  Box area() {
    return area;
  }

  /** Where the lanes lie. */
  Rows rows() {
    return rows;
  }

  /** Of texts and marks. */
  double scale() {
    return scale;
  }

  double columnWidth() {
    return columnWidth;
  }

  /** The zoom at which the whole run is in sight. */
  double leastZoom() {
    return leastZoom;
  }

  /** True if steps are too narrow for messages to be drawn one by one. */
  boolean dense() {
    return dense;
  }

  /** The index of the first event at or right of a place of the drawing. */
  int firstAt(double x) {
    return axis.firstFrom(firstColumn + (x - area.x()) / columnWidth);
  }

  /** The middle of an event's column; one past the last event is the diagram's end. */
  double x(int index) {
    return area.x() + (axis.at(index) - firstColumn) * columnWidth;
  }

  double y(int lane) {
    return rows.y(lane);
  }

  double laneHeight() {
    return rows.height();
  }

  Point at(int index, int lane) {
    return new Point(x(index), y(lane));
  }

  /** The index of the first event in sight. */
  int first() {
    return axis.firstFrom(firstColumn);
  }

  /** One more than the index of the last event in sight. */
  int end() {
    return axis.firstFrom(Math.nextUp(firstColumn + area.width() / columnWidth));
  }

  /** True if the event's column is in sight. */
  boolean shows(int index) {
    double x = x(index);
    return x >= area.x() - 0.5 && x <= area.right() + 0.5;
  }

  /** The messages of whose way something is in sight. */
  List<Arrow> arrows() {
    // A message that never arrives is drawn as a stump, which may reach into sight.
    int from = axis.firstFrom(firstColumn - Route.STUMP);
    return timeline.arrows().crossing(from, end() - 1).stream()
        .filter(a -> a.end() < 0 || shows(a.start(), a.end()))
        .toList();
  }

  /** The partitions of which something is in sight. */
  List<Cut> cuts() {
    return timeline.cuts(first(), end() - 1).stream()
        .filter(cut -> shows(cut.start(), cut.end()))
        .toList();
  }

  /** The nearest place in sight. */
  double clamp(double x) {
    return Math.max(area.x(), Math.min(x, area.right()));
  }

  /** True if anything between two events is in sight. */
  boolean shows(int start, int end) {
    return x(end) >= area.x() && x(start) <= area.right();
  }
}
