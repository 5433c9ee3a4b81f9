package paxoslab.visualizer.branch;

import paxoslab.trace.TraceEvent;
import paxoslab.visualizer.branch.Change.Kind;
import paxoslab.visualizer.playback.Captions;
import paxoslab.visualizer.playback.Timeline;

/** Says where a branch is not quite what was asked for. */
final class Remark {
  private Remark() {}

  static String of(Timeline before, Timeline after, Change change, int parts) {
    if (parts >= before.size() && parts >= after.size()) {
      return "Nothing changes: the run ends before that.";
    }
    int next = change.after() + 1;
    if (change.kind() != Kind.DELIVER || next >= after.size()) {
      return "";
    }
    if (arrives(after.event(next), change.message())) {
      return "";
    }
    for (int i = next + 1; i < after.size(); i++) {
      if (arrives(after.event(i), change.message())) {
        boolean atOnce = after.event(i).t() <= before.event(change.after()).t() + 1;
        return atOnce
            ? "At the same moment this comes first: " + new Captions(after).at(next)
            : "Its link is clogged: it arrives at event " + after.event(i).id() + ".";
      }
    }
    return "It doesn't arrive: the scenario holds it back or cuts it off.";
  }

  private static boolean arrives(TraceEvent event, int message) {
    return (event instanceof TraceEvent.Deliver d && d.send() == message)
        || (event instanceof TraceEvent.DeliverReply r && r.send() == message);
  }
}
