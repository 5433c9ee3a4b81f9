package paxoslab.visualizer.drawing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import paxoslab.visualizer.drawing.Mark.Font;
import paxoslab.visualizer.drawing.Mark.Point;
import paxoslab.visualizer.playback.AcceptorState;
import paxoslab.visualizer.playback.Arrow;
import paxoslab.visualizer.playback.Arrow.Kind;
import paxoslab.visualizer.playback.Peers;

/**
 * The peers at the present event: each with what it has promised and accepted, on the island of
 * those that it reaches, and the messages on their way between them.
 */
final class ClusterMarks {
  private static final double TITLE = 34;
  private static final int MOST_MESSAGES = 14;
  private static final double[] ALONG = {0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74};
  private static final int VALUE = 10;

  private final Plan plan;
  private final Peers peers;
  private final Sketch sketch;
  private final Theme theme;
  private final Box place;
  private final Islands islands;
  private final CardSize card;
  private final double width;
  private final double height;
  private final Labels labels;
  private final int instance;

  ClusterMarks(Plan plan, Peers peers, Box place) {
    this.plan = plan;
    this.peers = peers;
    this.sketch = plan.sketch();
    this.theme = sketch.theme();
    this.place = place;
    double top = sketch.px(TITLE);
    Box ground = new Box(place.x(), place.y() + top, place.width(), place.height() - top);
    this.card = CardSize.fitting(plan, ground);
    this.width = card.width();
    this.height = card.height();
    this.islands = Islands.of(plan.timeline(), plan.present(), ground, width, height);
    this.labels = new Labels(sketch, place);
    List<Integer> recent =
        plan.timeline().size() == 0
            ? List.of()
            : plan.acceptors().recentInstances(plan.present(), 1);
    this.instance = recent.isEmpty() ? -1 : recent.get(0);
  }

  private static Box box(Point centre, double width, double height) {
    return new Box(centre.x() - width / 2, centre.y() - height / 2, width, height);
  }

  void draw() {
    sketch.box(place, 0, theme.ground());
    for (Box coast : islands.coasts()) {
      sketch.box(coast, 14, theme.faint(theme.muted(), 0.16));
    }
    islands.centres().values().forEach(c -> labels.reserve(box(c, width, height)));
    List<Arrow> all = messages();
    List<Arrow> messages = all.subList(0, Math.min(all.size(), MOST_MESSAGES));
    title(all.size() - messages.size());
    messages.forEach(this::line);
    islands.centres().forEach(this::card);
    messages.forEach(this::pill);
  }

  private void title(int more) {
    Font font = sketch.font(16, true);
    String title = instance < 0 ? "No instance started yet" : "Instance " + instance;
    String cut = islands.cut().isEmpty() ? "" : "   ·   cut: " + islands.cut();
    String rest = more == 0 ? "" : "   ·   " + more + " more messages on their way";
    double left = place.x() + sketch.px(14);
    double room = place.width() - sketch.px(28);
    sketch.fitted(left, place.y() + sketch.px(23), room, title + cut + rest, font, theme.text());
  }

  // ---- messages ----

  /** Those on their way, and those that the present event ends; the latest first. */
  private List<Arrow> messages() {
    List<Arrow> found = new ArrayList<>();
    for (Arrow arrow : plan.timeline().arrows().underway(plan.present())) {
      if ((!arrow.loopback() || isPresent(arrow)) && plan.isLit(arrow.start())) {
        found.add(arrow);
      }
    }
    Comparator<Arrow> first =
        Comparator.comparing((Arrow a) -> !isPresent(a)).thenComparingInt(a -> -a.start());
    found.sort(first);
    return found;
  }

  private boolean isPresent(Arrow arrow) {
    return arrow.start() == plan.present() || arrow.end() == plan.present();
  }

  private boolean ends(Arrow arrow) {
    return arrow.end() == plan.present();
  }

  private boolean dropped(Arrow arrow) {
    return ends(arrow)
        && (arrow.outcome() == Arrow.Outcome.LOST || arrow.outcome() == Arrow.Outcome.UNHEARD);
  }

