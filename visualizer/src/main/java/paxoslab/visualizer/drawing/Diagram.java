package paxoslab.visualizer.drawing;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import paxoslab.visualizer.playback.Acceptors;
import paxoslab.visualizer.playback.Captions;
import paxoslab.visualizer.playback.Density;
import paxoslab.visualizer.playback.Peers;
import paxoslab.visualizer.playback.Timeline;

/**
 * Draws a run at one of its events: as a whole, with title, lanes and messages or the cluster,
 * acceptor table, caption and legend; or each of these alone, for panes of a window.
 */
public final class Diagram {
  private static final double HEADER = 76;
  private static final double CAPTION = 142;
  private static final double LEGEND = 40;
  private static final double STRIP = 40;
  private static final double RULER = 30;
  private static final double NAMES = 76;
  private static final double TABLE = 372;
  private static final double WIDEST_ZOOM = 4;

  /** So far from an event a click still means it. */
  private static final double NEAR = 28;

  private final Timeline timeline;
  private final Acceptors acceptors;
  private final Peers peers;
  private final Captions captions;
  private final TextMeasure measure;
  private final IdleClients idle;
  private @Nullable Density density;
  private final Map<Frame.Spacing, Axis> axes = new EnumMap<>(Frame.Spacing.class);

  /** Prepares a run to be drawn with the fonts that {@code measure} knows. */
  public Diagram(Timeline timeline, TextMeasure measure) {
    this.timeline = timeline;
    this.acceptors = new Acceptors(timeline);
    this.peers = new Peers(timeline);
    this.captions = new Captions(timeline);
    this.measure = measure;
    this.idle = new IdleClients(timeline, this::density);
  }

  /** The whole picture at the event with index {@code present}. */
  public Drawing draw(Frame frame, int present) {
    return draw(frame, present, Look.ALL);
  }

  /** The same, with a certain look. */
  public Drawing draw(Frame frame, int present, Look look) {
    Sketch sketch = new Sketch(frame, measure);
    return draw(plan(sketch, lanes(sketch, frame), frame, present, look), frame);
  }

  /**
   * The whole picture of a proof: if a finding shows at the event, what proves it is in sight, as
   * far as steps so narrow can be told apart.
   */
  public Drawing drawProof(Frame frame, int present) {
    Sketch sketch = new Sketch(frame, measure);
    Box lanes = lanes(sketch, frame);
    Plan plan = plan(sketch, lanes, frame, present, Look.ALL);
    boolean proves =
        plan.focus().filter(finding -> timeline.indexOf(finding) == present).isPresent();
    Viewport wide = idle.fold(plan.view().showing(plan.evidence().keySet(), present));
    return draw(proves ? plan(sketch, lanes, wide, present, Look.ALL) : plan, frame);
  }

  private Drawing draw(Plan plan, Frame frame) {
    Sketch sketch = plan.sketch();
    Look look = plan.look();
    double bottom = frame.height() - sketch.px(CAPTION + LEGEND);
    Box table = table(sketch, frame);
    Margins margins = new Margins(plan);
    if (look.view() == Look.View.CLUSTER) {
      double top = sketch.px(HEADER);
      Box cluster = new Box(0, top, table.x(), frame.height() - top - sketch.px(CAPTION + LEGEND));
      new ClusterMarks(plan, peers, cluster).draw();
    } else {
      drawRun(plan);
      margins.cover(frame, table);
    }
    drawState(plan, table);
    margins.header(new Box(0, 0, frame.width(), sketch.px(HEADER)));
    margins.caption(new Box(0, bottom, frame.width(), sketch.px(CAPTION)));
    legend(sketch, frame);
    return sketch.finish();
  }

  private void legend(Sketch sketch, Frame frame) {
    double height = sketch.px(LEGEND);
    new Legend(sketch, timeline.hasClients())
        .draw(new Box(0, frame.height() - height, frame.width(), height));
  }

  /** The lanes and messages alone, and what they mean. */
  public Drawing drawLanes(Frame frame, int present, Look look) {
    Sketch sketch = new Sketch(frame, measure);
    Plan plan = plan(sketch, lanesAlone(sketch, frame), frame, present, look);
    drawRun(plan);
    new Margins(plan).cover(frame, new Box(frame.width(), 0, 0, frame.height()));
    legend(sketch, frame);
    return sketch.finish();
  }

