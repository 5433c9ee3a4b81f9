package paxoslab.visualizer.view;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import paxoslab.visualizer.drawing.Drawing;
import paxoslab.visualizer.drawing.Mark;
import paxoslab.visualizer.drawing.Mark.Point;
import paxoslab.visualizer.drawing.TextMeasure;

/** Paints a drawing on a canvas. */
final class CanvasPainter {
  private final GraphicsContext graphics;

  private CanvasPainter(GraphicsContext graphics) {
    this.graphics = graphics;
  }

  static void paint(Drawing drawing, GraphicsContext graphics) {
    graphics.setFill(color(drawing.ground()));
    graphics.fillRect(0, 0, drawing.width(), drawing.height());
    graphics.setTextBaseline(VPos.BASELINE);
    graphics.setLineJoin(StrokeLineJoin.ROUND);
    CanvasPainter painter = new CanvasPainter(graphics);
    drawing.marks().forEach(painter::paint);
  }

  /** Measures texts as this painter writes them. */
  static TextMeasure measure() {
    Text text = new Text();
    return (words, font) -> {
      text.setText(words);
      text.setFont(font(font));
      return text.getLayoutBounds().getWidth();
    };
  }

  private static Font font(Mark.Font font) {
    return Font.font("SansSerif", font.bold() ? FontWeight.BOLD : FontWeight.NORMAL, font.size());
  }

  private static Color color(int argb) {
    return Color.rgb(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff, (argb >>> 24) / 255.0);
  }

  private void paint(Mark mark) {
    if (mark instanceof Mark.Box b) {
      graphics.setFill(color(b.ink()));
      if (b.arc() > 0) {
        graphics.fillRoundRect(b.x(), b.y(), b.width(), b.height(), 2 * b.arc(), 2 * b.arc());
      } else {
        graphics.fillRect(b.x(), b.y(), b.width(), b.height());
      }
    } else if (mark instanceof Mark.Line l) {
      stroke(List.of(l.from(), l.to()), l.width(), l.dash(), l.ink());
    } else if (mark instanceof Mark.Path p) {
      stroke(p.points(), p.width(), p.dash(), p.ink());
    } else if (mark instanceof Mark.Area a) {
      graphics.setFill(color(a.ink()));
      graphics.fillPolygon(xs(a.points()), ys(a.points()), a.points().size());
    } else if (mark instanceof Mark.Words w) {
      graphics.setFill(color(w.ink()));
      graphics.setFont(font(w.font()));
      graphics.fillText(w.text(), w.left().x(), w.left().y());
    } else {
      paintSign(mark);
    }
  }

  private void paintSign(Mark mark) {
    if (mark instanceof Mark.Disc d) {
      double r = d.radius();
      graphics.setFill(color(d.ink()));
      graphics.fillOval(d.centre().x() - r, d.centre().y() - r, 2 * r, 2 * r);
    } else if (mark instanceof Mark.Ring ring) {
      double r = ring.radius();
      pen(ring.width(), 0, ring.ink());
      graphics.strokeOval(ring.centre().x() - r, ring.centre().y() - r, 2 * r, 2 * r);
    } else if (mark instanceof Mark.Cross c) {
      double x = c.centre().x();
      double y = c.centre().y();
      double s = c.size();
      pen(c.width(), 0, c.ink());
      graphics.strokeLine(x - s, y - s, x + s, y + s);
      graphics.strokeLine(x + s, y - s, x - s, y + s);
    }
  }

  private void stroke(List<Point> points, double width, double dash, int ink) {
    pen(width, dash, ink);
    graphics.strokePolyline(xs(points), ys(points), points.size());
  }

  private void pen(double width, double dash, int ink) {
    graphics.setStroke(color(ink));
    graphics.setLineWidth(width);
    graphics.setLineCap(dash > 0 ? StrokeLineCap.BUTT : StrokeLineCap.ROUND);
    if (dash > 0) {
      graphics.setLineDashes(dash);
    } else {
      graphics.setLineDashes((double[]) null);
    }
  }

  private static double[] xs(List<Point> points) {
    return points.stream().mapToDouble(Point::x).toArray();
  }

  private static double[] ys(List<Point> points) {
    return points.stream().mapToDouble(Point::y).toArray();
  }
}
