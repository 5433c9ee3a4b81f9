package paxoslab.visualizer.image;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import paxoslab.visualizer.drawing.Drawing;
import paxoslab.visualizer.drawing.Mark;
import paxoslab.visualizer.drawing.Mark.Point;
import paxoslab.visualizer.drawing.TextMeasure;

/** Paints a drawing into an image. */
public final class ImagePainter {
  private final Graphics2D graphics;

  private ImagePainter(Graphics2D graphics) {
    this.graphics = graphics;
  }

  /** A new image, as large as the drawing. */
  public static BufferedImage paint(Drawing drawing) {
    BufferedImage image =
        new BufferedImage(
            (int) Math.round(drawing.width()),
            (int) Math.round(drawing.height()),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = graphics(image);
    try {
      graphics.setColor(new Color(drawing.ground()));
      graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
      ImagePainter painter = new ImagePainter(graphics);
      drawing.marks().forEach(painter::paint);
    } finally {
      graphics.dispose();
    }
    return image;
  }

  /** Measures texts as this painter writes them. */
  public static TextMeasure measure() {
    Graphics2D graphics = graphics(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB));
    return (text, font) ->
        font(font).getStringBounds(text, graphics.getFontRenderContext()).getWidth();
  }

  private static Graphics2D graphics(BufferedImage image) {
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    return graphics;
  }

  private static java.awt.Font font(Mark.Font font) {
    int style = font.bold() ? java.awt.Font.BOLD : java.awt.Font.PLAIN;
    return new java.awt.Font(java.awt.Font.SANS_SERIF, style, 1).deriveFont((float) font.size());
  }

  private void paint(Mark mark) {
    if (mark instanceof Mark.Box b) {
      ink(b.ink());
      graphics.fill(
          b.arc() > 0
              ? new RoundRectangle2D.Double(
                  b.x(), b.y(), b.width(), b.height(), 2 * b.arc(), 2 * b.arc())
              : new Rectangle2D.Double(b.x(), b.y(), b.width(), b.height()));
    } else if (mark instanceof Mark.Line l && isUprightDashed(l)) {
      dashes(l);
    } else if (mark instanceof Mark.Line l) {
      stroke(List.of(l.from(), l.to()), l.width(), l.dash(), l.ink());
    } else if (mark instanceof Mark.Path p) {
      stroke(p.points(), p.width(), p.dash(), p.ink());
    } else if (mark instanceof Mark.Area a) {
      ink(a.ink());
      Path2D path = path(a.points());
      path.closePath();
      graphics.fill(path);
    } else if (mark instanceof Mark.Words w) {
      ink(w.ink());
      graphics.setFont(font(w.font()));
      graphics.drawString(w.text(), (float) w.left().x(), (float) w.left().y());
    } else {
      paintSign(mark);
    }
  }

  private void paintSign(Mark mark) {
    if (mark instanceof Mark.Disc d) {
      ink(d.ink());
      graphics.fill(circle(d.centre(), d.radius()));
    } else if (mark instanceof Mark.Ring r) {
      ink(r.ink());
      graphics.setStroke(new BasicStroke((float) r.width()));
      graphics.draw(circle(r.centre(), r.radius()));
    } else if (mark instanceof Mark.Cross c) {
      Point p = c.centre();
      double s = c.size();
      Point leftTop = new Point(p.x() - s, p.y() - s);
      Point rightTop = new Point(p.x() + s, p.y() - s);
      stroke(List.of(leftTop, new Point(p.x() + s, p.y() + s)), c.width(), 0, c.ink());
      stroke(List.of(rightTop, new Point(p.x() - s, p.y() + s)), c.width(), 0, c.ink());
    }
  }

  private void ink(int argb) {
    graphics.setColor(new Color(argb, true));
  }

  private void stroke(List<Point> points, double width, double dash, int ink) {
    ink(ink);
    graphics.setStroke(
        dash > 0
            ? new BasicStroke(
                (float) width,
                BasicStroke.CAP_BUTT,
                BasicStroke.JOIN_ROUND,
                1,
                new float[] {(float) dash},
                0)
            : new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(path(points));
  }

  private static boolean isUprightDashed(Mark.Line line) {
    return line.dash() > 0 && line.from().x() == line.to().x() && line.from().y() <= line.to().y();
  }

  /** Dash by dash: to stroke the line as a whole takes Java2D eight times as long. */
  private void dashes(Mark.Line line) {
    ink(line.ink());
    double left = line.from().x() - line.width() / 2;
    double bottom = line.to().y();
    for (double y = line.from().y(); y < bottom; y += 2 * line.dash()) {
      double height = Math.min(line.dash(), bottom - y);
      graphics.fill(new Rectangle2D.Double(left, y, line.width(), height));
    }
  }

  private static Path2D path(List<Point> points) {
    Path2D path = new Path2D.Double();
    path.moveTo(points.get(0).x(), points.get(0).y());
    points.stream().skip(1).forEach(p -> path.lineTo(p.x(), p.y()));
    return path;
  }

  private static Ellipse2D circle(Point centre, double radius) {
    return new Ellipse2D.Double(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius);
  }
}
