package paxoslab.visualizer.drawing;

import java.util.ArrayList;
import java.util.List;
import paxoslab.visualizer.drawing.Mark.Font;
import paxoslab.visualizer.drawing.Mark.Point;
import paxoslab.visualizer.playback.Phase;

/** Says what colours, lines and symbols mean; shrinks to its place. */
final class Legend {
  private static final double INSET = 18;
  private static final double GAP = 15;
  private static final double TEXT = 15;
  static final double SMALLEST_TEXT = 14;
  private static final double SWATCH = 21;
  private static final double SAMPLE = 37;

  private final Sketch sketch;
  private final Theme theme;
  private final List<Entry> entries;
  private double unit;

  /**
   * What a diagram of a run needs.
   *
   * @param clients true if clients of a store take part
   */
  Legend(Sketch sketch, boolean clients) {
    this.sketch = sketch;
    this.theme = sketch.theme();
    List<Entry> all =
        List.of(
            new Entry("phase 1: prepare", SWATCH, at -> swatch(at, theme.phase(Phase.PREPARE))),
            new Entry("phase 2: accept", SWATCH, at -> swatch(at, theme.phase(Phase.ACCEPT))),
            new Entry("decided", SWATCH, at -> swatch(at, theme.decided())),
            new Entry("rejected", SWATCH, at -> swatch(at, theme.reject())),
            new Entry("request", SAMPLE, at -> sample(at, true)),
            new Entry("reply", SAMPLE, at -> sample(at, false)),
            new Entry("dropped", SWATCH + 3, this::cross),
            new Entry("rule broken", SWATCH + 6, this::triangle));
    this.entries = new ArrayList<>(all);
    if (clients) {
      entries.add(0, new Entry("client's", SWATCH, at -> swatch(at, theme.phase(Phase.STORE))));
    }
  }

  private record Entry(String text, double symbolWidth, Symbol symbol) {}

  private interface Symbol {
    void draw(Point left);
  }

  void draw(Box place) {
    sketch.box(place, 0, theme.panel());
    unit = sketch.px(1);
    double room = place.width() - 2 * INSET * unit;
    unit *= Math.min(1, room / width(entries));
    if (width(entries) <= room * 1.001) {
      row(entries, place.x(), place.y() + place.height() / 2);
      return;
    }
    // Too narrow for one row of texts that can be read.
    int half = (entries.size() + 1) / 2;
    row(entries.subList(0, half), place.x(), place.y() + place.height() * 0.27);
    row(entries.subList(half, entries.size()), place.x(), place.y() + place.height() * 0.73);
  }

  private void row(List<Entry> some, double left, double y) {
    double x = left + INSET * unit;
    for (Entry entry : some) {
      entry.symbol().draw(new Point(x, y));
      x += entry.symbolWidth() * unit;
      sketch.words(x, y + font().size() * 0.36, entry.text(), font(), theme.muted());
      x += sketch.width(entry.text(), font()) + GAP * unit;
    }
  }

  private Font font() {
    return new Font(Math.max(SMALLEST_TEXT, TEXT * unit), false);
  }

  private double width(List<Entry> some) {
    return some.stream()
        .mapToDouble(e -> sketch.width(e.text(), font()) + (e.symbolWidth() + GAP) * unit)
        .sum();
  }

  private void swatch(Point at, int ink) {
    double half = 7 * unit;
    sketch.add(new Mark.Box(at.x(), at.y() - half, 2 * half, 2 * half, 3 * unit, ink));
  }

  private void sample(Point at, boolean request) {
    Point tip = new Point(at.x() + 30 * unit, at.y());
    Point end = new Point(tip.x() - 4 * unit, at.y());
    double back = tip.x() - 11 * unit;
    List<Point> head =
        List.of(new Point(back, at.y() - 5 * unit), tip, new Point(back, at.y() + 5 * unit));
    sketch.add(new Mark.Line(at, end, (request ? 3 : 1.5) * unit, 0, theme.text()));
    sketch.add(
        request
            ? new Mark.Area(head, theme.text())
            : new Mark.Path(head, 2 * unit, 0, theme.text()));
  }

  private void cross(Point at) {
    Point centre = new Point(at.x() + 8 * unit, at.y());
    sketch.add(new Mark.Cross(centre, 7 * unit, 3 * unit, theme.text()));
  }

  private void triangle(Point at) {
    FindingMarks.triangle(sketch, new Point(at.x() + 10 * unit, at.y()), 9 * unit / sketch.px(1));
  }
}
