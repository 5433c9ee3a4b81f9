package paxoslab.visualizer.drawing;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import paxoslab.api.Fate;
import paxoslab.trace.TraceEvent;
import paxoslab.visualizer.drawing.Mark.Point;
import paxoslab.visualizer.playback.Wording;

/** What happens on a lane: calls, decisions, timeouts, deaths; the ruler; the playhead. */
final class EventMarks {
  private final Plan plan;
  private final Sketch sketch;
  private final Viewport view;
  private final Set<Integer> evidence;

  EventMarks(Plan plan) {
    this.plan = plan;
    this.sketch = plan.sketch();
    this.view = plan.view();
    this.evidence = plan.evidence().keySet();
  }

  void drawPlayhead() {
    if (plan.timeline().size() == 0) {
      return;
    }
    Theme theme = sketch.theme();
    double x = view.x(plan.present());
    Box area = view.area();
    double width = Math.max(3, Math.min(view.columnWidth() * 0.8, sketch.px(30)));
    sketch.box(
        new Box(x - width / 2, area.y(), width, area.height()), 6, theme.faint(theme.text(), 0.10));
    sketch.line(new Point(x, area.y()), new Point(x, area.bottom()), 1.5, theme.muted());
    double top = area.y();
    double half = sketch.px(7);
    sketch.add(
        new Mark.Area(
            List.of(
                new Point(x - half, top - half),
                new Point(x + half, top - half),
                new Point(x, top + half)),
            theme.text()));
  }

  void drawPoints() {
    for (int i = view.first(); i < view.end(); i++) {
      boolean hidden = plan.look().quiz() && i > plan.present();
      if (plan.timeline().lane(i) >= 0 && !hidden) {
        drawPoint(i, plan.timeline().event(i), view.at(i, plan.timeline().lane(i)));
      }
    }
    drawRuler();
  }

  private void drawPoint(int i, TraceEvent e, Point at) {
    Theme theme = sketch.theme();
    boolean past = i <= plan.present() && plan.isLit(i);
    int text = past ? theme.text() : theme.faint(theme.text(), 0.3);
    if (e instanceof TraceEvent.Call) {
      double half = sketch.px(6);
      sketch.box(new Box(at.x() - half, at.y() - half, 2 * half, 2 * half), 2, text);
    } else if (e instanceof TraceEvent.Result r && r.isStores()) {
      completed(at, text);
    } else if (chosen(e)) {
      diamond(at, past ? theme.decided() : theme.faint(theme.decided(), 0.3));
    } else if (e instanceof TraceEvent.Kill) {
      sketch.add(new Mark.Cross(at, sketch.px(13), sketch.px(5), text));
    } else if (e instanceof TraceEvent.Timeout || e instanceof TraceEvent.Deaf) {
      sketch.add(new Mark.Ring(at, sketch.px(6), sketch.px(2), text));
    } else if (e instanceof TraceEvent.Send || e instanceof TraceEvent.Deliver) {
      sketch.add(new Mark.Disc(at, sketch.px(4), past ? theme.muted() : theme.lane()));
    }
    if (i == plan.present()) {
      sketch.add(new Mark.Ring(at, sketch.px(11), sketch.px(2.5), theme.text()));
    }
  }

  /** A client's operation ends as it began, with a box; this one is empty. */
  private void completed(Point at, int ink) {
    double half = sketch.px(6);
    Box box = new Box(at.x() - half, at.y() - half, 2 * half, 2 * half);
    sketch.box(box, 2, ink);
    sketch.box(box.grown(-sketch.px(2)), 1, sketch.theme().ground());
  }

  private void diamond(Point at, int ink) {
    double half = sketch.px(10);
    sketch.add(
        new Mark.Area(
            List.of(
                new Point(at.x() - half, at.y()),
                new Point(at.x(), at.y() - half),
                new Point(at.x() + half, at.y()),
                new Point(at.x(), at.y() + half)),
            ink));
  }

  private static boolean chosen(TraceEvent e) {
    return e instanceof TraceEvent.Result r && r.fate() == Fate.CHOSEN;
  }

