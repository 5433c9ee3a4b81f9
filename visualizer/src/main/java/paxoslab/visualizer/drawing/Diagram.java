package paxoslab.visualizer.drawing;

import paxoslab.visualizer.playback.Acceptors;
import paxoslab.visualizer.playback.Captions;
import paxoslab.visualizer.playback.Timeline;

/** Draws a run at one of its events: title, lanes and messages, acceptor table, caption, legend. */
public final class Diagram {
  private static final double HEADER = 76;
  private static final double CAPTION = 132;
  private static final double LEGEND = 40;
  private static final double STRIP = 40;
  private static final double RULER = 30;
  private static final double NAMES = 76;
  private static final double TABLE = 372;

  private final Timeline timeline;
  private final Acceptors acceptors;
  private final Captions captions;
  private final TextMeasure measure;

  /** Prepares a run to be drawn with the fonts that {@code measure} knows. */
  public Diagram(Timeline timeline, TextMeasure measure) {
    this.timeline = timeline;
    this.acceptors = new Acceptors(timeline);
    this.captions = new Captions(timeline);
    this.measure = measure;
  }

  /** The picture at the event with index {@code present}. */
  public Drawing draw(Frame frame, int present) {
    Sketch sketch = new Sketch(frame, measure);
    double tableWidth = Math.min(sketch.px(TABLE), frame.width() * 0.4);
    double bottom = frame.height() - sketch.px(CAPTION + LEGEND);
    Box table =
        new Box(
            frame.width() - tableWidth, sketch.px(HEADER), tableWidth, bottom - sketch.px(HEADER));
    Box lanes =
        new Box(
            sketch.px(NAMES),
            sketch.px(HEADER + STRIP),
            table.x() - sketch.px(NAMES + 12),
            bottom - sketch.px(HEADER + STRIP + RULER));
    Plan plan = plan(sketch, lanes, frame.scale(), present);
    drawRun(plan);
    Margins margins = new Margins(plan);
    margins.cover(frame, table);
    drawState(plan, table);
    margins.header(new Box(0, 0, frame.width(), sketch.px(HEADER)));
    margins.caption(new Box(0, bottom, frame.width(), sketch.px(CAPTION)));
    new Legend(sketch)
        .draw(new Box(0, bottom + sketch.px(CAPTION), frame.width(), sketch.px(LEGEND)));
    return sketch.finish();
  }

  private static void drawState(Plan plan, Box place) {
    plan.sketch().box(place, 0, plan.sketch().theme().panel());
    double proof = new EvidenceMarks(plan).draw(place);
    new TableMarks(plan).draw(new Box(place.x(), place.y(), place.width(), place.height() - proof));
  }

  private Plan plan(Sketch sketch, Box lanes, double scale, int present) {
    Viewport view = new Viewport(timeline, lanes, scale, present);
    double strip = sketch.px(STRIP);
    Box labelled = new Box(lanes.x(), lanes.y() - strip, lanes.width(), lanes.height() + strip);
    Labels labels = new Labels(sketch, labelled);
    return new Plan(sketch, view, labels, timeline, acceptors, captions, present);
  }

  private void drawRun(Plan plan) {
    LaneMarks lanes = new LaneMarks(plan);
    lanes.drawCuts();
    lanes.drawLanes();
    FindingMarks findings = new FindingMarks(plan);
    findings.reserve();
    lanes.reserve();
    EventMarks events = new EventMarks(plan);
    events.drawPlayhead();
    ArrowMarks arrows = new ArrowMarks(plan);
    arrows.draw();
    events.drawPoints();
    events.labelPresent();
    lanes.nameCuts();
    arrows.label();
    events.label();
    findings.draw();
  }
}
