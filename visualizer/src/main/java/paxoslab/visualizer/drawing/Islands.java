package paxoslab.visualizer.drawing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import paxoslab.visualizer.drawing.Mark.Point;
import paxoslab.visualizer.playback.Cut;
import paxoslab.visualizer.playback.Timeline;

/**
 * Where the peers stand at one moment: those that reach each other on one island, in a ring.
 *
 * @param coasts the islands' outlines; none while the network is whole
 * @param centres the middle of each peer's card, by lane
 * @param cut what is cut, in words, or empty
 */
record Islands(List<Box> coasts, Map<Integer, Point> centres, String cut) {
  private static final double GAP = 0.03;

  /** Clients take no more of the place than this share. */
  private static final double MOST_SHORE = 0.55;

  /**
   * Finds a place for every peer.
   *
   * @param width of a card
   * @param height of a card
   */
  static Islands of(Timeline timeline, int present, Box place, double width, double height) {
    Cut cut =
        timeline.cuts(present, present).stream()
            .filter(c -> present < c.end())
            .findFirst()
            .orElse(null);
    List<List<Integer>> groups = groups(timeline, cut);
    List<Integer> ashore = ashore(timeline, groups);
    int inRow = (int) Math.max(1, Math.min(ashore.size(), place.width() / (width * 1.06)));
    int rows = (ashore.size() + inRow - 1) / inRow;
    double shore = Math.min(rows * height * 1.25, place.height() * MOST_SHORE);
    Box sea = new Box(place.x(), place.y(), place.width(), place.height() - shore);
    List<Box> boxes = boxes(groups, sea);
    Map<Integer, Point> centres = new LinkedHashMap<>();
    for (int i = 0; i < ashore.size(); i++) {
      double x = place.x() + place.width() * (i % inRow + 0.5) / inRow;
      double y = sea.bottom() + shore * (i / inRow + 0.5) / rows;
      centres.put(ashore.get(i), new Point(x, y));
    }
    for (int g = 0; g < groups.size(); g++) {
      ring(groups.get(g), boxes.get(g), width, height, centres);
    }
    List<Box> coasts = groups.size() > 1 ? boxes : List.of();
    return new Islands(coasts, centres, cut == null ? "" : timeline.names(cut.text()));
  }

  /** The middle of a peer's card. */
  Point centre(int lane) {
    return Objects.requireNonNull(centres.get(lane), () -> "no lane " + lane);
  }

  /** The clients that a cut doesn't name: they reach all, and stand below in rows. */
  private static List<Integer> ashore(Timeline timeline, List<List<Integer>> groups) {
    return IntStream.range(0, timeline.laneNames().size())
        .filter(timeline::isClient)
        .boxed()
        .filter(lane -> groups.stream().noneMatch(group -> group.contains(lane)))
        .toList();
  }

  /** Every peer is in one group: those that a cut doesn't name are together. */
  private static List<List<Integer>> groups(Timeline timeline, @Nullable Cut cut) {
    int nodes = timeline.laneNames().size();
    List<List<Integer>> groups = new ArrayList<>();
    TreeSet<Integer> rest = new TreeSet<>(IntStream.range(0, nodes).boxed().toList());
    for (List<Integer> group : cut == null ? List.<List<Integer>>of() : cut.groups()) {
      List<Integer> known = group.stream().filter(rest::remove).toList();
      if (!known.isEmpty()) {
        groups.add(known);
      }
    }
    rest.removeIf(timeline::isClient);
    if (!rest.isEmpty()) {
      groups.add(List.copyOf(rest));
    }
    return groups;
  }

  /** Side by side, or one below the other where the place is tall; larger groups get more. */
  private static List<Box> boxes(List<List<Integer>> groups, Box place) {
    boolean wide = place.width() >= place.height();
    double gap = (wide ? place.width() : place.height()) * GAP;
    double room = (wide ? place.width() : place.height()) - gap * (groups.size() - 1);
    double weights = groups.stream().mapToDouble(Islands::weight).sum();
    List<Box> boxes = new ArrayList<>();
    double at = wide ? place.x() : place.y();
    for (List<Integer> group : groups) {
      double length = room * weight(group) / weights;
      boxes.add(
          wide
              ? new Box(at, place.y(), length, place.height())
              : new Box(place.x(), at, place.width(), length));
      at += length + gap;
    }
    return boxes;
  }

  private static double weight(List<Integer> group) {
    return 1 + group.size();
  }

  private static void ring(
      List<Integer> group, Box box, double width, double height, Map<Integer, Point> centres) {
    double x = box.x() + box.width() / 2;
    double y = box.y() + box.height() / 2;
    double across = Math.max(0, box.width() - width * 1.15) / 2;
    double down = Math.max(0, box.height() - height * 1.25) / 2;
    for (int i = 0; i < group.size(); i++) {
      double angle = 2 * Math.PI * i / group.size() - Math.PI / 2;
      // Two stand where there is more room between them.
      if (group.size() == 2 && across > down) {
        angle += Math.PI / 2;
      }
      boolean alone = group.size() == 1;
      centres.put(
          group.get(i),
          alone
              ? new Point(x, y)
              : new Point(x + across * Math.cos(angle), y + down * Math.sin(angle)));
    }
  }
}
