package paxoslab.visualizer.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import paxoslab.visualizer.drawing.Clickable.Spot;
import paxoslab.visualizer.drawing.Mark.Font;
import paxoslab.visualizer.drawing.Mark.Point;
import paxoslab.visualizer.playback.ClientOperation;
import paxoslab.visualizer.playback.ServerLogs;
import paxoslab.visualizer.playback.ServerLogs.Entry;
import paxoslab.visualizer.playback.ServerLogs.Log;
import paxoslab.visualizer.playback.Timeline;

/** Each server's log, an instance a column, and what its store holds. */
final class ServerMarks {
  private static final double HEAD = 26;
  private static final double CELL = 25;
  private static final double STORE = 22;
  private static final double LEAST_ROW = CELL + STORE + 1;
  private static final double ROW = CELL + STORE + 12;
  private static final double COLUMN = 112;
  private static final double WIDER = 26;
  private static final double NAMES = 54;
  private static final double INSET = 12;
  private static final int VALUE = 14;
  private static final int WORDS = 80;

  private final Timeline timeline;
  private final Sketch sketch;
  private final Theme theme;
  private final int present;
  private final ServerLogs logs;
  private final @Nullable ClientOperation selected;
  private final List<Spot> spots = new ArrayList<>();
  private int first;
  private int columns;
  private double column;

  ServerMarks(Timeline timeline, Sketch sketch, int present, ServerLogs logs) {
    this.timeline = timeline;
    this.sketch = sketch;
    this.theme = sketch.theme();
    this.present = present;
    this.logs = logs;
    this.selected = timeline.operations().at(present).orElse(null);
  }

  static double height(int servers) {
    return HEAD + LEAST_ROW * servers;
  }

  Clickable draw(Frame frame) {
    sketch.box(new Box(0, 0, frame.width(), frame.height()), 0, theme.panel());
    List<Integer> lanes = timeline.peerLanes();
    List<Log> all = lanes.stream().map(lane -> logs.at(present, lane)).toList();
    choose(all, frame.width());
    heads(all);
    double fitting = (frame.height() - sketch.px(HEAD)) / lanes.size();
    double row = Math.max(sketch.px(LEAST_ROW), Math.min(sketch.px(ROW), fitting));
    for (int i = 0; i < lanes.size(); i++) {
      double y = sketch.px(HEAD) + row * i;
      server(lanes.get(i), all.get(i), new Box(0, y, frame.width(), row));
    }
    return new Clickable(sketch.finish(), spots);
  }

  /** As many columns as fit: up to the last known instance, or around that of the operation. */
  private void choose(List<Log> all, double width) {
    double room = width - sketch.px(NAMES + INSET);
    boolean repeats = all.stream().anyMatch(log -> !log.repeated().isEmpty());
    column = sketch.px(repeats ? COLUMN + WIDER : COLUMN);
    columns = Math.max(1, (int) (room / column));
    int last = 0;
    int wanted = -1;
    for (Log log : all) {
      for (Entry entry : log.entries()) {
        last = Math.max(last, entry.instance());
        wanted = isSelected(entry) ? entry.instance() : wanted;
      }
    }
    first = Math.max(0, last - columns + 1);
    if (wanted >= 0 && wanted < first) {
      first = Math.max(0, wanted - columns / 2);
    }
    columns = Math.min(columns, last - first + 1);
  }

  private boolean isSelected(Entry entry) {
    return selected != null
        && entry.operations().stream().anyMatch(a -> a.operation().equals(selected));
  }

  private double x(int instance) {
    return sketch.px(NAMES) + (instance - first) * column;
  }

  private void heads(List<Log> all) {
    Font font = sketch.font(14, false);
    boolean nothing = all.stream().allMatch(log -> log.entries().isEmpty());
    if (nothing) {
      sketch.words(
          sketch.px(NAMES),
          sketch.px(19),
          "No server knows of a decision yet",
          font,
          theme.muted());
      return;
    }
    String before = first == 0 ? "" : "‹";
    sketch.words(sketch.px(NAMES - 12), sketch.px(19), before, font, theme.muted());
    for (int i = first; i < first + columns; i++) {
      sketch.words(x(i) + sketch.px(6), sketch.px(19), "#" + i, font, theme.muted());
    }
  }

