package paxoslab.visualizer.branch;

import java.util.ArrayList;
import java.util.List;
import paxoslab.trace.TraceEvent;

/** Which links are cut at one moment of a run, as far as its events tell. */
final class Links {
  private final List<String> cuts = new ArrayList<>();

  private Links() {}

  /** After these events. */
  static Links after(List<TraceEvent> events) {
    Links links = new Links();
    for (TraceEvent event : events) {
      if (event instanceof TraceEvent.Heal) {
        links.cuts.clear();
      } else if (event instanceof TraceEvent.Partition partition) {
        if (!isOneWay(partition.groups())) {
          links.cuts.clear();
        }
        links.cuts.add(partition.groups());
      }
    }
    return links;
  }

  /** True if nothing passes from one peer to the other. */
  boolean isCut(int from, int to) {
    return cuts.stream().anyMatch(cut -> cuts(cut, from, to));
  }

  private static boolean isOneWay(String groups) {
    return groups.indexOf('>') >= 0;
  }

  private static boolean cuts(String cut, int from, int to) {
    if (isOneWay(cut)) {
      return cut.equals(from + " > " + to);
    }
    for (String group : cut.split("\\|", -1)) {
      List<String> members = List.of(group.strip().split("\\s+", -1));
      if (members.contains(String.valueOf(from))) {
        return !members.contains(String.valueOf(to));
      }
    }
    return true;
  }
}