  private Point edge(int lane, Point toward) {
    Point centre = islands.centre(lane);
    double dx = toward.x() - centre.x();
    double dy = toward.y() - centre.y();
    double share =
        Math.min(dx == 0 ? 1 : Math.abs(width / 2 / dx), dy == 0 ? 1 : Math.abs(height / 2 / dy));
    return centre.toward(toward, Math.min(1, share));
  }

  private void line(Arrow arrow) {
    if (arrow.loopback() || !known(arrow)) {
      return;
    }
    Point from = edge(arrow.from(), islands.centre(arrow.to()));
    Point to = edge(arrow.to(), islands.centre(arrow.from()));
    double strength = isPresent(arrow) ? 1 : 0.45;
    int ink = theme.faint(theme.message(arrow), strength);
    Point tip = dropped(arrow) ? from.toward(to, 0.75) : to;
    double dash = arrow.copy() ? sketch.px(7) : 0;
    double stroke = sketch.px(arrow.kind() == Kind.REQUEST ? 3 : 1.5);
    sketch.add(new Mark.Line(from, tip, stroke, dash, ink));
    if (dropped(arrow)) {
      sketch.add(new Mark.Cross(tip, sketch.px(9), sketch.px(4), ink));
    } else {
      head(from, to, arrow, ink);
    }
  }

  private boolean known(Arrow arrow) {
    Map<Integer, Point> centres = islands.centres();
    return centres.containsKey(arrow.from()) && centres.containsKey(arrow.to());
  }

  private void head(Point from, Point to, Arrow arrow, int ink) {
    double angle = Math.atan2(to.y() - from.y(), to.x() - from.x());
    double length = sketch.px(13);
    Point left =
        new Point(
            to.x() - length * Math.cos(angle + 0.42), to.y() - length * Math.sin(angle + 0.42));
    Point right =
        new Point(
            to.x() - length * Math.cos(angle - 0.42), to.y() - length * Math.sin(angle - 0.42));
    sketch.add(
        arrow.kind() == Kind.REQUEST
            ? new Mark.Area(List.of(left, to, right), ink)
            : new Mark.Path(List.of(left, to, right), sketch.px(2), 0, ink));
  }

  /** What a message says, on its way: the nearer to its receiver, the further it has come. */
  private void pill(Arrow arrow) {
    String text = MessageText.of(plan, arrow);
    if (text.isEmpty() || !known(arrow)) {
      return;
    }
    Font font = sketch.font(14, isPresent(arrow));
    double half = sketch.width(text, font) / 2 + sketch.px(9);
    double tall = sketch.px(23);
    for (Point centre : places(arrow, half)) {
      Box box = new Box(centre.x() - half, centre.y() - tall / 2, 2 * half, tall);
      if (labels.take(box)) {
        drawPill(box, text, font, arrow);
        return;
      }
    }
  }

  private List<Point> places(Arrow arrow, double half) {
    Point sender = islands.centre(arrow.from());
    if (arrow.loopback()) {
      double off = height / 2 + sketch.px(15);
      return List.of(
          new Point(sender.x(), sender.y() - off),
          new Point(sender.x(), sender.y() + off),
          new Point(sender.x() + width / 2 + half, sender.y()));
    }
    Point receiver = islands.centre(arrow.to());
    Point from = edge(arrow.from(), receiver);
    Point to = edge(arrow.to(), sender);
    double end = arrow.end() < 0 ? plan.timeline().size() : arrow.end();
    double way = (plan.present() - arrow.start() + 1.0) / (end - arrow.start() + 1.0);
    List<Point> places = new ArrayList<>();
    places.add(from.toward(to, Math.max(0.25, Math.min(0.75, way))));
    for (double share : ALONG) {
      places.add(from.toward(to, share));
    }
    return places;
  }