  private void server(int lane, Log log, Box row) {
    Font name = sketch.font(17, true);
    sketch.fitted(
        sketch.px(INSET),
        row.y() + sketch.px(20),
        sketch.px(NAMES - INSET - 4),
        timeline.laneName(lane),
        name,
        theme.text());
    Entry[] cells = new Entry[columns];
    for (Entry entry : log.entries()) {
      int column = entry.instance() - first;
      if (column >= 0 && column < columns) {
        cells[column] = entry;
      }
    }
    for (int i = 0; i < columns; i++) {
      Box box = new Box(x(first + i), row.y(), column - sketch.px(6), sketch.px(CELL));
      if (cells[i] == null) {
        hole(box);
      } else {
        entry(lane, cells[i], log, box);
      }
    }
    store(lane, log, row);
  }

  /** What a server doesn't know yet. */
  private void hole(Box box) {
    sketch.add(
        new Mark.Path(corners(box), sketch.px(1), sketch.px(4), theme.faint(theme.muted(), 0.7)));
  }

  private static List<Point> corners(Box box) {
    return List.of(
        new Point(box.x(), box.y()),
        new Point(box.right(), box.y()),
        new Point(box.right(), box.bottom()),
        new Point(box.x(), box.bottom()),
        new Point(box.x(), box.y()));
  }

  private void entry(int lane, Entry entry, Log log, Box box) {
    boolean here = entry.learnedAt() == present;
    boolean repeated = log.repeated().contains(entry.instance());
    sketch.box(box, 4, theme.faint(theme.decided(), here ? 0.55 : repeated ? 0.1 : 0.25));
    if (isSelected(entry)) {
      sketch.add(new Mark.Path(corners(box), sketch.px(3), 0, theme.text()));
    }
    Font font = sketch.font(14, here);
    String text = (repeated ? "again " : "") + timeline.words(entry.value(), VALUE);
    double baseline = box.y() + box.height() / 2 + font.size() * 0.36;
    double room = box.width() - sketch.px(10);
    int ink = repeated ? theme.muted() : theme.text();
    sketch.fitted(box.x() + sketch.px(6), baseline, room, text, font, ink);
    String again = repeated ? "; it took effect before, and does nothing here" : "";
    String words =
        "%s knows instance %d: %s%s"
            .formatted(
                timeline.laneName(lane),
                entry.instance(),
                timeline.words(entry.value(), WORDS),
                again);
    spots.add(Spot.at(box, entry.learnedAt(), words));
  }

  private void store(int lane, Log log, Box row) {
    Font font = sketch.font(14, false);
    double y = row.y() + sketch.px(CELL + 16);
    double at = sketch.px(NAMES);
    String after = log.applied() == 0 ? "store: " : "store after #" + (log.applied() - 1) + ": ";
    String head = log.store().isEmpty() ? after + "empty" : after;
    sketch.words(at, y, head, font, theme.muted());
    at += sketch.width(head, font);
    String rest = log.unread() == 0 ? "" : "  (without " + log.unread() + " that can't be told)";
    double end = row.right() - sketch.px(INSET) - sketch.width(rest, font);
    int left = log.store().size();
    double begin = at;
    for (Map.Entry<String, String> one : log.store().entrySet()) {
      String key = one.getKey() + " = ";
      double share = Math.max(0, end - at) / left--;
      double room = share - sketch.width(key, font) - sketch.px(14);
      String value = Tail.fit(sketch, one.getValue(), font, room);
      if (!value.isEmpty()) {
        sketch.words(at, y, key + value, font, theme.text());
        at += sketch.width(key + value, font) + sketch.px(14);
      }
    }
    sketch.words(at, y, rest, font, theme.muted());
    String all = timeline.laneName(lane) + "'s store: " + log.store();
    Box line = new Box(begin, row.y() + sketch.px(CELL), row.width(), sketch.px(STORE));
    spots.add(Spot.at(line, present, all));
  }
}
