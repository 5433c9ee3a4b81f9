package paxoslab.visualizer.drawing;

import java.util.List;
import java.util.Optional;
import paxoslab.trace.Finding;
import paxoslab.trace.Header;
import paxoslab.visualizer.drawing.Mark.Font;
import paxoslab.visualizer.drawing.Mark.Point;

/** What frames the diagram: title, peers' names, caption, finding. */
final class Margins {
  private static final double INSET = 18;

  /** A lower lane has no room for its role below its name. */
  private static final double WITH_ROLE = 42;

  private final Plan plan;
  private final Sketch sketch;
  private final Theme theme;

  Margins(Plan plan) {
    this.plan = plan;
    this.sketch = plan.sketch();
    this.theme = sketch.theme();
  }

  /** Covers what stands out of the diagram, and writes the lanes' names beside it. */
  void cover(Frame frame, Box table) {
    Viewport view = plan.view();
    double left = view.area().x() - sketch.px(10);
    sketch.box(new Box(0, 0, left, frame.height()), 0, theme.ground());
    double right = view.area().right() + sketch.px(10);
    sketch.box(new Box(right, 0, table.right() - right, frame.height()), 0, theme.ground());
    List<String> names = plan.timeline().laneNames();
    double size = Math.min(sketch.px(20), Math.max(sketch.px(14), view.laneHeight()));
    Font font = new Font(size, true);
    double free = 0;
    for (int lane = 0; lane < names.size(); lane++) {
      if (view.rows().isFolded(lane)) {
        continue;
      }
      double baseline = view.y(lane) + size * 0.36;
      if (baseline - size < free) {
        continue; // So many lanes that not all names have room.
      }
      free = baseline - size * 0.1;
      sketch.fitted(
          sketch.px(INSET),
          baseline,
          left - sketch.px(INSET + 2),
          names.get(lane),
          font,
          theme.text());
      if (plan.timeline().isClient(lane) && view.laneHeight() >= sketch.px(WITH_ROLE)) {
        Font small = sketch.font(14, false);
        double below = baseline + small.size() * 1.15;
        sketch.fitted(
            sketch.px(INSET), below, left - sketch.px(INSET + 2), "client", small, theme.muted());
      }
    }
    if (!view.rows().folded().isEmpty()) {
      idle(view);
    }
  }

  /** Says who shares the thin lane. */
  private void idle(Viewport view) {
    Box row = view.rows().thinRow();
    Font font = sketch.font(15, false);
    String words = IdleClients.words(plan.timeline(), view);
    double left = sketch.px(INSET);
    double width = sketch.width(words, font) + sketch.px(10);
    sketch.box(new Box(left, row.y(), width, row.height()), 0, theme.ground());
    double baseline = row.y() + row.height() / 2 + font.size() * 0.36;
    sketch.words(left, baseline, words, font, theme.muted());
  }

  void header(Box place) {
    sketch.box(place, 0, theme.panel());
    Header header = plan.timeline().trace().header();
    String title = (header.scenario() + "  " + header.title()).strip();
    int findings = plan.findings().size();
    String count =
        plan.look().quiz()
            ? "quiz"
            : findings == 0 ? "no findings" : findings == 1 ? "1 finding" : findings + " findings";
    Font countFont = sketch.font(18, true);
    double countLeft = place.right() - sketch.px(INSET) - sketch.width(count, countFont);
    int countInk = findings == 0 ? theme.muted() : theme.text();
    sketch.words(countLeft, sketch.px(33), count, countFont, countInk);
    if (findings > 0) {
      FindingMarks.triangle(sketch, new Point(countLeft - sketch.px(20), sketch.px(27)), 11);
    }
    sketch.fitted(
        sketch.px(INSET),
        sketch.px(35),
        countLeft - sketch.px(INSET + 60),
        title,
        sketch.font(24, true),
        theme.text());
    sketch.fitted(
        sketch.px(INSET),
        sketch.px(62),
        place.width() - sketch.px(2 * INSET),
        place(),
        sketch.font(16, false),
        theme.muted());
  }

  private String place() {
    Header header = plan.timeline().trace().header();
    int clients = header.nodes().size() - header.peers();
    String who =
        clients == 0
            ? header.peers() + " peers"
            : header.peers() + " servers, " + clients + (clients == 1 ? " client" : " clients");
    String run = who + ", seed " + header.seed();
    if (plan.timeline().size() == 0) {
      return run;
    }
    var event = plan.timeline().event(plan.present());
    return "%s  ·  event %d  (%d of %d)  ·  %s"
        .formatted(
            run, event.id(), plan.present() + 1, plan.timeline().size(), Times.text(event.t()));
  }

  void caption(Box place) {
    sketch.box(place, 0, theme.panel());
    double room = place.width() - sketch.px(2 * INSET);
    Optional<Finding> focus = plan.focus();
    String question = plan.look().question();
    boolean bar = focus.isPresent() || (question != null && !question.isEmpty());
    double y = place.y() + sketch.px(34);
    Font font = sketch.font(23, false);
    int lines = bar ? 1 : 3;
    for (String line : sketch.wrap(plan.captions().at(plan.present()), font, room, lines)) {
      sketch.words(sketch.px(INSET), y, line, font, theme.text());
      y += font.size() * 1.35;
    }
    focus.ifPresent(finding -> finding(finding, place, room));
    if (bar && question != null) {
      question(question, place, room);
    }
  }

  private void question(String question, Box place, double room) {
    double top = place.y() + sketch.px(50);
    Box bar = new Box(sketch.px(8), top, place.width() - sketch.px(16), sketch.px(74));
    sketch.box(bar, 8, theme.faint(theme.text(), 0.16));
    sketch.words(sketch.px(30), top + sketch.px(54), "?", sketch.font(46, true), theme.text());
    double left = sketch.px(76);
    Font font = sketch.font(24, true);
    sketch.fitted(left, top + sketch.px(46), room - left, question, font, theme.text());
  }

  private void finding(Finding finding, Box place, double room) {
    double top = place.y() + sketch.px(50);
    Box bar = new Box(sketch.px(8), top, place.width() - sketch.px(16), sketch.px(86));
    sketch.box(bar, 8, theme.faint(theme.violation(), 0.22));
    sketch.box(new Box(bar.x(), bar.y(), sketch.px(6), bar.height()), 3, theme.violation());
    FindingMarks.triangle(sketch, new Point(sketch.px(42), top + sketch.px(43)), 20);
    double left = sketch.px(76);
    Font title = sketch.font(16, true);
    String where = finding.where() == null ? "" : "  ·  " + finding.where();
    String head = severity(finding) + ": " + finding.rule() + where;
    sketch.fitted(left, top + sketch.px(23), room - left, head, title, theme.text());
    double baseline = top + sketch.px(50);
    Font large = sketch.font(22, true);
    boolean fits = sketch.width(finding.text(), large) <= room - left;
    Font font = fits ? large : sketch.font(19, true);
    for (String line : sketch.wrap(finding.text(), font, room - left, 2)) {
      sketch.words(left, baseline, line, font, theme.text());
      baseline += font.size() * 1.3;
    }
  }

  private static String severity(Finding finding) {
    return switch (finding.severity()) {
      case HARD -> "Rule broken";
      case BOUND -> "Limit exceeded";
      case ADVICE -> "Advice";
    };
  }
}
