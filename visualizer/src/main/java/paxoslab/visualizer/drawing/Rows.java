package paxoslab.visualizer.drawing;

import java.util.BitSet;

/**
 * Where lanes lie, from top to bottom: all as high, but for some that share one thin row at the
 * bottom.
 */
final class Rows {
  private final Box area;
  private final BitSet folded;
  private final double height;
  private final double thin;

  /**
   * Shares out a place.
   *
   * @param folded the lanes that share the thin row
   * @param thin how high that is, in pixels
   */
  Rows(Box area, int lanes, BitSet folded, double thin) {
    this.area = area;
    this.folded = folded;
    this.thin = thin;
    double taken = folded.isEmpty() ? 0 : thin;
    this.height = (area.height() - taken) / Math.max(1, lanes - folded.cardinality());
  }

  /** The lanes that share the thin row. */
  BitSet folded() {
    return folded;
  }

  boolean isFolded(int lane) {
    return lane >= 0 && folded.get(lane);
  }

  /** How high each of the others is. */
  double height() {
    return height;
  }

  /** The middle of a lane. */
  double y(int lane) {
    if (isFolded(lane)) {
      return thinRow().y() + thin / 2;
    }
    int above = lane - folded.get(0, Math.max(0, lane)).cardinality();
    return area.y() + (above + 0.5) * height;
  }

  /** The place of those that share a row. */
  Box thinRow() {
    return new Box(area.x(), area.bottom() - thin, area.width(), thin);
  }
}
