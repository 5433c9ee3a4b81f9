package paxoslab.visualizer.playback;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import paxoslab.api.ChooseArgs;
import paxoslab.api.Fate;
import paxoslab.trace.TraceEvent;

/**
 * A peer knows from now on what is chosen: it says so, is told so, or tells others. The runs tell
 * answers to status only of instances that the peer was asked to start.
 *
 * @param lane the peer
 * @param instance which instance
 * @param value what is chosen there
 */
record Learned(int lane, int instance, Object value) {
  /** What the event with an index teaches its peer, again or for the first time. */
  static Optional<Learned> at(Timeline timeline, int index) {
    TraceEvent event = timeline.event(index);
    if (event instanceof TraceEvent.Result result) {
      @Nullable Object value = result.value();
      return result.fate() == Fate.CHOSEN && value != null
          ? Optional.of(new Learned(result.peer(), result.seq(), value))
          : Optional.empty();
    } else if (event instanceof TraceEvent.Send send) {
      return told(send, send.from());
    } else if (event instanceof TraceEvent.Deliver deliver) {
      return timeline
          .message(deliver.send())
          .flatMap(e -> e instanceof TraceEvent.Send s ? told(s, deliver.to()) : Optional.empty());
    }
    return Optional.empty();
  }

  private static Optional<Learned> told(TraceEvent.Send send, int lane) {
    return send.msg() instanceof ChooseArgs choose
        ? Optional.of(new Learned(lane, choose.seq(), choose.v()))
        : Optional.empty();
  }
}
