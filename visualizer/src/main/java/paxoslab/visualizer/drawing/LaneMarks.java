package paxoslab.visualizer.drawing;

import java.util.ArrayList;
import java.util.List;
import paxoslab.visualizer.drawing.Mark.Font;
import paxoslab.visualizer.drawing.Mark.Point;
import paxoslab.visualizer.playback.Cut;

/** The lanes, and what befalls them for a while: partitions, death. */
final class LaneMarks {
  private static final double[] GROUP_SHADES = {0.20, 0.09, 0.32, 0.14, 0.26};

  private final Plan plan;
  private final Sketch sketch;
  private final Viewport view;

  LaneMarks(Plan plan) {
    this.plan = plan;
    this.sketch = plan.sketch();
    this.view = plan.view();
  }

  void drawCuts() {
    for (Cut cut : cuts()) {
      drawCut(cut);
    }
  }

  /** While a class guesses, a cut that is to come is not shown, nor when one will heal. */
  private List<Cut> cuts() {
    if (!plan.look().quiz()) {
      return view.cuts();
    }
    return view.cuts().stream()
        .filter(cut -> cut.start() <= plan.present())
        .map(cut -> new Cut(cut.start(), Math.min(cut.end(), plan.present() + 1), cut.text()))
        .toList();
  }

  private void drawCut(Cut cut) {
    double half = view.columnWidth() / 2;
    double left = view.clamp(view.x(cut.start()) - half);
    double right = view.clamp(view.x(Math.min(cut.end(), plan.timeline().size())));
    if (right <= left) {
      return;
    }
    List<List<Integer>> groups = cut.groups();
    for (int g = 0; g < groups.size(); g++) {
      for (int lane : groups.get(g)) {
        if (!view.rows().isFolded(lane)) {
          drawMembership(lane, g, left, right);
        }
      }
    }
    drawCutName(cut, left, right);
  }

  private void drawMembership(int lane, int group, double left, double right) {
    Theme theme = sketch.theme();
    double height = view.laneHeight() * 0.84;
    Box band = new Box(left, view.y(lane) - height / 2, right - left, height);
    sketch.box(band, 8, theme.faint(theme.muted(), GROUP_SHADES[group % GROUP_SHADES.length]));
  }

  /** Names the groups and cuts; to be done when the messages are drawn, so that they lie below. */
  void nameCuts() {
    for (Cut cut : cuts()) {
      List<List<Integer>> groups = cut.groups();
      for (int g = 0; g < groups.size(); g++) {
        for (int lane : groups.get(g)) {
          if (!view.rows().isFolded(lane)) {
            nameMembership(cut, lane, "group " + (char) ('A' + g % 26));
          }
        }
      }
    }
  }

  private void nameMembership(Cut cut, int lane, String name) {
    Font font = sketch.font(14, true);
    double width = sketch.width(name, font) + sketch.px(14);
    double left = view.clamp(view.x(cut.start()) - view.columnWidth() / 2);
    double right = view.clamp(view.x(cut.end()));
    double y = view.y(lane) + view.laneHeight() * 0.42 - sketch.px(12);
    List<Point> places = new ArrayList<>();
    for (double x = left + width / 2; x + width / 2 <= right; x += width) {
      places.add(new Point(x, y));
    }
    plan.labels().place(name, places, font, sketch.theme().muted());
  }

  private void drawCutName(Cut cut, double left, double right) {
    Theme theme = sketch.theme();
    double top = view.area().y();
    Box strip = new Box(left, top - sketch.px(27), right - left, sketch.px(23));
    sketch.box(strip, 4, theme.faint(theme.muted(), 0.32));
    Font font = sketch.font(15, true);
    String name =
        sketch.fit(
            "cut: " + plan.timeline().names(cut.text()), font, strip.width() - sketch.px(12));
    sketch.words(left + sketch.px(6), strip.bottom() - sketch.px(6), name, font, theme.text());
    plan.labels().reserve(strip);
    for (double x : new double[] {left, right}) {
      sketch.add(
          new Mark.Line(
              new Point(x, strip.y()),
              new Point(x, view.area().bottom()),
              sketch.px(1.5),
              sketch.px(6),
              theme.muted()));
    }
  }

  void drawLanes() {
    for (int lane = 0; lane < plan.timeline().laneNames().size(); lane++) {
      if (!view.rows().isFolded(lane)) {
        drawLane(lane);
      }
    }
    if (!view.rows().folded().isEmpty()) {
      Box thin = view.rows().thinRow();
      double y = thin.y() + thin.height() / 2;
      sketch.add(
          new Mark.Line(
              new Point(thin.x(), y),
              new Point(thin.right(), y),
              sketch.px(1),
              sketch.px(10),
              sketch.theme().lane()));
    }
  }

  /** Keeps the lanes' lines free of labels: one on a line would seem to be that peer's. */
  void reserve() {
    double half = sketch.px(6);
    for (int lane = 0; lane < plan.timeline().laneNames().size(); lane++) {
      Box area = view.area();
      plan.labels().avoid(new Box(area.x(), view.y(lane) - half, area.width(), 2 * half));
    }
  }

  private void drawLane(int lane) {
    Theme theme = sketch.theme();
    double y = view.y(lane);
    double left = view.area().x();
    double right = view.area().right();
    int killed = plan.timeline().killedAt(lane);
    double death =
        killed < plan.timeline().size() && killed <= plan.present()
            ? view.clamp(view.x(killed))
            : right;
    // A client's lane is dashed: it has no vote.
    double dash = plan.timeline().isClient(lane) ? sketch.px(10) : 0;
    sketch.add(
        new Mark.Line(new Point(left, y), new Point(death, y), sketch.px(2), dash, theme.lane()));
    if (death < right) {
      sketch.add(
          new Mark.Line(
              new Point(death, y),
              new Point(right, y),
              sketch.px(1),
              sketch.px(3),
              theme.faint(theme.lane(), 0.6)));
    }
  }
}