  private void drawPill(Box box, String text, Font font, Arrow arrow) {
    int ink = theme.message(arrow);
    double edge = sketch.px(arrow.kind() == Kind.REQUEST ? 3 : 1.5);
    sketch.add(new Mark.Box(box.x(), box.y(), box.width(), box.height(), box.height() / 2, ink));
    Box inner = box.grown(-edge);
    sketch.add(
        new Mark.Box(
            inner.x(),
            inner.y(),
            inner.width(),
            inner.height(),
            inner.height() / 2,
            theme.ground()));
    double baseline = box.y() + box.height() / 2 + font.size() * 0.36;
    sketch.words(box.x() + sketch.px(9), baseline, text, font, theme.text());
  }

  // ---- peers ----

  private void card(int lane, Point centre) {
    Box box = box(centre, width, height);
    boolean here = plan.timeline().size() > 0 && plan.timeline().lane(plan.present()) == lane;
    double arc = plan.timeline().isClient(lane) ? 20 : 8;
    sketch.box(box.grown(sketch.px(here ? 3 : 1.5)), arc + 1, here ? theme.text() : theme.border());
    sketch.box(box, arc, theme.panel());
    Peers.State peer = plan.timeline().size() == 0 ? null : peers.at(plan.present(), lane);
    double left = box.x() + sketch.px(10);
    double room = box.width() - sketch.px(20);
    double line = box.height() / (card.lines() + 0.3);
    double y = box.y() + line * 0.95;
    Font bold = card.font(sketch, 17, true);
    Font plain = card.font(sketch, 15, false);
    sketch.words(left, y, plan.timeline().laneName(lane), bold, theme.text());
    if (peer == null) {
      return;
    }
    if (plan.timeline().isClient(lane)) {
      client(lane, left, y + line, room, plain);
      return;
    }
    AcceptorState state =
        instance < 0 ? AcceptorState.UNKNOWN : plan.acceptors().at(plan.present(), instance, lane);
    fate(lane, state, peer, box, y, plain);
    String accepted = card.holdsBoth(sketch) ? "   n_a " + number(state.na()) : "";
    String ballots = "n_p " + number(state.np()) + accepted;
    sketch.fitted(left, y + line, room, ballots, plain, theme.text());
    if (card.lines() > 2) {
      String value = "v_a " + plan.timeline().words(state.va(), VALUE);
      sketch.fitted(left, y + 2 * line, room, value, plain, theme.text());
      String done = "done " + number(peer.done()) + "   min " + peer.min();
      sketch.fitted(left, y + 3 * line, room, done, plain, theme.muted());
    }
    if (!peer.alive()) {
      double size = box.height() * 0.42;
      sketch.add(new Mark.Cross(centre, size, sketch.px(6), theme.faint(theme.text(), 0.6)));
    }
  }

  /** A client has no vote: what it waits for stands in its card. */
  private void client(int lane, double left, double y, double room, Font font) {
    String doing =
        plan.timeline().operations().all().stream()
            .filter(o -> o.client() == lane && o.call() <= plan.present())
            .reduce((a, b) -> b)
            .filter(o -> o.isPending() || o.result() >= plan.present())
            .map(o -> o.text(VALUE))
            .orElse("idle");
    sketch.fitted(left, y, room, doing, font, theme.text());
    double taken = sketch.width(plan.timeline().laneName(lane), card.font(sketch, 17, true));
    double line = height / (card.lines() + 0.3);
    sketch.fitted(
        left + taken + sketch.px(10),
        y - line,
        room - taken - sketch.px(10),
        "client",
        font,
        theme.muted());
  }

  private void fate(int lane, AcceptorState state, Peers.State peer, Box box, double y, Font font) {
    String text =
        !peer.alive()
            ? "stopped"
            : state.chosen() != null
                ? "chosen " + plan.timeline().words(state.chosen(), VALUE)
                : peer.deaf() ? "deaf" : "";
    int ink = state.chosen() != null && peer.alive() ? theme.decided() : theme.muted();
    Font name = card.font(sketch, 17, true);
    double taken = sketch.width(plan.timeline().laneName(lane), name) + sketch.px(30);
    String fitting = sketch.fit(text, font, box.width() - taken);
    double left = box.right() - sketch.px(10) - sketch.width(fitting, font);
    sketch.words(left, y, fitting, font, ink);
  }

  private static String number(int n) {
    return n < 0 ? "–" : Integer.toString(n);
  }
}
