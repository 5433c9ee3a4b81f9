package paxoslab.visualizer.drawing;

import java.util.ArrayList;
import java.util.List;
import paxoslab.visualizer.drawing.Mark.Font;
import paxoslab.visualizer.drawing.Mark.Point;

/**
 * Places labels so that none covers another. A label that finds no room is left out, unless it must
 * be seen; so the most telling should be placed first.
 */
final class Labels {
  private static final double PADDING = 3;
  private static final int ROWS_ASIDE = 6;

  private final Sketch sketch;
  private final Box bounds;
  private final List<Box> taken = new ArrayList<>();
  private final List<Box> avoided = new ArrayList<>();

  Labels(Sketch sketch, Box bounds) {
    this.sketch = sketch;
    this.bounds = bounds;
  }

  /** Keeps a place free of labels. */
  void reserve(Box box) {
    taken.add(box);
  }

  /** Keeps a place free of labels, but of those that must be seen and find no other. */
  void avoid(Box box) {
    avoided.add(box);
  }

  private boolean isFree(Box box) {
    return isClear(box) && avoided.stream().noneMatch(box::overlaps);
  }

  private boolean isClear(Box box) {
    return taken.stream().noneMatch(box::overlaps);
  }

  /** Keeps a place for a mark of its own; false if something is there, or if it lies outside. */
  boolean take(Box box) {
    boolean free = bounds.holds(box) && isFree(box);
    if (free) {
      taken.add(box);
    }
    return free;
  }

  /** Writes a text centred on the first of the places that has room; false if none has. */
  boolean place(String text, List<Point> centres, Font font, int ink) {
    for (Point centre : centres) {
      Box box = box(text, centre, font);
      if (bounds.holds(box) && isFree(box)) {
        write(text, box, font, ink);
        return true;
      }
    }
    return false;
  }

  /** Writes a text that must be seen: beside the places, or on the first, if none has room. */
  void force(String text, List<Point> centres, Font font, int ink) {
    if (place(text, centres, font, ink) || place(text, beside(centres, font), font, ink)) {
      return;
    }
    List<Box> boxes =
        beside(centres, font).stream().map(centre -> inside(box(text, centre, font))).toList();
    Box best =
        boxes.stream()
            .filter(this::isFree)
            .findFirst()
            .or(() -> boxes.stream().filter(this::isClear).findFirst())
            .orElseGet(() -> inside(box(text, centres.get(0), font)));
    write(text, best, font, ink);
  }

  /** The nearest place within the bounds. */
  private Box inside(Box box) {
    double x = Math.max(bounds.x(), Math.min(box.x(), bounds.right() - box.width()));
    double y = Math.max(bounds.y(), Math.min(box.y(), bounds.bottom() - box.height()));
    return new Box(x, y, box.width(), box.height());
  }

  private static List<Point> beside(List<Point> centres, Font font) {
    List<Point> places = new ArrayList<>();
    for (int rows = 1; rows <= ROWS_ASIDE; rows++) {
      double off = rows * font.size();
      for (Point centre : centres) {
        places.add(new Point(centre.x(), centre.y() - off));
        places.add(new Point(centre.x(), centre.y() + off));
      }
    }
    return places;
  }

  private Box box(String text, Point centre, Font font) {
    double padding = sketch.px(PADDING);
    double width = sketch.width(text, font) + 2 * padding;
    double height = font.size() * 1.15 + padding;
    return new Box(centre.x() - width / 2, centre.y() - height / 2, width, height);
  }

  private void write(String text, Box box, Font font, int ink) {
    taken.add(box);
    sketch.box(box, 4, sketch.theme().ground());
    double baseline = box.y() + box.height() / 2 + font.size() * 0.36;
    sketch.words(box.x() + sketch.px(PADDING), baseline, text, font, ink);
  }
}
