package paxoslab.visualizer.drawing;

import java.util.List;

/** Something drawn. Coordinates are pixels from the top left; inks are ARGB. */
public sealed interface Mark {
  /** Its colour. */
  int ink();

  /** A filled rectangle with corners of radius {@code arc}. */
  record Box(double x, double y, double width, double height, double arc, int ink)
      implements Mark {}

  /** A straight line; {@code dash} is the length of dashes and gaps, 0 for a full line. */
  record Line(Point from, Point to, double width, double dash, int ink) implements Mark {}

  /** A path of straight pieces, drawn as a line. */
  record Path(List<Point> points, double width, double dash, int ink) implements Mark {
    public Path {
      points = List.copyOf(points);
    }
  }

  /** A filled polygon. */
  record Area(List<Point> points, int ink) implements Mark {
    public Area {
      points = List.copyOf(points);
    }
  }

  /** A filled circle. */
  record Disc(Point centre, double radius, int ink) implements Mark {}

  /** A circle's outline. */
  record Ring(Point centre, double radius, double width, int ink) implements Mark {}

  /** A diagonal cross: a message ends here, or a peer. {@code size} is its half width. */
  record Cross(Point centre, double size, double width, int ink) implements Mark {}

  /** A line of text; {@code left} is the start of its baseline. */
  record Words(Point left, String text, Font font, int ink) implements Mark {}

  /** A place. */
  record Point(double x, double y) {
    /** The place {@code share} (0 to 1) of the way from here to there. */
    Point toward(Point there, double share) {
      return new Point(x + (there.x - x) * share, y + (there.y - y) * share);
    }
  }

  /** A size in pixels and a weight of the platform's sans-serif face. */
  record Font(double size, boolean bold) {}
}
