package paxoslab.visualizer.drawing;

/**
 * How a diagram is to be drawn.
 *
 * @param width in pixels, at least {@value #MIN_WIDTH}
 * @param height in pixels, at least {@value #MIN_HEIGHT}
 * @param theme the colours
 * @param scale of texts and marks: 1 at a desk, 1.35 for a room
 */
public record Frame(double width, double height, Theme theme, double scale) {
  /** Below this there is no room for a diagram beside its table. */
  public static final int MIN_WIDTH = 640;

  /** Below this there is no room for lanes. */
  public static final int MIN_HEIGHT = 360;

  /** The scale for a room: larger texts, readable from the back row. */
  public static final double PRESENT = 1.35;

  public Frame {
    width = Math.max(MIN_WIDTH, width);
    height = Math.max(MIN_HEIGHT, height);
  }

  /** A frame whose texts grow with the picture, so that they stay readable on a projector. */
  public static Frame of(double width, double height, Theme theme, boolean present) {
    double fit = Math.min(1.3, Math.max(1.0, height / 900));
    return new Frame(width, height, theme, present ? fit * PRESENT : fit);
  }
}
