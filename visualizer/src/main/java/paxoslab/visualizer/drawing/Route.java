package paxoslab.visualizer.drawing;

import java.util.ArrayList;
import java.util.List;
import paxoslab.visualizer.drawing.Mark.Point;
import paxoslab.visualizer.playback.Arrow;
import paxoslab.visualizer.playback.Arrow.Outcome;

/** The line of one arrow on the drawing. */
record Route(Arrow arrow, List<Point> points) {
  /** How long what never arrives is drawn, in columns. */
  static final double STUMP = 1.5;

  private static final double LOST_AT = 0.55;
  private static final double UNHEARD_AT = 0.86;
  private static final int LOOP_PIECES = 12;

  static Route of(Arrow arrow, Viewport view) {
    Point start = view.at(arrow.start(), arrow.from());
    double column = view.columnWidth();
    double endX =
        arrow.end() < 0
            ? start.x() + STUMP * column
            : Math.max(view.x(arrow.end()), start.x() + 0.6 * column);
    if (arrow.loopback()) {
      double height = Math.min(view.laneHeight() * 0.3, Math.max(10, (endX - start.x()) * 0.35));
      return new Route(arrow, loop(start, endX, height));
    }
    double share =
        switch (arrow.outcome()) {
          case DELIVERED -> 1;
          case LOST, IN_FLIGHT -> LOST_AT;
          case UNHEARD -> UNHEARD_AT;
        };
    double endY = start.y() + (view.y(arrow.to()) - start.y()) * share;
    return new Route(arrow, List.of(start, new Point(endX, endY)));
  }

  private static List<Point> loop(Point start, double endX, double height) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i <= LOOP_PIECES; i++) {
      double share = (double) i / LOOP_PIECES;
      double up = Math.sin(Math.PI * share) * height;
      points.add(new Point(start.x() + (endX - start.x()) * share, start.y() - up));
    }
    return points;
  }

  Point start() {
    return points.get(0);
  }

  Point end() {
    return points.get(points.size() - 1);
  }

  /** The point before the last: where the head comes from. */
  Point approach() {
    return points.get(points.size() - 2);
  }

  boolean dropped() {
    return arrow.outcome() == Outcome.LOST || arrow.outcome() == Outcome.UNHEARD;
  }

  /** The place {@code share} (0 to 1) of the way along. */
  Point along(double share) {
    double place = share * (points.size() - 1);
    int piece = Math.min((int) place, points.size() - 2);
    return points.get(piece).toward(points.get(piece + 1), place - piece);
  }

  /** The beginning of the way, up to {@code share} (0 to 1) of it. */
  List<Point> until(double share) {
    List<Point> part = new ArrayList<>();
    double place = share * (points.size() - 1);
    for (int i = 0; i < place; i++) {
      part.add(points.get(i));
    }
    part.add(along(share));
    return part;
  }
}
