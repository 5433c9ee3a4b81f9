package paxoslab.visualizer.drawing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import paxoslab.trace.Finding;
import paxoslab.visualizer.playback.Acceptors;
import paxoslab.visualizer.playback.Captions;
import paxoslab.visualizer.playback.Timeline;

/**
 * What all parts of one drawing share.
 *
 * @param present the index of the present event
 * @param look what is shown
 */
record Plan(
    Sketch sketch,
    Viewport view,
    Labels labels,
    Timeline timeline,
    Acceptors acceptors,
    Captions captions,
    int present,
    Look look) {
  /** True unless the event is to be dimmed, because somebody looks at others. */
  boolean isLit(int index) {
    return look.isLit(index);
  }

  /** The findings that are shown: none while a class guesses. */
  List<Finding> findings() {
    return look.quiz() ? List.of() : timeline.trace().findings();
  }

  /** The finding to speak of: the last one that shows at or before the present event. */
  Optional<Finding> focus() {
    Finding focus = null;
    for (Finding finding : findings()) {
      int at = timeline.indexOf(finding);
      if (at <= present && (focus == null || at > timeline.indexOf(focus))) {
        focus = finding;
      }
    }
    return Optional.ofNullable(focus);
  }

  /** The events that prove the finding in focus, by index, each with its number from 1. */
  Map<Integer, Integer> evidence() {
    Map<Integer, Integer> numbers = new LinkedHashMap<>();
    List<Integer> ids = focus().map(Finding::evidence).orElse(List.of());
    for (int id : ids) {
      int index = timeline.indexOf(id);
      if (index >= 0) {
        numbers.putIfAbsent(index, numbers.size() + 1);
      }
    }
    return numbers;
  }
}
