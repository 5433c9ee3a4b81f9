package paxoslab.visualizer.drawing;

import java.util.Arrays;
import paxoslab.visualizer.drawing.Frame.Spacing;
import paxoslab.visualizer.playback.Timeline;

/** Where events lie along the lanes, in widths of a column. */
final class Axis {
  /** Two steps at nearly one time are drawn so far apart. */
  private static final double LEAST = 0.45;

  private final Timeline timeline;
  private final Spacing spacing;

  /** By column: its middle. Empty where steps stand in order. */
  private final double[] middles;

  Axis(Timeline timeline, Spacing spacing) {
    this.timeline = timeline;
    this.spacing = spacing;
    this.middles = spacing == Spacing.TIME ? byTime(timeline) : new double[0];
  }

  private static double[] byTime(Timeline timeline) {
    double[] middles = new double[timeline.columnCount()];
    long[] times = new long[timeline.columnCount()];
    for (int i = timeline.size() - 1; i >= 0; i--) {
      times[timeline.column(i)] = timeline.time(i);
    }
    double unit = unit(times);
    for (int c = 0; c < middles.length; c++) {
      double byTime = 0.5 + (times[c] - times[0]) / unit;
      middles[c] = c == 0 ? 0.5 : Math.max(middles[c - 1] + LEAST, byTime);
    }
    return middles;
  }

  /** The time that is as wide as a column: such that half of all steps find more room. */
  private static double unit(long[] times) {
    long[] gaps = new long[Math.max(0, times.length - 1)];
    for (int c = 1; c < times.length; c++) {
      gaps[c - 1] = times[c] - times[c - 1];
    }
    long[] sorted = Arrays.stream(gaps).filter(gap -> gap > 0).sorted().toArray();
    return sorted.length == 0 ? 1 : sorted[sorted.length / 2];
  }

  Spacing spacing() {
    return spacing;
  }

  /** The middle of an event's column; one past the last event is the diagram's end. */
  double at(int index) {
    if (index >= timeline.size()) {
      return length();
    }
    int column = timeline.column(index);
    return spacing == Spacing.TIME ? middles[column] : column + 0.5;
  }

  double length() {
    if (spacing == Spacing.ORDER || middles.length == 0) {
      return timeline.columnCount();
    }
    return middles[middles.length - 1] + 0.5;
  }

  /** The index of the first event that lies at or after a place. */
  int firstFrom(double place) {
    int low = 0;
    int high = timeline.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (at(middle) >= place) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
