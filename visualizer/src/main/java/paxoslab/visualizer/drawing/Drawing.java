package paxoslab.visualizer.drawing;

import java.util.List;

/**
 * A picture: marks in painting order on a ground.
 *
 * @param width in pixels
 * @param height in pixels
 * @param ground the background, ARGB
 */
public record Drawing(double width, double height, int ground, List<Mark> marks) {
  public Drawing {
    marks = List.copyOf(marks);
  }

  /** The marks of one kind, in painting order. */
  public <M extends Mark> List<M> marks(Class<M> kind) {
    return marks.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
