package paxoslab.visualizer.drawing;

import java.util.BitSet;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
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

  /** So far from an event a click still means it. */
  private static final double NEAR = 28;

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
    return draw(frame, present, null);
  }

  /**
   * The same, with some events dimmed.
   *
   * @param lit the indexes of those that are not, or null for all
   */
  public Drawing draw(Frame frame, int present, @Nullable BitSet lit) {
    Sketch sketch = new Sketch(frame, measure);
    double bottom = frame.height() - sketch.px(CAPTION + LEGEND);
    Box table = table(sketch, frame);
    Plan plan = plan(sketch, lanes(sketch, frame), frame.scale(), present, lit);
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

  /**
   * The index of the event that is drawn nearest to a point, if one is near; of those in one place
   * the last, which is what came of the others.
   *
   * @param present the event at which the picture was drawn
   */
  public OptionalInt eventAt(Frame frame, int present, double x, double y) {
    Sketch sketch = new Sketch(frame, measure);
    Viewport view = new Viewport(timeline, lanes(sketch, frame), frame.scale(), present);
    double least = sketch.px(NEAR);
    OptionalInt nearest = OptionalInt.empty();
    for (int i = view.first(); i < view.end(); i++) {
      if (timeline.lane(i) >= 0) {
        Mark.Point at = view.at(i, timeline.lane(i));
        double distance = Math.hypot(at.x() - x, at.y() - y);
        if (distance <= least) {
          least = distance;
          nearest = OptionalInt.of(i);
        }
      }
    }
    return nearest;
  }

  private static Box table(Sketch sketch, Frame frame) {
    double width = Math.min(sketch.px(TABLE), frame.width() * 0.4);
    double height = frame.height() - sketch.px(CAPTION + LEGEND + HEADER);
    return new Box(frame.width() - width, sketch.px(HEADER), width, height);
  }

  private static Box lanes(Sketch sketch, Frame frame) {
    double right = table(sketch, frame).x();
    double height = frame.height() - sketch.px(CAPTION + LEGEND + HEADER + STRIP + RULER);
    return new Box(
        sketch.px(NAMES), sketch.px(HEADER + STRIP), right - sketch.px(NAMES + 12), height);
  }

  private static void drawState(Plan plan, Box place) {
    plan.sketch().box(place, 0, plan.sketch().theme().panel());
    double proof = new EvidenceMarks(plan).draw(place);
    new TableMarks(plan).draw(new Box(place.x(), place.y(), place.width(), place.height() - proof));
  }

  private Plan plan(Sketch sketch, Box lanes, double scale, int present, @Nullable BitSet lit) {
    Viewport view = new Viewport(timeline, lanes, scale, present);
    double strip = sketch.px(STRIP);
    Box labelled = new Box(lanes.x(), lanes.y() - strip, lanes.width(), lanes.height() + strip);
    Labels labels = new Labels(sketch, labelled);
    return new Plan(sketch, view, labels, timeline, acceptors, captions, present, lit);
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
