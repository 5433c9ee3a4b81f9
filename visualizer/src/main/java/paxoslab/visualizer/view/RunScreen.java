package paxoslab.visualizer.view;

import paxoslab.visualizer.drawing.Diagram;
import paxoslab.visualizer.drawing.Overview;
import paxoslab.visualizer.drawing.StoreDiagram;
import paxoslab.visualizer.playback.Captions;
import paxoslab.visualizer.playback.Playhead;

/**
 * A run that is open, ready to be drawn by several views.
 *
 * @param playhead the place that is being watched
 * @param diagram draws it
 * @param store draws what clients and servers of a store do
 * @param overview the whole of it in a strip
 * @param captions puts it into words
 * @param whole false while the rest of it is being read
 */
record RunScreen(
    Playhead playhead,
    Diagram diagram,
    StoreDiagram store,
    Overview overview,
    Captions captions,
    boolean whole) {
  static RunScreen of(Playhead playhead) {
    return of(playhead, true);
  }

  /** The beginning of a run of which the rest is being read, or a whole run. */
  static RunScreen of(Playhead playhead, boolean whole) {
    return new RunScreen(
        playhead,
        new Diagram(playhead.timeline(), CanvasPainter.measure()),
        new StoreDiagram(playhead.timeline(), CanvasPainter.measure()),
        new Overview(playhead.timeline()),
        new Captions(playhead.timeline()),
        whole);
  }

  int index() {
    return playhead.index();
  }

  /** The sentence for the present event. */
  String caption() {
    return captions.at(index());
  }
}
