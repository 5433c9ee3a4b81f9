package paxoslab.visualizer.image;

import paxoslab.trace.TraceEvent;
import paxoslab.visualizer.drawing.Frame;
import paxoslab.visualizer.drawing.Theme;

/**
 * What picture to make.
 *
 * @param at the id of the event to show; {@link TraceEvent#NONE} shows the first finding, or the
 *     end of a run without one
 * @param width in pixels, {@value Frame#MIN_WIDTH} to {@value #LARGEST}
 * @param height in pixels, {@value Frame#MIN_HEIGHT} to {@value #LARGEST}
 */
public record SnapshotOptions(int at, int width, int height, Theme theme) {
  /** The longest side of a picture, in pixels. */
  public static final int LARGEST = 8192;

  /** Full HD, dark, at the first finding. */
  public static final SnapshotOptions DEFAULT =
      new SnapshotOptions(TraceEvent.NONE, 1920, 1080, Theme.DARK);

  public SnapshotOptions {
    check("width", width, Frame.MIN_WIDTH);
    check("height", height, Frame.MIN_HEIGHT);
  }

  private static void check(String name, int value, int smallest) {
    if (value < smallest || value > LARGEST) {
      throw new IllegalArgumentException(
          "%s is %d; use %d to %d pixels".formatted(name, value, smallest, LARGEST));
    }
  }
}
