package paxoslab.visualizer.drawing;

/** Knows how wide a line of text is with the painter's fonts. */
@FunctionalInterface
public interface TextMeasure {
  /** The width in pixels. */
  double width(String text, Mark.Font font);
}
