package paxoslab.visualizer.drawing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import paxoslab.visualizer.drawing.Mark.Point;
import paxoslab.visualizer.playback.Arrow;
import paxoslab.visualizer.playback.Arrow.Kind;

/**
 * The messages. A request is a heavy line with a full head, a reply a light one with an open head;
 * a cross means dropped. What lies after the present event is faint.
 */
final class ArrowMarks {
  private static final double REQUEST_WIDTH = 3;
  private static final double REPLY_WIDTH = 1.5;
  private static final double CROSS = 8;
  private static final double FAINT = 0.3;
  private static final double ASIDE = 0.5;
  private static final double DIMMED = 0.15;
  private static final double[] LABEL_AT = {0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82};

  private final Plan plan;
  private final Sketch sketch;
  private final List<Route> routes = new ArrayList<>();
  private final Set<Integer> evidence;

  /** What is written already, by step and text. */
  private final Set<String> labelled = new HashSet<>();

  ArrowMarks(Plan plan) {
    this.plan = plan;
    this.sketch = plan.sketch();
    this.evidence = plan.evidence().keySet();
    Viewport view = plan.view();
    for (Arrow arrow : view.arrows()) {
      if (!plan.look().quiz() || arrow.start() <= plan.present()) {
        routes.add(Route.of(arrow, view));
      }
    }
  }

  /** Draws future messages first, so that they lie under what has happened. */
  void draw() {
    routes.stream().filter(r -> proved(r.arrow())).forEach(this::halo);
    if (!plan.look().quiz()) {
      routes.stream().filter(r -> progress(r) < 1).forEach(r -> line(r, r.points(), faint(r)));
      routes.stream().filter(r -> progress(r) < 1).forEach(r -> end(r, faint(r)));
    }
    routes.stream().filter(r -> progress(r) > 0).forEach(this::solid);
  }

  private void solid(Route route) {
    double progress = progress(route);
    int ink = ink(route.arrow());
    if (present(route.arrow())) {
      glow(route, progress);
    }
    line(route, route.until(progress), ink);
    if (progress < 1) {
      sketch.add(new Mark.Disc(route.along(progress), sketch.px(5), ink));
    } else {
      end(route, ink);
    }
  }

  private void glow(Route route, double progress) {
    double width = sketch.px(width(route) + 5);
    sketch.add(new Mark.Path(route.until(progress), width, 0, soft(sketch.theme().text())));
  }

  private void halo(Route route) {
    int ink = sketch.theme().faint(sketch.theme().violation(), 0.55);
    sketch.add(new Mark.Path(route.points(), sketch.px(width(route) + 9), 0, ink));
  }

  private int soft(int ink) {
    return sketch.theme().faint(ink, 0.35);
  }

  /** Messages of other instances than the present one step back. */
  private int ink(Arrow arrow) {
    int ink = sketch.theme().message(arrow);
    if (!isLit(arrow)) {
      return sketch.theme().faint(ink, DIMMED);
    }
    return aside(arrow) ? sketch.theme().faint(ink, ASIDE) : ink;
  }

  /** A message is a cause only where it was heard. */
  private boolean isLit(Arrow arrow) {
    return plan.isLit(arrow.start()) && (arrow.end() < 0 || plan.isLit(arrow.end()));
  }

  private boolean aside(Arrow arrow) {
    int instance = plan.acceptors().instance(plan.present());
    return instance >= 0 && plan.acceptors().instance(arrow.start()) != instance && !proved(arrow);
  }

  private int faint(Route route) {
    double share = isLit(route.arrow()) ? FAINT : DIMMED;
    return sketch.theme().faint(sketch.theme().message(route.arrow()), share);
  }

  private static double width(Route route) {
    return route.arrow().kind() == Kind.REQUEST ? REQUEST_WIDTH : REPLY_WIDTH;
  }

  private void line(Route route, List<Point> points, int ink) {
    boolean dashed = route.arrow().copy() || route.arrow().end() < 0;
    double dash = dashed ? sketch.px(7) : 0;
    sketch.add(new Mark.Path(points, sketch.px(width(route)), dash, ink));
  }

  private void end(Route route, int ink) {
    if (route.dropped()) {
      sketch.add(new Mark.Cross(route.end(), sketch.px(CROSS), sketch.px(3.5), ink));
    } else {
      head(route, ink);
    }
  }

