package paxoslab.visualizer.drawing;

import java.util.ArrayList;
import java.util.List;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;
import paxoslab.visualizer.drawing.Mark.Font;
import paxoslab.visualizer.drawing.Mark.Point;
import paxoslab.visualizer.playback.Acceptors;
import paxoslab.visualizer.playback.Captions;
import paxoslab.visualizer.playback.Timeline;

/**
 * A short run as a page shows it: the whole diagram with its first finding, without what the window
 * has around it, as small as its columns and lanes allow.
 */
public final class Figure {
  private static final double NAMES = 56;
  private static final double TOP = 30;
  private static final double RULER = 36;
  private static final double[] LANES = {104, 124, 144};
  private static final double NARROW = 62;
  private static final double WIDE = 110;
  private static final double WIDER = 6;
  private static final double NARROWEST = 420;

  private final Timeline timeline;
  private final TextMeasure measure;

  public Figure(Trace trace, TextMeasure measure) {
    this.timeline = new Timeline(withEnd(trace));
    this.measure = measure;
  }

  /** A moment after all: so nothing is in the future, and no event is the one that is looked at. */
  private static Trace withEnd(Trace trace) {
    TraceEvent last = trace.events().get(trace.events().size() - 1);
    List<TraceEvent> events = new ArrayList<>(trace.events());
    events.add(new TraceEvent.Note(last.id() + 1, last.t(), ""));
    return new Trace(trace.header(), trace.choices(), events, trace.findings());
  }

  /** The picture: as narrow as it can be without leaving a label out for want of room. */
  public Drawing draw() {
    Drawing roomy = draw(WIDE, LANES[LANES.length - 1]);
    long all = labels(roomy);
    for (double column = NARROW; column < WIDE; column += WIDER) {
      for (double lane : LANES) {
        Drawing drawing = draw(column, lane);
        if (labels(drawing) >= all) {
          return drawing;
        }
      }
    }
    return roomy;
  }

  /** How many texts there are; how many times of the ruler find room says nothing. */
  private static long labels(Drawing drawing) {
    return drawing.marks(Mark.Words.class).stream()
        .filter(words -> words.ink() != Theme.LIGHT.muted())
        .count();
  }

  private Drawing draw(double column, double lane) {
    int columns = timeline.columnCount();
    double width = Math.max(NARROWEST, NAMES + column * columns + 10);
    double wide = Math.max(column * (columns + 1), width - NAMES);
    Box area = new Box(NAMES, TOP, wide, lane * timeline.laneNames().size());
    double height = area.bottom() + RULER;
    Sketch sketch = new Sketch(new Frame(width, height, Theme.LIGHT, 1), measure);
    Box picture = new Box(0, 0, width, height);
    Plan plan = plan(sketch, area, picture);
    drawRun(plan);
    names(plan);
    border(sketch, picture);
    return cut(sketch.finish(), picture, NAMES + column * (columns - 1) - 4);
  }

  private Plan plan(Sketch sketch, Box area, Box picture) {
    int end = timeline.size() - 1;
    Axis axis = new Axis(timeline, Frame.Spacing.ORDER);
    Viewport view = new Viewport(timeline, axis, area, 1, end);
    Box room = new Box(area.x(), 4, picture.right() - area.x() - 4, area.bottom() - 4);
    return new Plan(
        sketch,
        view,
        new Labels(sketch, room),
        timeline,
        new Acceptors(timeline),
        new Captions(timeline),
        end,
        Look.ALL);
  }

  private static void drawRun(Plan plan) {
    LaneMarks lanes = new LaneMarks(plan);
    lanes.drawCuts();
    lanes.drawLanes();
    FindingMarks findings = new FindingMarks(plan);
    findings.reserve();
    lanes.reserve();
    EventMarks events = new EventMarks(plan);
    ArrowMarks arrows = new ArrowMarks(plan);
    arrows.draw();
    events.drawPoints();
    lanes.nameCuts();
    events.labelAll();
    arrows.label();
    findings.draw();
  }

  private void names(Plan plan) {
    Font font = new Font(18, true);
    List<String> names = timeline.laneNames();
    for (int lane = 0; lane < names.size(); lane++) {
      double baseline = plan.view().y(lane) + font.size() * 0.36;
      plan.sketch().words(16, baseline, names.get(lane), font, Theme.LIGHT.text());
    }
  }

  /** Sets the picture off from a page of the same colour. */
  private static void border(Sketch sketch, Box picture) {
    Box line = picture.grown(-0.5);
    List<Point> around =
        List.of(
            new Point(line.x(), line.y()),
            new Point(line.right(), line.y()),
            new Point(line.right(), line.bottom()),
            new Point(line.x(), line.bottom()),
            new Point(line.x(), line.y()));
    sketch.add(new Mark.Path(around, 1, 0, Theme.LIGHT.border()));
  }

  /** Without the ruler's part that tells of the moment after all. */
  private static Drawing cut(Drawing drawing, Box picture, double end) {
    List<Mark> seen =
        drawing.marks().stream()
            .filter(m -> !(m instanceof Mark.Words w && w.left().x() > end))
            .filter(m -> !(m instanceof Mark.Line l && l.from().x() > end))
            .toList();
    return new Drawing(picture.width(), picture.height(), drawing.ground(), seen);
  }
}
