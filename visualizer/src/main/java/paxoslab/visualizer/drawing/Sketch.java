package paxoslab.visualizer.drawing;

import java.util.ArrayList;
import java.util.List;
import paxoslab.visualizer.drawing.Mark.Font;
import paxoslab.visualizer.drawing.Mark.Point;

/** A drawing in the making: collects marks, measures texts. */
final class Sketch {
  private static final double BODY = 16;

  private final Frame frame;
  private final TextMeasure measure;
  private final List<Mark> marks = new ArrayList<>();

  Sketch(Frame frame, TextMeasure measure) {
    this.frame = frame;
    this.measure = measure;
  }

  Theme theme() {
    return frame.theme();
  }

  /** Pixels for a length given at scale 1. */
  double px(double length) {
    return length * frame.scale();
  }

  Font body() {
    return new Font(px(BODY), false);
  }

  Font font(double size, boolean bold) {
    return new Font(px(size), bold);
  }

  double width(String text, Font font) {
    return measure.width(text, font);
  }

  void add(Mark mark) {
    marks.add(mark);
  }

  void line(Point from, Point to, double width, int ink) {
    add(new Mark.Line(from, to, px(width), 0, ink));
  }

  void box(Box at, double arc, int ink) {
    add(new Mark.Box(at.x(), at.y(), at.width(), at.height(), px(arc), ink));
  }

  void words(double x, double baseline, String text, Font font, int ink) {
    if (!text.isEmpty()) {
      add(new Mark.Words(new Point(x, baseline), text, font, ink));
    }
  }

  /** Writes as much of a text as fits into {@code room} pixels; an ellipsis tells of the rest. */
  void fitted(double x, double baseline, double room, String text, Font font, int ink) {
    words(x, baseline, fit(text, font, room), font, ink);
  }

  String fit(String text, Font font, double room) {
    if (width(text, font) <= room) {
      return text;
    }
    int low = 0;
    int high = text.length();
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (width(text.substring(0, middle) + "…", font) <= room) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low == 0 ? "" : text.substring(0, low).stripTrailing() + "…";
  }

  /** The text in lines of at most {@code room} pixels, broken at spaces; the last may be cut. */
  List<String> wrap(String text, Font font, double room, int maxLines) {
    List<String> lines = new ArrayList<>();
    String rest = text.strip();
    while (!rest.isEmpty() && lines.size() < maxLines) {
      int end = lines.size() == maxLines - 1 ? rest.length() : lineEnd(rest, font, room);
      lines.add(fit(rest.substring(0, end), font, room));
      rest = rest.substring(end).strip();
    }
    return lines;
  }

  private int lineEnd(String text, Font font, double room) {
    int end = text.length();
    while (end > 0 && width(text.substring(0, end), font) > room) {
      end = text.lastIndexOf(' ', end - 1);
    }
    return end <= 0 ? text.length() : end;
  }

  Drawing finish() {
    return new Drawing(frame.width(), frame.height(), theme().ground(), marks);
  }
}
