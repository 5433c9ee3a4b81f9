package paxoslab.visualizer.image;

import java.util.List;
import java.util.stream.Collectors;
import paxoslab.visualizer.drawing.Drawing;
import paxoslab.visualizer.drawing.Mark;
import paxoslab.visualizer.drawing.Mark.Point;
import paxoslab.visualizer.drawing.TextMeasure;

/**
 * Writes a drawing as SVG: text without scripts, the same bytes everywhere. Coordinates are rounded
 * to tenths of a pixel.
 */
public final class SvgPainter {
  private static final String FILL = "fill";
  private static final String STROKE = "stroke";

  /** How an ink is written: as colours, or as something that a page gives colours to. */
  interface Inks {
    /** An attribute with a space before it, for {@code fill} or {@code stroke}. */
    String attribute(String property, int argb);
  }

  private final StringBuilder out = new StringBuilder();
  private final Inks inks;

  private SvgPainter(Inks inks) {
    this.inks = inks;
  }

  /** Measures texts as this painter writes them. */
  public static TextMeasure measure() {
    return SvgText::width;
  }

  /**
   * The picture as a file's text.
   *
   * @param title what it shows, for those who can't see it
   */
  public static String paint(Drawing drawing, String title) {
    SvgPainter painter = new SvgPainter(SvgPainter::colour);
    painter.open(drawing, title);
    drawing.marks().forEach(painter::paint);
    return painter.out.append("</svg>\n").toString();
  }

  /** One mark as an element. */
  static String element(Mark mark, Inks inks) {
    SvgPainter painter = new SvgPainter(inks);
    painter.paint(mark);
    return painter.out.toString().strip();
  }

  private void open(Drawing drawing, String title) {
    String width = number(drawing.width());
    String height = number(drawing.height());
    out.append(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"%s\""
                .formatted(width, height))
        .append(" viewBox=\"0 0 %s %s\" font-family=\"%s\"".formatted(width, height, SvgText.FACES))
        .append(" stroke-linecap=\"round\" stroke-linejoin=\"round\">\n")
        .append("<title>")
        .append(escaped(title))
        .append("</title>\n");
    paint(new Mark.Box(0, 0, drawing.width(), drawing.height(), 0, drawing.ground()));
  }

  private void paint(Mark mark) {
    if (mark instanceof Mark.Box b) {
      String arc = b.arc() > 0 ? " rx=\"" + number(b.arc()) + '"' : "";
      add(
          "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"%s%s/>"
              .formatted(
                  number(b.x()),
                  number(b.y()),
                  number(b.width()),
                  number(b.height()),
                  arc,
                  inks.attribute(FILL, b.ink())));
    } else if (mark instanceof Mark.Line l) {
      stroke(List.of(l.from(), l.to()), l.width(), l.dash(), l.ink());
    } else if (mark instanceof Mark.Path p) {
      stroke(p.points(), p.width(), p.dash(), p.ink());
    } else if (mark instanceof Mark.Area a) {
      add("<path d=\"%sz\"%s/>".formatted(way(a.points()), inks.attribute(FILL, a.ink())));
    } else if (mark instanceof Mark.Words w) {
      add(
          "<text x=\"%s\" y=\"%s\" font-size=\"%s\"%s%s>%s</text>"
              .formatted(
                  number(w.left().x()),
                  number(w.left().y()),
                  number(w.font().size()),
                  w.font().bold() ? " font-weight=\"bold\"" : "",
                  inks.attribute(FILL, w.ink()),
                  escaped(w.text())));
    } else {
      paintSign(mark);
    }
  }

  private void paintSign(Mark mark) {
    if (mark instanceof Mark.Disc d) {
      add(
          "<circle %s%s/>"
              .formatted(circle(d.centre(), d.radius()), inks.attribute(FILL, d.ink())));
    } else if (mark instanceof Mark.Ring r) {
      add(
          "<circle %s fill=\"none\"%s%s/>"
              .formatted(
                  circle(r.centre(), r.radius()),
                  inks.attribute(STROKE, r.ink()),
                  width(r.width())));
    } else if (mark instanceof Mark.Cross c) {
      double s = c.size();
      Point p = c.centre();
      add(
          "<path d=\"M%s %sL%s %sM%s %sL%s %s\"%s%s/>"
              .formatted(
                  number(p.x() - s),
                  number(p.y() - s),
                  number(p.x() + s),
                  number(p.y() + s),
                  number(p.x() + s),
                  number(p.y() - s),
                  number(p.x() - s),
                  number(p.y() + s),
                  inks.attribute(STROKE, c.ink()),
                  width(c.width())));
    }
  }

  private void stroke(List<Point> points, double width, double dash, int ink) {
    String dashes =
        dash > 0 ? " stroke-dasharray=\"" + number(dash) + "\" stroke-linecap=\"butt\"" : "";
    add(
        "<path d=\"%s\" fill=\"none\"%s%s%s/>"
            .formatted(way(points), inks.attribute(STROKE, ink), width(width), dashes));
  }

  private void add(String element) {
    out.append(element).append('\n');
  }

  private static String way(List<Point> points) {
    return points.stream()
        .map(p -> number(p.x()) + " " + number(p.y()))
        .collect(Collectors.joining("L", "M", ""));
  }

  private static String circle(Point centre, double radius) {
    return "cx=\"%s\" cy=\"%s\" r=\"%s\""
        .formatted(number(centre.x()), number(centre.y()), number(radius));
  }

  private static String width(double width) {
    return " stroke-width=\"" + number(width) + '"';
  }

  /** An ARGB colour as a property, with its opacity if it has any. */
  private static String colour(String property, int argb) {
    StringBuilder hex = new StringBuilder(Integer.toHexString(argb & 0xffffff));
    while (hex.length() < 6) {
      hex.insert(0, '0');
    }
    int alpha = argb >>> 24;
    String opacity =
        alpha == 0xff ? "" : " %s-opacity=\"%s\"".formatted(property, number(alpha / 255.0));
    return " %s=\"#%s\"%s".formatted(property, hex, opacity);
  }

  /** A number with at most one decimal: no locale, no exponent. */
  private static String number(double value) {
    long tenths = Math.round(value * 10);
    String sign = tenths < 0 ? "-" : "";
    long whole = Math.abs(tenths) / 10;
    long rest = Math.abs(tenths) % 10;
    return sign + whole + (rest == 0 ? "" : "." + rest);
  }

  /** Text as XML allows it. */
  static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                default -> safe.appendCodePoint(isText(c) ? c : 0xfffd);
              }
            });
    return safe.toString();
  }

  private static boolean isText(int character) {
    return character >= ' '
        && character != 0xfffe
        && character != 0xffff
        && (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE);
  }
}
