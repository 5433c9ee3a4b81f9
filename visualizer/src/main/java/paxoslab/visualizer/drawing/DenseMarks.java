package paxoslab.visualizer.drawing;

import java.util.ArrayList;
import java.util.List;
import paxoslab.visualizer.drawing.Mark.Point;
import paxoslab.visualizer.playback.Density;
import paxoslab.visualizer.playback.Density.Kind;
import paxoslab.visualizer.playback.Phase;

/**
 * Where steps are too narrow to be told apart: how much happens at each peer. A bar stands on the
 * lane for every few pixels, with a part for each kind, always in the same order; below the lane
 * hangs what is lost.
 */
final class DenseMarks {
  private static final double BAR = 4;
  private static final double RULER = 130;
  private static final List<Kind> UPWARDS =
      List.of(Kind.PREPARE, Kind.ACCEPT, Kind.DECIDE, Kind.FORGET, Kind.LOCAL);

  private final Plan plan;
  private final Density density;
  private final Sketch sketch;
  private final Viewport view;

  DenseMarks(Plan plan, Density density) {
    this.plan = plan;
    this.density = density;
    this.sketch = plan.sketch();
    this.view = plan.view();
  }

  /** A place along the lanes and what happens there, by lane. */
  private record Bar(double x, int first, int end, List<int[]> counts) {}

  void draw() {
    List<Bar> bars = bars();
    int most = 1;
    for (Bar bar : bars) {
      for (int[] counts : bar.counts) {
        most = Math.max(most, sum(counts));
      }
    }
    for (Bar bar : bars) {
      for (int lane = 0; lane < bar.counts.size(); lane++) {
        draw(bar, lane, view.laneHeight() * 0.6 / most);
      }
    }
    ruler();
  }

  private List<Bar> bars() {
    List<Bar> bars = new ArrayList<>();
    double width = sketch.px(BAR);
    int end = view.first();
    for (double x = view.area().x(); x < view.area().right(); x += width) {
      int first = end;
      end = Math.max(first, view.firstAt(x + width));
      if (plan.look().quiz()) {
        end = Math.max(first, Math.min(end, plan.present() + 1));
      }
      List<int[]> counts = new ArrayList<>();
      for (int lane = 0; lane < plan.timeline().laneNames().size(); lane++) {
        counts.add(density.count(lane, first, end));
      }
      bars.add(new Bar(x, first, end, counts));
    }
    return bars;
  }

  @SuppressWarnings("EnumOrdinal") // the order of the counts
  private void draw(Bar bar, int lane, double unit) {
    if (view.rows().isFolded(lane)) {
      return;
    }
    int[] counts = bar.counts.get(lane);
    double y = view.y(lane);
    boolean past = bar.first <= plan.present();
    double width = sketch.px(BAR) - 1;
    for (Kind kind : UPWARDS) {
      double height = counts[kind.ordinal()] * unit;
      if (height > 0) {
        y -= height;
        sketch.box(new Box(bar.x, y, width, height), 0, ink(kind, past));
      }
    }
    int lost = counts[Kind.LOST.ordinal()];
    if (lost > 0) {
      double height = Math.max(2, lost * unit);
      sketch.box(new Box(bar.x, view.y(lane) + 2, width, height), 0, ink(Kind.LOST, past));
    }
  }

  private int ink(Kind kind, boolean past) {
    Theme theme = sketch.theme();
    int ink =
        switch (kind) {
          case PREPARE -> theme.phase(Phase.PREPARE);
          case ACCEPT -> theme.phase(Phase.ACCEPT);
          case DECIDE -> theme.phase(Phase.DECIDE);
          case FORGET -> theme.phase(Phase.FORGET);
          case STORE -> theme.phase(Phase.STORE);
          case LOCAL -> theme.lane();
          case LOST -> theme.text();
        };
    return past ? ink : theme.faint(ink, 0.45);
  }

  private static int sum(int[] counts) {
    int sum = 0;
    for (int count : counts) {
      sum += count;
    }
    return sum;
  }

  private void ruler() {
    Mark.Font font = sketch.font(14, false);
    double bottom = view.area().bottom();
    double step = sketch.px(RULER);
    for (double x = view.area().x() + step / 2; x < view.area().right() - step / 2; x += step) {
      int index = view.firstAt(x);
      if (index >= plan.timeline().size()) {
        return;
      }
      String time = Times.text(plan.timeline().time(index));
      sketch.line(
          new Point(x, bottom), new Point(x, bottom + sketch.px(6)), 1, sketch.theme().muted());
      double left = x - sketch.width(time, font) / 2;
      sketch.words(left, bottom + sketch.px(22), time, font, sketch.theme().muted());
    }
  }
}
