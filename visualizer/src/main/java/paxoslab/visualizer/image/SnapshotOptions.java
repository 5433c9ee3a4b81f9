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
 * @param range the events of what shows several
 * @param frameMillis how long each is shown where that is fixed
 */
public record SnapshotOptions(
    int at, int width, int height, Theme theme, EventRange range, int frameMillis) {
  /** Slow enough to read a caption. */
  public static final int FRAME_MILLIS = 1_200;

  /** The longest side of a picture, in pixels. */
  public static final int LARGEST = 8192;

  /** Full HD, dark, at the first finding. */
  public static final SnapshotOptions DEFAULT =
      new SnapshotOptions(TraceEvent.NONE, 1920, 1080, Theme.DARK);

  /** The whole run, at the usual pace. */
  public SnapshotOptions(int at, int width, int height, Theme theme) {
    this(at, width, height, theme, EventRange.ALL, FRAME_MILLIS);
  }

  public SnapshotOptions {
    check("width", width, Frame.MIN_WIDTH);
    check("height", height, Frame.MIN_HEIGHT);
    if (frameMillis < 20 || frameMillis > 60_000) {
      throw new IllegalArgumentException(
          "a frame of %d ms can't be shown; use 20 to 60000".formatted(frameMillis));
    }
  }

  private static void check(String name, int value, int smallest) {
    if (value < smallest || value > LARGEST) {
      throw new IllegalArgumentException(
          "%s is %d; use %d to %d pixels".formatted(name, value, smallest, LARGEST));
    }
  }
}
