package paxoslab.visualizer.drawing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import paxoslab.visualizer.drawing.Clickable.Spot;
import paxoslab.visualizer.drawing.Mark.Font;
import paxoslab.visualizer.drawing.Mark.Point;
import paxoslab.visualizer.playback.ClientOperation;
import paxoslab.visualizer.playback.KeyHistory;
import paxoslab.visualizer.playback.KeyHistory.Bar;
import paxoslab.visualizer.playback.KeyHistory.Standing;
import paxoslab.visualizer.playback.Timeline;

/**
 * The operations on a key: a row a client, a bar from call to result, and on it the point at which
 * the operation may have taken effect. What is pending stays open; what fits nowhere has the
 * triangle of broken rules.
 */
final class OperationMarks {
  private static final double HEAD = 48;
  private static final double LEAST_ROW = 34;
  private static final double ROW = 46;
  private static final double BAR = 24;
  private static final double NAMES = 54;
  private static final double STEP = 124;
  private static final double INSET = 12;
  private static final int WORDS = 60;
  private static final double AGAIN = 600;

  private final Timeline timeline;
  private final Sketch sketch;
  private final Theme theme;
  private final int present;
  private final KeyHistory history;
  private final List<Spot> spots = new ArrayList<>();
  private final Map<Integer, Double> rows = new HashMap<>();
  private double left;
  private double right;
  private double step;
  private double first;
  private boolean alone;

  OperationMarks(Timeline timeline, Sketch sketch, int present, KeyHistory history) {
    this.timeline = timeline;
    this.sketch = sketch;
    this.theme = sketch.theme();
    this.present = present;
    this.history = history;
  }

  static double height(int clients) {
    return HEAD + LEAST_ROW * clients;
  }

  Clickable draw(Frame frame) {
    sketch.box(new Box(0, 0, frame.width(), frame.height()), 0, theme.panel());
    place(frame);
    List<Bar> bars = history.bars();
    playhead(frame);
    rows.forEach(this::lane);
    order(bars);
    bars.forEach(this::bar);
    bars.forEach(this::point);
    sketch.box(new Box(0, 0, left - sketch.px(4), frame.height()), 0, theme.panel());
    names();
    verdict(frame);
    return new Clickable(sketch.finish(), spots);
  }

  /**
   * Without playhead and verdict: all operations between two events, as wide as they need, with a
   * row for each client that has one.
   *
   * @param from the index of the first event
   * @param until the index of the last
   */
  OperationStrip strip(Theme colours, int from, int until) {
    alone = true;
    left = sketch.px(NAMES);
    step = sketch.px(STEP);
    first = history.moment(from) - 0.5;
    right = left + (history.moment(until) + 1 - first) * step;
    List<Bar> bars =
        history.bars().stream()
            .filter(bar -> bar.operation().call() <= until)
            .filter(bar -> bar.operation().isPending() || bar.operation().result() >= from)
            .toList();
    double row = sketch.px(LEAST_ROW);
    bars.stream()
        .map(bar -> bar.operation().client())
        .distinct()
        .sorted()
        .forEach(client -> rows.put(client, sketch.px(INSET) / 2 + row * (rows.size() + 0.5)));
    Frame frame = new Frame(right, row * rows.size() + sketch.px(INSET), colours, 1);
    sketch.box(new Box(0, 0, frame.width(), frame.height()), 0, theme.panel());
    rows.forEach(this::lane);
    order(bars);
    bars.forEach(this::bar);
    bars.forEach(this::point);
    double names = left - sketch.px(4);
    sketch.box(new Box(0, 0, names, frame.height()), 0, theme.panel());
    names();
    Drawing drawing =
        new Drawing(frame.width(), frame.height(), theme.panel(), sketch.finish().marks());
    return new OperationStrip(new Clickable(drawing, spots), names, at -> x(history.moment(at)));
  }

