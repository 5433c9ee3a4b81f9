package paxoslab.visualizer.image;

import paxoslab.course.DiagramMaker;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;
import paxoslab.visualizer.drawing.Frame;
import paxoslab.visualizer.drawing.Theme;

/** Draws runs for the pages of grades: light, as those are, and as wide as a run needs. */
public final class SvgDiagrams implements DiagramMaker {
  private static final int NARROWEST = 1100;
  private static final int WIDEST = 2200;
  private static final int PIXELS_PER_EVENT = 36;
  private static final int TALLEST = 900;
  private static final int LANE_HEIGHT = 90;
  private static final int MARGINS = 240;

  @Override
  public String svg(Trace trace) {
    int width =
        Math.max(NARROWEST, Math.min(WIDEST, 400 + trace.events().size() * PIXELS_PER_EVENT));
    int height =
        Math.max(
            Frame.MIN_HEIGHT,
            Math.min(TALLEST, MARGINS + trace.header().nodes().size() * LANE_HEIGHT));
    return RunExporter.svg(trace, new SnapshotOptions(TraceEvent.NONE, width, height, Theme.LIGHT));
  }
}