  private void head(Route route, int ink) {
    double angle =
        Math.atan2(route.end().y() - route.approach().y(), route.end().x() - route.approach().x());
    boolean request = route.arrow().kind() == Kind.REQUEST;
    double length = sketch.px(request ? 14 : 12);
    Point tip = back(route.end(), angle, 0, sketch.px(3));
    Point left = back(tip, angle, 0.42, length);
    Point right = back(tip, angle, -0.42, length);
    if (request) {
      sketch.add(new Mark.Area(List.of(left, tip, right), ink));
    } else {
      sketch.add(new Mark.Path(List.of(left, tip, right), sketch.px(2), 0, ink));
    }
  }

  private static Point back(Point from, double angle, double turn, double length) {
    return new Point(
        from.x() - length * Math.cos(angle + turn), from.y() - length * Math.sin(angle + turn));
  }

  /** How far along its way a message is at the present event, 0 to 1. */
  private double progress(Route route) {
    Arrow arrow = route.arrow();
    if (arrow.start() > plan.present()) {
      return 0;
    } else if (arrow.end() >= 0 && arrow.end() <= plan.present()) {
      return 1;
    }
    double start = route.start().x();
    double share = (plan.view().x(plan.present()) - start) / (route.end().x() - start);
    return Math.max(0.18, Math.min(share, arrow.end() < 0 ? 1 : 0.85));
  }

  private boolean present(Arrow arrow) {
    return arrow.start() == plan.present() || arrow.end() == plan.present();
  }

  private boolean proved(Arrow arrow) {
    return evidence.contains(arrow.start()) || evidence.contains(arrow.end());
  }

  /** Labels the messages that were sent: what matters most first, as room may run out. */
  void label() {
    routes.stream().filter(Route::dropped).forEach(this::reserveCross);
    Comparator<Route> byWeight =
        Comparator.comparingInt((Route r) -> weight(r.arrow()))
            .thenComparingInt(r -> Math.abs(r.arrow().start() - plan.present()));
    routes.stream()
        .filter(r -> r.arrow().start() <= plan.present())
        .filter(r -> isLit(r.arrow()) || present(r.arrow()))
        .sorted(byWeight)
        .forEach(this::labelOnce);
  }

  /** What one step says to several peers is written once, at the first that has room. */
  private void labelOnce(Route route) {
    Arrow arrow = route.arrow();
    String broadcast =
        "%d/%d/%s".formatted(arrow.from(), plan.timeline().column(arrow.start()), text(arrow));
    boolean merges = arrow.kind() == Kind.REQUEST && !present(arrow) && !proved(arrow);
    if ((!merges || !labelled.contains(broadcast)) && label(route)) {
      labelled.add(broadcast);
    }
  }

  private void reserveCross(Route route) {
    double size = sketch.px(CROSS);
    Point at = route.end();
    plan.labels().reserve(new Box(at.x() - size, at.y() - size, 2 * size, 2 * size));
  }

  private int weight(Arrow arrow) {
    if (present(arrow)) {
      return 0;
    } else if (proved(arrow)) {
      return 1;
    }
    int kind = arrow.rejected() ? 2 : arrow.kind() == Kind.REQUEST ? 3 : 4;
    return aside(arrow) ? kind + 3 : kind;
  }

  private boolean label(Route route) {
    String text = text(route.arrow());
    List<Point> places = new ArrayList<>();
    for (double share : LABEL_AT) {
      // While a class guesses, nothing stands where the message has not been yet.
      Point place = route.along(plan.look().quiz() ? share * progress(route) : share);
      places.add(
          route.arrow().loopback() ? new Point(place.x(), place.y() - sketch.px(10)) : place);
    }
    if (text.equals("ok") || text.endsWith(" ok")) {
      return false;
    }
    boolean strong = present(route.arrow()) || proved(route.arrow());
    Mark.Font font = sketch.font(15, strong);
    if (present(route.arrow()) && plan.view().shows(route.arrow().start())) {
      plan.labels().force(text, places, font, sketch.theme().text());
      return true;
    }
    return plan.labels().place(text, places, font, sketch.theme().text());
  }

  private String text(Arrow arrow) {
    return MessageText.of(plan, arrow);
  }
}
