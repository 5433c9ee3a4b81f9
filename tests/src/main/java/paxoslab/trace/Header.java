package paxoslab.trace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The first line of a trace.
 *
 * @param scenario the lesson's id, such as A12
 * @param title the lesson's title
 * @param seed the run's seed
 * @param params the scenario's parameters, in order; values are strings
 * @param nodes the run's nodes; an event's peer is an index into this list
 * @param solution what was run: a name or path; null if the trace does not tell
 * @param solutionSha256 a digest of its sources, or of its classes where there are no sources; null
 *     if the trace does not tell
 * @param rpcTimeoutMicros after how much virtual time a call without reply fails
 */
public record Header(
    String scenario,
    String title,
    long seed,
    Map<String, String> params,
    List<Node> nodes,
    @Nullable String solution,
    @Nullable String solutionSha256,
    long rpcTimeoutMicros) {
  public Header {
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    nodes = List.copyOf(nodes);
  }

  /** A participant: its address and its role: {@code peer}, {@code server} or {@code client}. */
  public record Node(String name, String role) {
    /** A Paxos peer. */
    public static final String PEER = "peer";

    /** A server of a store, with a Paxos peer beside it. */
    public static final String SERVER = "server";

    /** A client of a store. */
    public static final String CLIENT = "client";

    /** True if it has a vote. */
    public boolean isPeer() {
      return role.equals(PEER) || role.equals(SERVER);
    }
  }

  /** How many peers take part; a majority is more than half of it. */
  public int peers() {
    int peers = 0;
    for (Node node : nodes) {
      peers += node.isPeer() ? 1 : 0;
    }
    return peers;
  }
}
