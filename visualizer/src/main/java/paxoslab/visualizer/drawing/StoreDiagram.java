package paxoslab.visualizer.drawing;

import paxoslab.visualizer.playback.KeyHistory;
import paxoslab.visualizer.playback.ServerLogs;
import paxoslab.visualizer.playback.Timeline;

/**
 * Draws the run of a store at one of its events: the operations on a key, a row a client; or each
 * server's log and store.
 */
public final class StoreDiagram {
  private final Timeline timeline;
  private final TextMeasure measure;
  private final ServerLogs logs;

  /** Prepares a run to be drawn with the fonts that {@code measure} knows. */
  public StoreDiagram(Timeline timeline, TextMeasure measure) {
    this.timeline = timeline;
    this.measure = measure;
    this.logs = new ServerLogs(timeline);
  }

  /** The operations on one key. */
  public Clickable operations(Frame frame, int present, KeyHistory history) {
    return new OperationMarks(timeline, new Sketch(frame, measure), present, history).draw(frame);
  }

  /**
   * The operations on one key between two events, in a picture as long as they need.
   *
   * @param from the index of the first event
   * @param until the index of the last
   */
  public OperationStrip strip(Theme theme, KeyHistory history, int from, int until) {
    Sketch sketch = new Sketch(new Frame(1, 1, theme, 1), measure);
    return new OperationMarks(timeline, sketch, until, history).strip(theme, from, until);
  }

  /** What each server knows to be chosen, and what its store holds. */
  public Clickable servers(Frame frame, int present) {
    return new ServerMarks(timeline, new Sketch(frame, measure), present, logs).draw(frame);
  }

  /** How high the picture of operations must be, at scale 1, to show all rows. */
  public double heightOfOperations() {
    int clients = timeline.laneNames().size() - timeline.peerLanes().size();
    return OperationMarks.height(clients);
  }

  /** How high the picture of servers must be, at scale 1, to show all rows. */
  public double heightOfServers() {
    return ServerMarks.height(timeline.peerLanes().size());
  }
}
