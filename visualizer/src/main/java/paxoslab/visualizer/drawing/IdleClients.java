package paxoslab.visualizer.drawing;

import java.util.BitSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import paxoslab.trace.Finding;
import paxoslab.visualizer.playback.Arrow;
import paxoslab.visualizer.playback.Density;
import paxoslab.visualizer.playback.Timeline;

/**
 * Clients of which nothing is in sight: where lanes are so low that the servers' are hard to read,
 * these share one.
 */
final class IdleClients {
  /** Higher lanes than this can be read, at scale 1. */
  private static final double LOW = 48;

  private final Timeline timeline;
  private final Supplier<Density> density;

  /** By lane: those of which something proves a finding. */
  private final BitSet proving = new BitSet();

  /**
   * Reads a run's findings.
   *
   * @param density is asked for where steps are too narrow to be told apart
   */
  IdleClients(Timeline timeline, Supplier<Density> density) {
    this.timeline = timeline;
    this.density = density;
    for (Finding finding : timeline.trace().findings()) {
      finding.evidence().forEach(id -> prove(timeline.indexOf(id)));
      prove(timeline.indexOf(finding));
      if (finding.peer() >= 0) {
        proving.set(finding.peer());
      }
    }
  }

  private void prove(int index) {
    if (index >= 0 && index < timeline.size() && timeline.lane(index) >= 0) {
      proving.set(timeline.lane(index));
    }
  }

  /** The same view, with what may share a lane sharing it. */
  Viewport fold(Viewport view) {
    boolean low = view.laneHeight() < LOW * view.scale();
    BitSet idle = low && timeline.hasClients() ? idle(view) : new BitSet();
    return idle.cardinality() < 2 ? view : view.folding(idle);
  }

  private BitSet idle(Viewport view) {
    BitSet idle = new BitSet();
    for (int lane = 0; lane < timeline.laneNames().size(); lane++) {
      idle.set(lane, timeline.isClient(lane) && !proving.get(lane));
    }
    if (view.dense()) {
      idle.stream().filter(lane -> isBusy(lane, view)).boxed().toList().forEach(idle::clear);
      return idle;
    }
    for (int i = view.first(); i < view.end(); i++) {
      clear(idle, timeline.lane(i));
    }
    for (Arrow arrow : view.arrows()) {
      clear(idle, arrow.from());
      clear(idle, arrow.to());
    }
    return idle;
  }

  private boolean isBusy(int lane, Viewport view) {
    for (int count : density.get().count(lane, view.first(), view.end())) {
      if (count > 0) {
        return true;
      }
    }
    return false;
  }

  private static void clear(BitSet lanes, int lane) {
    if (lane >= 0) {
      lanes.clear(lane);
    }
  }

  /** How many share a lane, in words, and whether they wait for an answer all the while. */
  static String words(Timeline timeline, Viewport view) {
    BitSet folded = view.rows().folded();
    int all = folded.cardinality();
    long waiting =
        timeline.operations().all().stream()
            .filter(o -> folded.get(o.client()) && o.call() < view.first())
            .filter(o -> o.isPending() || o.result() >= view.end())
            .map(o -> o.client())
            .distinct()
            .count();
    String clients = all + " more clients, ";
    return waiting == 0
        ? clients + "idle here"
        : waiting == all ? clients + "waiting here" : clients + waiting + " of them waiting here";
  }

  /** Who shares a lane. */
  static String names(Timeline timeline, Viewport view) {
    return view.rows().folded().stream()
        .mapToObj(timeline::laneName)
        .collect(Collectors.joining(", "));
  }
}