  /** The peers and the messages between them alone. */
  public Drawing drawCluster(Frame frame, int present, Look look) {
    Sketch sketch = new Sketch(frame, measure);
    Box all = new Box(0, 0, frame.width(), frame.height());
    new ClusterMarks(plan(sketch, all, frame, present, look), peers, all).draw();
    return sketch.finish();
  }

  /** The acceptors' states alone. */
  public Drawing drawTable(Frame frame, int present, Look look) {
    Sketch sketch = new Sketch(frame, measure);
    Box all = new Box(0, 0, frame.width(), frame.height());
    sketch.box(all, 0, frame.theme().panel());
    new TableMarks(plan(sketch, all, frame, present, look)).draw(all);
    return sketch.finish();
  }

  /**
   * The index of the event that is drawn nearest to a point of the lanes alone, if one is near; of
   * those in one place the last, which is what came of the others.
   *
   * @param present the event at which the picture was drawn
   */
  public OptionalInt eventAt(Frame frame, int present, double x, double y) {
    Sketch sketch = new Sketch(frame, measure);
    Box lanes = lanesAlone(sketch, frame);
    Viewport view = view(frame, lanes, present);
    if (view.dense()) {
      int there = Math.min(view.firstAt(x), timeline.size() - 1);
      boolean inside = x >= lanes.x() && x <= lanes.right() && y >= lanes.y();
      return inside && there >= 0 ? OptionalInt.of(there) : OptionalInt.empty();
    }
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

  /** The clients of which nothing is in sight and that share a lane, if it is at a height. */
  public Optional<String> idleAt(Frame frame, int present, double y) {
    Viewport view = view(frame, lanesAlone(new Sketch(frame, measure), frame), present);
    Box row = view.rows().thinRow();
    return !view.rows().folded().isEmpty() && y >= row.y() && y <= row.bottom()
        ? Optional.of(IdleClients.words(timeline, view) + ": " + IdleClients.names(timeline, view))
        : Optional.empty();
  }

  /**
   * How far to zoom when somebody asks for wider or narrower steps.
   *
   * @param by so many times twice as wide, half as wide if negative; 0 for as they can be read
   */
  public double zoom(Frame frame, int by) {
    double least = view(frame, lanesAlone(new Sketch(frame, measure), frame), 0).leastZoom();
    return by == 0 ? 1 : Math.max(least, Math.min(WIDEST_ZOOM, frame.zoom() * Math.pow(2, by)));
  }

  private Viewport view(Frame frame, Box lanes, int present) {
    return idle.fold(
        new Viewport(timeline, axis(frame), lanes, frame.scale(), present, frame.zoom()));
  }

  private Density density() {
    density = density == null ? new Density(timeline) : density;
    return density;
  }

  private Axis axis(Frame frame) {
    return axes.computeIfAbsent(frame.spacing(), spacing -> new Axis(timeline, spacing));
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

  private static Box lanesAlone(Sketch sketch, Frame frame) {
    double height = frame.height() - sketch.px(STRIP + RULER + LEGEND);
    double width = frame.width() - sketch.px(NAMES + 12);
    return new Box(sketch.px(NAMES), sketch.px(STRIP), Math.max(1, width), Math.max(1, height));
  }

  private static void drawState(Plan plan, Box place) {
    plan.sketch().box(place, 0, plan.sketch().theme().panel());
    double proof = new EvidenceMarks(plan).draw(place);
    new TableMarks(plan).draw(new Box(place.x(), place.y(), place.width(), place.height() - proof));
  }

  private Plan plan(Sketch sketch, Box lanes, Frame frame, int present, Look look) {
    return plan(sketch, lanes, view(frame, lanes, present), present, look);
  }

  private Plan plan(Sketch sketch, Box lanes, Viewport view, int present, Look look) {
    double strip = sketch.px(STRIP);
    Box labelled = new Box(lanes.x(), lanes.y() - strip, lanes.width(), lanes.height() + strip);
    Labels labels = new Labels(sketch, labelled);
    return new Plan(sketch, view, labels, timeline, acceptors, captions, present, look);
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
    if (plan.view().dense()) {
      new DenseMarks(plan, density()).draw();
      events.labelPresent();
      lanes.nameCuts();
      findings.draw();
      return;
    }
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