  /** Where the moments lie: all in sight if they can be read so, else those around the present. */
  private void place(Frame frame) {
    left = sketch.px(NAMES);
    right = frame.width() - sketch.px(INSET);
    double room = right - left;
    double all = history.moments() + 0.4;
    step = Math.max(sketch.px(STEP), room / all);
    double shown = room / step;
    double middle = history.moment(present) - shown / 2;
    first = Math.max(-0.2, Math.min(middle, all - 0.2 - shown));
    int clients = Math.max(1, timeline.laneNames().size() - timeline.peerLanes().size());
    double fitting = (frame.height() - sketch.px(HEAD)) / clients;
    double row = Math.max(sketch.px(LEAST_ROW), Math.min(sketch.px(ROW), fitting));
    double y = sketch.px(HEAD) + row / 2;
    for (int lane = 0; lane < timeline.laneNames().size(); lane++) {
      if (timeline.isClient(lane)) {
        rows.put(lane, y);
        y += row;
      }
    }
  }

  private double x(double moment) {
    return left + (moment - first) * step;
  }

  private double clamp(double x) {
    return Math.max(left - sketch.px(4), Math.min(right, x));
  }

  private void lane(int lane, double y) {
    sketch.line(new Point(left, y), new Point(right, y), 1, theme.border());
  }

  private void names() {
    Font font = sketch.font(17, true);
    rows.forEach(
        (lane, y) ->
            sketch.fitted(
                sketch.px(INSET),
                y + font.size() * 0.36,
                left - sketch.px(INSET + 4),
                timeline.laneName(lane),
                font,
                theme.text()));
  }

  private void playhead(Frame frame) {
    double x = x(history.moment(present));
    if (x >= left - 1 && x <= right) {
      sketch.line(
          new Point(x, sketch.px(HEAD) - sketch.px(6)),
          new Point(x, frame.height()),
          1.5,
          theme.muted());
    }
  }

  private void verdict(Frame frame) {
    double at = sketch.px(INSET);
    if (history.broken()) {
      FindingMarks.triangle(sketch, new Point(at + sketch.px(10), sketch.px(16)), 10);
      at += sketch.px(28);
    }
    Font font = sketch.font(15, history.broken());
    double y = sketch.px(21);
    for (String line : sketch.wrap(history.verdict(), font, frame.width() - at - sketch.px(8), 2)) {
      sketch.words(at, y, line, font, theme.text());
      y += sketch.px(20);
    }
  }

  // ---- bars ----

  private @Nullable ClientOperation selected() {
    return alone ? null : timeline.operations().at(present).orElse(null);
  }

  private void bar(Bar bar) {
    ClientOperation operation = bar.operation();
    double from = clamp(x(bar.from()));
    double to = clamp(operation.isPending() ? right : x(bar.to()));
    Double y = rows.get(operation.client());
    if (y == null || to <= left || from >= right) {
      return;
    }
    // Two that follow each other at once are two all the same.
    double gap = sketch.px(1.5);
    double tall = sketch.px(BAR);
    double width = Math.max(sketch.px(6), to - from - 2 * gap);
    Box box = new Box(from + gap, y - tall / 2, width, tall);
    boolean past = operation.call() <= present;
    if (operation.equals(selected())) {
      sketch.box(box.grown(sketch.px(3)), 6, theme.text());
      sketch.box(box.grown(sketch.px(1)), 5, theme.panel());
    }
    int fill = blend(past ? 0.34 : 0.14);
    if (operation.isPending()) {
      open(box, past ? theme.text() : theme.muted());
    } else {
      sketch.box(box, 4, fill);
    }
    outline(bar.standing(), box);
    for (Box part : parts(box)) {
      words(bar, part, past);
    }
    spots.add(Spot.at(box, target(operation), words(operation)));
  }

  /** Of a long picture only a part is in sight: what a long bar says is said again. */
  private List<Box> parts(Box box) {
    int count = alone ? Math.max(1, (int) (box.width() / sketch.px(AGAIN))) : 1;
    double width = box.width() / count;
    return IntStream.range(0, count)
        .mapToObj(i -> new Box(box.x() + i * width, box.y(), width, box.height()))
        .toList();
  }

  private int blend(double share) {
    return theme.faint(theme.muted(), share);
  }

