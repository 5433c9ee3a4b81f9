package paxoslab.visualizer.drawing;

import java.util.List;
import java.util.Locale;
import paxoslab.visualizer.drawing.Mark.Font;
import paxoslab.visualizer.drawing.Mark.Point;
import paxoslab.visualizer.playback.AcceptorState;
import paxoslab.visualizer.playback.Wording;

/** The acceptors' state at the present event, for the instances spoken of last. */
final class TableMarks {
  private static final List<String> TITLES = List.of("peer", "n_p", "n_a", "v_a", "fate");
  private static final double[] COLUMNS = {0, 0.17, 0.31, 0.45, 0.70, 1.0};
  private static final double ROW = 27;
  private static final int VALUE = 12;

  private final Plan plan;
  private final Sketch sketch;

  TableMarks(Plan plan) {
    this.plan = plan;
    this.sketch = plan.sketch();
  }

  void draw(Box place) {
    Theme theme = sketch.theme();
    double y = place.y();
    int peers = plan.timeline().laneNames().size();
    double block = sketch.px(ROW) * (peers + 2.4);
    List<Integer> instances = plan.acceptors().recentInstances(lastIndex(), 32);
    int fitting = Math.max(1, (int) (place.height() / block));
    for (int instance : instances.stream().limit(fitting).toList()) {
      draw(instance, new Box(place.x(), y, place.width(), Math.min(block, place.bottom() - y)));
      y += block;
    }
    if (instances.isEmpty()) {
      sketch.fitted(
          place.x() + sketch.px(14),
          y + sketch.px(30),
          place.width() - sketch.px(28),
          "No instance started yet",
          sketch.body(),
          theme.muted());
    }
  }

  private int lastIndex() {
    return Math.min(plan.present(), plan.timeline().size() - 1);
  }

  private void draw(int instance, Box block) {
    Theme theme = sketch.theme();
    double left = block.x() + sketch.px(14);
    double row = sketch.px(ROW);
    sketch.words(
        left, block.y() + row * 0.75, "Instance " + instance, sketch.font(18, true), theme.text());
    double y = block.y() + row;
    write(y, block, TITLES, sketch.font(15, false), theme.muted(), theme.muted());
    sketch.line(
        new Point(left, y + row * 0.98),
        new Point(block.right() - sketch.px(12), y + row * 0.98),
        1,
        theme.border());
    for (int peer = 0; peer < plan.timeline().laneNames().size(); peer++) {
      y += row;
      if (y + row > block.bottom() + 1) {
        return;
      }
      drawPeer(instance, peer, y, block);
    }
  }

  private void drawPeer(int instance, int peer, double y, Box block) {
    Theme theme = sketch.theme();
    int index = lastIndex();
    AcceptorState state = plan.acceptors().at(index, instance, peer);
    boolean changed = plan.acceptors().changedAt(index, instance, peer);
    if (changed) {
      double inset = sketch.px(6);
      sketch.box(
          new Box(block.x() + inset, y + 2, block.width() - 2 * inset, sketch.px(ROW) - 2),
          5,
          theme.faint(theme.text(), 0.18));
    }
    int fateInk = state.chosen() == null ? theme.text() : theme.decided();
    List<String> cells =
        List.of(
            plan.timeline().laneName(peer),
            number(state.np()),
            number(state.na()),
            Wording.value(state.va(), VALUE),
            fate(state, peer));
    write(y, block, cells, sketch.font(16, changed), theme.text(), fateInk);
  }

  private void write(double y, Box block, List<String> cells, Font font, int ink, int lastInk) {
    double left = block.x() + sketch.px(14);
    double width = block.width() - sketch.px(24);
    for (int i = 0; i < cells.size(); i++) {
      double room = (COLUMNS[i + 1] - COLUMNS[i]) * width - sketch.px(6);
      int cellInk = i == cells.size() - 1 ? lastInk : ink;
      sketch.fitted(
          left + COLUMNS[i] * width, y + sketch.px(ROW) * 0.7, room, cells.get(i), font, cellInk);
    }
  }

  private String fate(AcceptorState state, int peer) {
    if (plan.timeline().killedAt(peer) <= lastIndex()) {
      return "killed";
    } else if (state.fate() == null) {
      return "–";
    }
    return state.chosen() == null
        ? state.fate().name().toLowerCase(Locale.ROOT)
        : "chosen " + Wording.value(state.chosen(), VALUE);
  }

  private static String number(int n) {
    return n < 0 ? "–" : Integer.toString(n);
  }
}
