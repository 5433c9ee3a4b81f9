package paxoslab.visualizer.drawing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import paxoslab.trace.Finding;
import paxoslab.visualizer.drawing.Mark.Font;
import paxoslab.visualizer.drawing.Mark.Point;

/** Where rules were broken: a triangle at each finding, numbered rings at the evidence. */
final class FindingMarks {
  /** How high the symbol of a broken rule stands; what is above its place begins there. */
  static final double HEIGHT = 42;

  private static final double TRIANGLE = 15;
  private static final double RING = 15;

  private final Plan plan;
  private final Sketch sketch;
  private final Viewport view;

  FindingMarks(Plan plan) {
    this.plan = plan;
    this.sketch = plan.sketch();
    this.view = plan.view();
  }

  /** Keeps the symbols' places free of labels. */
  void reserve() {
    for (Finding finding : plan.findings()) {
      Point at = place(finding);
      double half = sketch.px(TRIANGLE + 4);
      plan.labels().reserve(new Box(at.x() - half, at.y() - half, 2 * half, 2 * half));
    }
    double ring = sketch.px(RING - 3);
    badges()
        .forEach(
            (place, text) -> {
              plan.labels().reserve(badge(place, text));
              plan.labels()
                  .reserve(new Box(place.x() - ring, place.y() - ring, 2 * ring, 2 * ring));
            });
  }

  void draw() {
    badges().forEach(this::ring);
    earlier().forEach(this::pointer);
    for (Finding finding : plan.findings()) {
      int index = plan.timeline().indexOf(finding);
      if (plan.timeline().size() > 0 && view.shows(index)) {
        triangle(sketch, place(finding), TRIANGLE);
      }
    }
  }

  private Point place(Finding finding) {
    int index = plan.timeline().indexOf(finding);
    if (plan.timeline().size() == 0) {
      return new Point(view.area().x(), view.area().y());
    }
    int lane = plan.timeline().lane(index);
    int shown = lane >= 0 ? lane : finding.peer();
    double y = shown >= 0 ? view.y(shown) : view.area().y();
    return new Point(view.x(index), y - sketch.px(34));
  }

  /** What stands at each place that holds evidence, such as {@code 2 3}. */
  private Map<Point, String> badges() {
    Map<Point, String> badges = new LinkedHashMap<>();
    plan.evidence()
        .forEach(
            (index, number) -> {
              int lane = plan.timeline().lane(index);
              if (lane >= 0 && view.shows(index)) {
                badges.merge(view.at(index, lane), "" + number, (a, b) -> a + " " + b);
              }
            });
    return badges;
  }

  /** What stands at the left end of each lane that holds evidence further left. */
  private Map<Integer, String> earlier() {
    Map<Integer, String> earlier = new LinkedHashMap<>();
    plan.evidence()
        .forEach(
            (index, number) -> {
              int lane = plan.timeline().lane(index);
              if (lane >= 0 && !view.shows(index) && view.x(index) < view.area().x()) {
                earlier.merge(lane, "" + number, (a, b) -> a + " " + b);
              }
            });
    return earlier;
  }

  /** Says that evidence lies further left. */
  private void pointer(int lane, String text) {
    double tip = view.area().x();
    double y = view.y(lane);
    double half = sketch.px(8);
    int ink = sketch.theme().violation();
    sketch.add(
        new Mark.Area(
            List.of(
                new Point(tip - half, y),
                new Point(tip + half, y - half),
                new Point(tip + half, y + half)),
            ink));
    double height = sketch.px(20);
    double width = width(text, height);
    writeBadge(sketch, new Box(tip + half, y - height / 2, width, height), text);
  }

  private double width(String text, double height) {
    return Math.max(height, sketch.width(text, sketch.font(15, true)) + sketch.px(10));
  }

  private void ring(Point place, String text) {
    Theme theme = sketch.theme();
    sketch.add(new Mark.Ring(place, sketch.px(RING), sketch.px(3), theme.violation()));
    writeBadge(sketch, badge(place, text), text);
  }

  /** A number of the evidence, white on the colour of violations. */
  static void writeBadge(Sketch sketch, Box badge, String text) {
    Font font = sketch.font(15, true);
    sketch.box(badge, 9, sketch.theme().violation());
    double left = badge.x() + (badge.width() - sketch.width(text, font)) / 2;
    sketch.words(left, badge.y() + badge.height() * 0.78, text, font, 0xffffffff);
  }

  private Box badge(Point place, String text) {
    double height = sketch.px(20);
    double width = width(text, height);
    return new Box(place.x() + sketch.px(10), place.y() + sketch.px(11), width, height);
  }

  /** The symbol of a broken rule: a triangle with an exclamation mark. */
  static void triangle(Sketch sketch, Point centre, double size) {
    double half = sketch.px(size);
    sketch.add(
        new Mark.Area(
            List.of(
                new Point(centre.x(), centre.y() - half),
                new Point(centre.x() + half * 1.1, centre.y() + half * 0.85),
                new Point(centre.x() - half * 1.1, centre.y() + half * 0.85)),
            sketch.theme().violation()));
    sketch.add(
        new Mark.Line(
            new Point(centre.x(), centre.y() - half * 0.35),
            new Point(centre.x(), centre.y() + half * 0.28),
            half * 0.24,
            0,
            0xffffffff));
    sketch.add(
        new Mark.Disc(new Point(centre.x(), centre.y() + half * 0.6), half * 0.14, 0xffffffff));
  }
}