  /** No end on the right: nobody knows when it takes effect, if ever. */
  private void open(Box box, int ink) {
    sketch.box(box, 4, blend(0.12));
    double dash = sketch.px(6);
    Point top = new Point(box.x(), box.y());
    Point bottom = new Point(box.x(), box.bottom());
    sketch.add(
        new Mark.Path(
            List.of(
                new Point(box.right(), box.y()), top, bottom, new Point(box.right(), box.bottom())),
            sketch.px(1.5),
            dash,
            ink));
  }

  private void outline(Standing standing, Box box) {
    if (standing == Standing.FITS) {
      return;
    }
    boolean offends = standing == Standing.OFFENDING;
    sketch.add(
        new Mark.Path(
            List.of(
                new Point(box.x(), box.y()),
                new Point(box.right(), box.y()),
                new Point(box.right(), box.bottom()),
                new Point(box.x(), box.bottom()),
                new Point(box.x(), box.y())),
            sketch.px(offends ? 3 : 2),
            offends ? 0 : sketch.px(4),
            theme.violation()));
  }

  private void words(Bar bar, Box box, boolean past) {
    ClientOperation operation = bar.operation();
    Font font = sketch.font(14, operation.equals(selected()));
    if (bar.standing() == Standing.OFFENDING) {
      FindingMarks.triangle(
          sketch, new Point(box.x() + sketch.px(14), box.y() + box.height() / 2), 8);
    }
    double inset = sketch.px(bar.standing() == Standing.OFFENDING ? 27 : 6);
    double baseline = box.y() + box.height() / 2 + font.size() * 0.36;
    int ink = past ? theme.text() : theme.muted();
    double room = box.width() - inset - sketch.px(4);
    sketch.words(box.x() + inset, baseline, fitting(operation, font, room), font, ink);
  }

  /** As much as fits; of a long value that was read the end, where operations differ. */
  private String fitting(ClientOperation operation, Font font, double room) {
    if (!operation.isRead()) {
      return sketch.fit(operation.op() + " \"" + operation.written() + '"', font, room);
    } else if (operation.isPending()) {
      return sketch.fit("get", font, room);
    }
    String get = sketch.fit("get ", font, room);
    return get + Tail.fit(sketch, operation.read(), font, room - sketch.width(get, font));
  }

  private String words(ClientOperation operation) {
    String read =
        operation.isPending()
            ? ": pending"
            : operation.isRead() ? " read \"" + operation.read() + '"' : "";
    return timeline.laneName(operation.client()) + "'s " + operation.text(WORDS) + read;
  }

  /** A click goes to its call; another to its result. */
  private int target(ClientOperation operation) {
    return present == operation.call() && !operation.isPending()
        ? operation.result()
        : operation.call();
  }

  // ---- points ----

  /** One line through all points: the order. */
  private void order(List<Bar> bars) {
    List<Point> points =
        bars.stream()
            .filter(bar -> !Double.isNaN(bar.point()))
            .sorted(Comparator.comparingDouble(Bar::point))
            .map(this::place)
            .toList();
    for (int i = 1; i < points.size(); i++) {
      Point a = points.get(i - 1);
      Point b = points.get(i);
      if (b.x() >= left && a.x() <= right) {
        sketch.line(a, b, 1, blend(0.6));
      }
    }
  }

  private Point place(Bar bar) {
    double y = rows.getOrDefault(bar.operation().client(), 0.0);
    return new Point(x(bar.point()), y + sketch.px(BAR) / 2 + sketch.px(5));
  }

  private void point(Bar bar) {
    Point at = place(bar);
    if (Double.isNaN(bar.point()) || at.x() < left || at.x() > right) {
      return;
    }
    boolean past = bar.operation().call() <= present;
    int ink = past ? theme.decided() : theme.faint(theme.decided(), 0.4);
    sketch.line(new Point(at.x(), at.y() - sketch.px(9)), at, 2, ink);
    sketch.add(new Mark.Disc(at, sketch.px(4.5), ink));
  }
}
