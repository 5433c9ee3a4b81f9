package paxoslab.visualizer.drawing;

import java.util.List;
import java.util.Locale;
import paxoslab.api.Fate;
import paxoslab.visualizer.drawing.Mark.Font;
import paxoslab.visualizer.drawing.Mark.Point;
import paxoslab.visualizer.playback.AcceptorState;

/** The acceptors' state at the present event, for the instances spoken of last. */
final class TableMarks {
  private static final List<String> TITLES = List.of("peer", "n_p", "n_a", "v_a", "fate");
  private static final double ROW = 27;
  private static final double LEAST_ROW = 19;
  private static final int VALUE = 12;

  private final Plan plan;
  private final Sketch sketch;

  /** How high a row is; less where many peers have little room. */
  private double row;

  TableMarks(Plan plan) {
    this.plan = plan;
    this.sketch = plan.sketch();
  }

  void draw(Box place) {
    double y = place.y();
    double rows = plan.timeline().peerLanes().size() + 2.4;
    row = Math.max(sketch.px(LEAST_ROW), Math.min(sketch.px(ROW), place.height() / rows));
    double block = row * rows;
    List<Integer> spoken = plan.acceptors().recentInstances(lastIndex(), 32);
    List<Integer> instances = spoken.stream().filter(this::isOfInterest).toList();
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
          spoken.isEmpty() ? "No instance started yet" : "All is forgotten that was spoken of last",
          sketch.body(),
          sketch.theme().muted());
    }
  }

  /** The present event's instance, and those that some peer has not forgotten. */
  private boolean isOfInterest(int instance) {
    int index = lastIndex();
    return plan.acceptors().instance(index) == instance
        || plan.timeline().peerLanes().stream()
            .filter(peer -> plan.timeline().killedAt(peer) > index)
            .map(peer -> plan.acceptors().at(index, instance, peer))
            .anyMatch(state -> state.fate() != Fate.FORGOTTEN);
  }

  /** A font that goes with the height of a row. */
  private Font font(double size, boolean bold) {
    return sketch.font(Math.max(13, size * Math.min(1, row / sketch.px(ROW - 5))), bold);
  }

  private int lastIndex() {
    return Math.min(plan.present(), plan.timeline().size() - 1);
  }

  private void draw(int instance, Box block) {
    Theme theme = sketch.theme();
    double left = block.x() + sketch.px(14);
    List<Row> rows = plan.timeline().peerLanes().stream().map(peer -> row(instance, peer)).toList();
    int room = Math.max(1, (int) ((block.height() + 1) / row - 2));
    int first = Math.max(0, Math.min(subject() - room / 2, rows.size() - room));
    List<Row> shown = rows.subList(first, Math.min(rows.size(), first + room));
    int hidden = rows.size() - shown.size();
    sketch.fitted(
        left,
        block.y() + row * 0.75,
        block.width() - sketch.px(20),
        "Instance " + instance + (hidden == 0 ? "" : "  ·  " + hidden + " more peers"),
        font(18, true),
        theme.text());
    double[] widths = widths(rows, block.width() - sketch.px(26));
    double y = block.y() + row;
    Row titles = new Row(TITLES, false, theme.muted());
    write(y, block, widths, titles, font(15, false), theme.muted());
    sketch.line(
        new Point(left, y + row * 0.98),
        new Point(block.right() - sketch.px(12), y + row * 0.98),
        1,
        theme.border());
    for (Row peer : shown) {
      y += row;
      if (peer.changed()) {
        highlight(y, block);
      }
      write(y, block, widths, peer, font(16, peer.changed()), theme.text());
    }
  }

  /** The peer that must be seen, if not all can: the present event's. */
  private int subject() {
    return plan.timeline().size() == 0 ? 0 : Math.max(0, plan.timeline().lane(lastIndex()));
  }

  /** What stands in a line, and the colour of its last cell. */
  private record Row(List<String> cells, boolean changed, int lastInk) {}

  private Row row(int instance, int peer) {
    int index = lastIndex();
    AcceptorState state = plan.acceptors().at(index, instance, peer);
    boolean changed = plan.acceptors().changedAt(index, instance, peer);
    AcceptorState before = changed ? plan.acceptors().at(index - 1, instance, peer) : state;
    List<String> cells =
        List.of(
            plan.timeline().laneName(peer),
            change(before.np(), state.np()),
            change(before.na(), state.na()),
            plan.timeline().words(state.va(), VALUE),
            fate(state, peer));
    Theme theme = sketch.theme();
    return new Row(cells, changed, state.chosen() == null ? theme.text() : theme.decided());
  }

  /** Numbers get what they need; the two values share the rest by what they would take. */
  private double[] widths(List<Row> rows, double room) {
    double[] widths = new double[TITLES.size()];
    double gap = sketch.px(12);
    for (int i = 0; i < widths.length; i++) {
      widths[i] = sketch.width(TITLES.get(i), font(15, false)) + gap;
      for (Row row : rows) {
        Font font = font(16, row.changed());
        widths[i] = Math.max(widths[i], sketch.width(row.cells().get(i), font) + gap);
      }
    }
    double numbers = widths[0] + widths[1] + widths[2];
    double values = widths[3] + widths[4];
    double spare = room - numbers - values;
    for (int i = 0; i < widths.length; i++) {
      if (spare >= 0) {
        widths[i] += spare / widths.length;
      } else if (i >= 3) {
        widths[i] *= Math.max(0, room - numbers) / values;
      }
    }
    return widths;
  }

  private void highlight(double y, Box block) {
    double inset = sketch.px(6);
    sketch.box(
        new Box(block.x() + inset, y + 2, block.width() - 2 * inset, row - 2),
        5,
        sketch.theme().faint(sketch.theme().text(), 0.18));
  }

  private void write(double y, Box block, double[] widths, Row row, Font font, int ink) {
    double x = block.x() + sketch.px(14);
    for (int i = 0; i < widths.length; i++) {
      int cellInk = i == widths.length - 1 ? row.lastInk() : ink;
      double room = widths[i] - sketch.px(6);
      sketch.fitted(x, y + this.row * 0.7, room, row.cells().get(i), font, cellInk);
      x += widths[i];
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
        : "chosen " + plan.timeline().words(state.chosen(), VALUE);
  }

  /** A number, behind the one that it replaces at the present event. */
  private static String change(int before, int now) {
    return before == now ? number(now) : number(before) + " → " + number(now);
  }

  private static String number(int n) {
    return n < 0 ? "–" : Integer.toString(n);
  }
}
