package paxoslab.visualizer.drawing;

import java.util.List;
import java.util.Optional;

/**
 * A picture, parts of which stand for events.
 *
 * @param spots these parts, in painting order
 */
public record Clickable(Drawing drawing, List<Spot> spots) {
  public Clickable {
    spots = List.copyOf(spots);
  }

  /**
   * A part of the picture.
   *
   * @param left in pixels
   * @param top in pixels
   * @param event the index of the event to go to
   * @param words all of it in words, which may not fit on the picture
   */
  public record Spot(
      double left, double top, double width, double height, int event, String words) {
    static Spot at(Box box, int event, String words) {
      return new Spot(box.x(), box.y(), box.width(), box.height(), event, words);
    }

    private boolean holds(double x, double y) {
      return x >= left && x <= left + width && y >= top && y <= top + height;
    }
  }

  /** What is at a point; of several what was painted last. */
  public Optional<Spot> at(double x, double y) {
    return spots.stream().filter(spot -> spot.holds(x, y)).reduce((a, b) -> b);
  }
}
