package paxoslab.visualizer.drawing;

import java.util.List;
import java.util.Map;
import paxoslab.visualizer.drawing.Mark.Font;

/** The events that prove the finding in focus, in words, numbered as in the diagram. */
final class EvidenceMarks {
  private static final int LINES = 3;
  private static final int MOST = 6;
  private static final double LINE = 23;

  private final Plan plan;
  private final Sketch sketch;

  EvidenceMarks(Plan plan) {
    this.plan = plan;
    this.sketch = plan.sketch();
  }

  /** Draws at the bottom of a place, in at most half of it; returns the height that it took. */
  double draw(Box place) {
    Font font = sketch.font(16, false);
    double left = place.x() + sketch.px(46);
    double room = place.right() - left - sketch.px(12);
    double y = place.bottom() - sketch.px(10);
    double limit = place.y() + place.height() / 2;
    List<Map.Entry<Integer, Integer>> evidence = List.copyOf(plan.evidence().entrySet());
    double top = y;
    for (int i = Math.min(MOST, evidence.size()) - 1; i >= 0; i--) {
      String sentence = plan.captions().at(evidence.get(i).getKey());
      List<String> lines = sketch.wrap(sentence, font, room, LINES);
      double height = sketch.px(LINE) * lines.size() + sketch.px(8);
      if (top - height < limit) {
        break;
      }
      top -= height;
      write(evidence.get(i).getValue(), lines, place.x(), top, left, font);
    }
    return top == y ? 0 : title(place, top);
  }

  private void write(int number, List<String> lines, double x, double top, double left, Font font) {
    double size = sketch.px(20);
    FindingMarks.writeBadge(
        sketch, new Box(x + sketch.px(14), top + sketch.px(2), size, size), "" + number);
    double baseline = top + sketch.px(18);
    for (String line : lines) {
      sketch.words(left, baseline, line, font, sketch.theme().text());
      baseline += sketch.px(LINE);
    }
  }

  private double title(Box place, double top) {
    double baseline = top - sketch.px(10);
    sketch.words(
        place.x() + sketch.px(14),
        baseline,
        "What proves it",
        sketch.font(18, true),
        sketch.theme().text());
    return place.bottom() - baseline + sketch.px(30);
  }
}
