package paxoslab.visualizer.playback;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What each server of a store knows to be chosen, by what its peer says and is told, and what its
 * store holds if it has applied that in order: each client's operation once.
 */
public final class ServerLogs {
  private final Map<Integer, List<Entry>> learned = new HashMap<>();

  /**
   * An instance that a server knows.
   *
   * @param value what is chosen there
   * @param operations the operations that it stands for; none if that can't be told
   * @param learnedAt the index of the event at which the server knows it
   */
  public record Entry(int instance, Object value, List<Asked> operations, int learnedAt) {}

  /**
   * A server at one moment.
   *
   * @param entries what it knows, by instance
   * @param applied so many instances, from 0 on, are known without a hole
   * @param store the value of each key after those
   * @param repeated the instances among those whose operations had all taken effect before
   * @param unread how many of those stand for no operation that can be told
   */
  public record Log(
      List<Entry> entries,
      int applied,
      Map<String, String> store,
      Set<Integer> repeated,
      int unread) {}

  /** Reads the whole timeline once. */
  public ServerLogs(Timeline timeline) {
    Set<List<Integer>> known = new HashSet<>();
    for (int i = 0; i < timeline.size() && timeline.hasClients(); i++) {
      Learned fact = Learned.at(timeline, i).orElse(null);
      if (fact != null && known.add(List.of(fact.lane(), fact.instance()))) {
        List<Asked> operations = timeline.operations().of(fact.value());
        learned
            .computeIfAbsent(fact.lane(), lane -> new ArrayList<>())
            .add(new Entry(fact.instance(), fact.value(), operations, i));
      }
    }
  }

  /** A server right after the event at {@code index}. */
  public Log at(int index, int lane) {
    List<Entry> entries =
        learned.getOrDefault(lane, List.of()).stream()
            .filter(entry -> entry.learnedAt() <= index)
            .sorted(Comparator.comparingInt(Entry::instance))
            .toList();
    Map<String, StringBuilder> store = new LinkedHashMap<>();
    Set<Asked> done = new HashSet<>();
    Set<Integer> repeated = new HashSet<>();
    int applied = 0;
    int unread = 0;
    for (Entry entry : entries) {
      if (entry.instance() != applied) {
        break;
      }
      applied++;
      unread += entry.operations().isEmpty() ? 1 : 0;
      boolean isNew = false;
      for (Asked asked : entry.operations()) {
        if (done.add(asked)) {
          isNew = true;
          apply(asked.operation(), store);
        }
      }
      if (!isNew && !entry.operations().isEmpty()) {
        repeated.add(entry.instance());
      }
    }
    Map<String, String> values = new LinkedHashMap<>();
    store.forEach((key, value) -> values.put(key, value.toString()));
    return new Log(entries, applied, values, repeated, unread);
  }

  private static void apply(ClientOperation operation, Map<String, StringBuilder> store) {
    if (operation.isRead()) {
      return;
    }
    StringBuilder value = store.computeIfAbsent(operation.key(), key -> new StringBuilder());
    if (operation.op().equals("put")) {
      value.setLength(0);
    }
    value.append(operation.written());
  }
}
