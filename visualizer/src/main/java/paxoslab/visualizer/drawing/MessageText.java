package paxoslab.visualizer.drawing;

import paxoslab.trace.TraceEvent;
import paxoslab.visualizer.playback.Arrow;

/** A message's label: with its instance, where a run has several. */
final class MessageText {
  private MessageText() {}

  static String of(Plan plan, Arrow arrow) {
    TraceEvent event = plan.timeline().event(arrow.start());
    int instance = plan.acceptors().instance(arrow.start());
    String prefix = instance >= 0 && plan.acceptors().manyInstances() ? "#" + instance + " " : "";
    if (event instanceof TraceEvent.Send s) {
      return prefix + plan.timeline().label((Record) s.msg());
    }
    return event instanceof TraceEvent.Reply r ? prefix + plan.timeline().label(r.msg()) : "";
  }
}
