package paxoslab.host;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who takes part in a run, by index: first those with a vote, then clients.
 *
 * @param names the addresses of peers, or of a store's servers
 * @param clients the ids of a store's clients; none where there is no store
 */
public record Cast(List<String> names, List<String> clients) {
  public Cast {
    names = List.copyOf(names);
    clients = List.copyOf(clients);
  }

  /** Peers alone. */
  public static Cast peers(List<String> names) {
    return new Cast(names, List.of());
  }

  /** So many peers, p0 and up. */
  public static Cast peers(int count) {
    return peers(numbered("p", count));
  }

  /** A store: servers s0 and up, clients c0 and up, one at least. */
  public static Cast store(int servers, int clients) {
    return new Cast(numbered("s", servers), numbered("c", clients));
  }

  private static List<String> numbered(String letter, int count) {
    return IntStream.range(0, count).mapToObj(i -> letter + i).toList();
  }

  /** True if a store's server is beside each peer. */
  public boolean isStore() {
    return !clients.isEmpty();
  }

  /** True if this node is a client. */
  public boolean isClient(int node) {
    return node >= names.size();
  }

  /** How many take part. */
  public int size() {
    return names.size() + clients.size();
  }

  /** The names of all, by index. */
  public List<String> everybody() {
    List<String> all = new ArrayList<>(names);
    all.addAll(clients);
    return Collections.unmodifiableList(all);
  }
}
