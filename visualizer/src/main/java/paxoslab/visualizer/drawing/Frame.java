package paxoslab.visualizer.drawing;

/**
 * How a run is to be drawn.
 *
 * @param width in pixels
 * @param height in pixels
 * @param theme the colours
 * @param scale of texts and marks: 1 at a desk, 1.35 for a room
 * @param spacing what distances along the lanes mean
 * @param zoom how wide steps are: 1 as they can be read, less to see more of a run
 */
public record Frame(
    double width, double height, Theme theme, double scale, Spacing spacing, double zoom) {
  /** Below this there is no room for a diagram beside its table. */
  public static final int MIN_WIDTH = 640;

  /** Below this there is no room for lanes. */
  public static final int MIN_HEIGHT = 360;

  /** The scale for a room: larger texts, readable from the back row. */
  public static final double PRESENT = 1.35;

  /** What is drawn as tall as this has the texts of a desk. */
  private static final double DESK = 900;

  /** A smaller text than this can't be read from the back row of a room, in pixels. */
  private static final double ROOM = 22;

  /** What the distance between two events along the lanes means. */
  public enum Spacing {
    /** One step after the other, as far apart. */
    ORDER,
    /** Virtual time, except that steps at nearly one time are kept apart. */
    TIME
  }

  public Frame {
    width = Math.max(1, width);
    height = Math.max(1, height);
  }

  /** A frame in which events stand in order. */
  public Frame(double width, double height, Theme theme, double scale) {
    this(width, height, theme, scale, Spacing.ORDER, 1);
  }

  /** A frame whose texts grow with the picture, so that they stay readable on a projector. */
  public static Frame of(double width, double height, Theme theme, boolean present) {
    double fit = Math.min(1.3, Math.max(1.0, height / DESK));
    double scale = present ? Math.max(fit * PRESENT, room(height)) : fit;
    return new Frame(Math.max(MIN_WIDTH, width), Math.max(MIN_HEIGHT, height), theme, scale);
  }

  /** The scale at which the smallest text, on a screen as tall as this, can be read in a room. */
  private static double room(double height) {
    return ROOM / Legend.SMALLEST_TEXT * Math.min(1, height / DESK);
  }

  /** The same, with other distances. */
  public Frame with(Spacing other) {
    return new Frame(width, height, theme, scale, other, zoom);
  }

  /** The same, with wider or narrower steps. */
  public Frame zoomed(double other) {
    return new Frame(width, height, theme, scale, spacing, other);
  }
}