  private void drawRuler() {
    Theme theme = sketch.theme();
    Mark.Font font = sketch.font(14, false);
    double free = view.area().x();
    boolean exact = needsExactTimes();
    int column = -1;
    for (int i = view.first(); i < view.end(); i++) {
      if (plan.timeline().column(i) == column) {
        continue;
      }
      column = plan.timeline().column(i);
      long micros = plan.timeline().time(i);
      String time = exact ? Times.exact(micros) : Times.text(micros);
      double width = sketch.width(time, font);
      double left = view.x(i) - width / 2;
      if (left >= free && left + width <= view.area().right()) {
        double bottom = view.area().bottom();
        sketch.line(
            new Point(view.x(i), bottom),
            new Point(view.x(i), bottom + sketch.px(6)),
            1,
            theme.muted());
        sketch.words(left, bottom + sketch.px(22), time, font, theme.muted());
        free = left + width + sketch.px(24);
      }
    }
  }

  /** True if steps in sight would seem to be at one time, though they aren't. */
  private boolean needsExactTimes() {
    for (int i = view.first() + 1; i < view.end(); i++) {
      if (Times.blurs(plan.timeline().time(i - 1), plan.timeline().time(i))) {
        return true;
      }
    }
    return false;
  }

  /** Names the present event; to be done before other labels take its place. */
  void labelPresent() {
    if (plan.timeline().size() > 0) {
      label(plan.present(), true, true);
    }
  }

  /** Names what happened before the present event. */
  void label() {
    for (int i = view.first(); i < Math.min(view.end(), plan.present()); i++) {
      label(i, evidence.contains(i), false);
    }
  }

  /** Names every event, also those that a longer run would leave out; evidence must be seen. */
  void labelAll() {
    evidence.forEach(i -> label(i, true, true));
    for (int i = 0; i < plan.timeline().size(); i++) {
      if (!evidence.contains(i)) {
        label(i, true, false);
      }
    }
  }

  private void label(int i, boolean fully, boolean must) {
    TraceEvent e = plan.timeline().event(i);
    String text = text(i, e, fully);
    int lane = plan.timeline().lane(i);
    if (text.isEmpty()) {
      return;
    }
    double x = view.x(i);
    double y = lane < 0 ? view.area().y() - sketch.px(16) : view.y(lane);
    double up = lane < 0 ? 0 : sketch.px(24);
    double aside = sketch.width(text, sketch.font(15, true)) / 2 + sketch.px(12);
    List<Point> places =
        List.of(
            new Point(x, y - up),
            new Point(x, y - (must ? sketch.px(FindingMarks.HEIGHT) + up : up)),
            new Point(x + aside * 0.8, y - up),
            new Point(x, y + up),
            new Point(x - aside * 0.8, y - up),
            new Point(x + aside, y + up));
    int ink = chosen(e) || lane >= 0 ? sketch.theme().text() : sketch.theme().muted();
    Mark.Font font = sketch.font(15, true);
    if (must && lane >= 0) {
      plan.labels().force(text, places, font, ink);
    } else {
      plan.labels().place(text, places, font, ink);
    }
  }

  private String text(int i, TraceEvent e, boolean fully) {
    if (e instanceof TraceEvent.Call call && call.isStores()) {
      return plan.timeline().operations().at(i).map(o -> o.text(10)).orElse("");
    } else if (e instanceof TraceEvent.Result r && r.isStores()) {
      return r.op().equals("get") ? "read " + Wording.value(r.value(), 10) : "complete";
    } else if (e instanceof TraceEvent.Call c) {
      String prefix = plan.acceptors().manyInstances() ? "start " + c.seq() + ": " : "start ";
      return c.op().equals("start")
          ? prefix + plan.timeline().words(c.value(), 10)
          : "done " + c.seq();
    } else if (e instanceof TraceEvent.Result r && chosen(e)) {
      String prefix = plan.acceptors().manyInstances() ? "#" + r.seq() + " chosen " : "chosen ";
      return prefix + plan.timeline().words(r.value(), 10);
    } else if (e instanceof TraceEvent.Kill) {
      return "killed";
    } else if (e instanceof TraceEvent.Timeout) {
      return "no reply";
    } else if (e instanceof TraceEvent.Deaf d) {
      return d.deaf() ? "deaf" : "hears";
    } else if (e instanceof TraceEvent.Note n) {
      return Wording.cut(n.text(), 32);
    } else if (e instanceof TraceEvent.Heal) {
      return "healed";
    }
    return fully ? aside(e) : "";
  }

  /** What would be too much to say of every event. */
  private static String aside(TraceEvent e) {
    if (e instanceof TraceEvent.Log l) {
      return Wording.cut(l.text(), 28);
    } else if (e instanceof TraceEvent.Result r) {
      return r.fate() == null
          ? r.op() + "() = " + r.number()
          : "status " + r.fate().name().toLowerCase(Locale.ROOT);
    }
    return "";
  }
}
