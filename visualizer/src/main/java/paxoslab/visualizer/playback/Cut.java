package paxoslab.visualizer.playback;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A partition and how long it lasts.
 *
 * @param start index of the event that cuts the network
 * @param end index of the event that heals it or cuts it anew, or the number of events if none does
 * @param text the groups as the scenario wrote them, such as {@code "0 2 | 1 3 | 4"}
 */
public record Cut(int start, int end, String text) {

  /** The groups of lanes; empty for a one-way cut, or text that cannot be understood. */
  public List<List<Integer>> groups() {
    List<List<Integer>> groups = new ArrayList<>();
    for (String part : text.split("\\|", -1)) {
      Optional<List<Integer>> group = group(part);
      if (group.isEmpty()) {
        return List.of();
      }
      groups.add(group.get());
    }
    return groups;
  }

  private static Optional<List<Integer>> group(String text) {
    List<Integer> lanes = new ArrayList<>();
    for (String word : text.trim().split("\\s+", -1)) {
      if (!word.matches("\\d{1,6}")) {
        return Optional.empty();
      }
      lanes.add(Integer.parseInt(word));
    }
    return Optional.of(lanes);
  }
}
