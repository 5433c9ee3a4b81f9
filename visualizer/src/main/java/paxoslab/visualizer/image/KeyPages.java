package paxoslab.visualizer.image;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntBiFunction;
import paxoslab.visualizer.drawing.Clickable.Spot;
import paxoslab.visualizer.drawing.Mark;
import paxoslab.visualizer.drawing.OperationStrip;
import paxoslab.visualizer.drawing.StoreDiagram;
import paxoslab.visualizer.drawing.Theme;
import paxoslab.visualizer.playback.ClientOperation;
import paxoslab.visualizer.playback.KeyHistory;
import paxoslab.visualizer.playback.Timeline;

/**
 * What clients did with each key of a store, for a page: the window's own picture, but whole, so
 * that the page need only move it and its playhead.
 */
final class KeyPages {
  private final Timeline timeline;
  private final List<Integer> indexes;
  private final StoreDiagram diagram;
  private final ToIntBiFunction<Mark, Mark> marks;

  /**
   * What the page's script is given of a key.
   *
   * @param names how wide the clients' names are
   * @param marks the numbers of its marks
   * @param at where each step lies
   * @param here the number of the spot that each step is about, or -1
   */
  record KeyPage(
      String key,
      String verdict,
      boolean broken,
      long width,
      long height,
      long names,
      List<Integer> marks,
      List<Long> at,
      List<Integer> here,
      List<Place> spots) {}

  /**
   * An operation.
   *
   * @param step the step of its call, or else of its result; -1 if the page has neither
   */
  record Place(long x, long y, long width, long height, int step, String words) {}

  /**
   * For a page.
   *
   * @param indexes of the events that it shows, one step each
   * @param marks gives a mark, as the dark and the light theme have it, a number
   */
  KeyPages(Timeline timeline, List<Integer> indexes, ToIntBiFunction<Mark, Mark> marks) {
    this.timeline = timeline;
    this.indexes = indexes;
    this.diagram = new StoreDiagram(timeline, SvgPainter.measure());
    this.marks = marks;
  }

  /** The keys with which something is done at these events; those with a broken rule first. */
  List<KeyPage> all() {
    if (!timeline.hasClients()) {
      return List.of();
    }
    List<KeyPage> broken = new ArrayList<>();
    List<KeyPage> fine = new ArrayList<>();
    for (String key : timeline.operations().keys()) {
      KeyHistory history = KeyHistory.of(timeline, key);
      KeyPage page = page(history);
      if (!page.spots.isEmpty()) {
        (history.broken() ? broken : fine).add(page);
      }
    }
    broken.addAll(fine);
    return broken;
  }

  private KeyPage page(KeyHistory history) {
    OperationStrip dark = strip(Theme.DARK, history);
    OperationStrip light = strip(Theme.LIGHT, history);
    List<Mark> inDark = dark.picture().drawing().marks();
    List<Mark> inLight = light.picture().drawing().marks();
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < inDark.size(); i++) {
      numbers.add(marks.applyAsInt(inDark.get(i), inLight.get(i)));
    }
    List<Place> places = new ArrayList<>();
    Map<Integer, Integer> byCall = new HashMap<>();
    for (Spot spot : dark.picture().spots()) {
      byCall.put(spot.event(), places.size());
      places.add(place(spot));
    }
    return new KeyPage(
        history.key(),
        history.verdict(),
        history.broken(),
        Math.round(dark.picture().drawing().width()),
        Math.round(dark.picture().drawing().height()),
        Math.round(dark.names()),
        numbers,
        indexes.stream().map(i -> Math.round(dark.place().applyAsDouble(i))).toList(),
        indexes.stream().map(i -> here(i, byCall)).toList(),
        places);
  }

  private OperationStrip strip(Theme theme, KeyHistory history) {
    return diagram.strip(theme, history, indexes.get(0), indexes.get(indexes.size() - 1));
  }

  private int here(int index, Map<Integer, Integer> byCall) {
    return timeline
        .operations()
        .at(index)
        .map(ClientOperation::call)
        .map(call -> byCall.getOrDefault(call, -1))
        .orElse(-1);
  }

  private Place place(Spot spot) {
    int step = indexes.indexOf(spot.event());
    int result = timeline.operations().at(spot.event()).map(ClientOperation::result).orElse(-1);
    return new Place(
        Math.round(spot.left()),
        Math.round(spot.top()),
        Math.round(spot.width()),
        Math.round(spot.height()),
        step >= 0 ? step : indexes.indexOf(result),
        spot.words());
  }
}
