package paxoslab.api;

/**
 * One server of a replicated key-value store: part B of the lab. Each server has a peer of a Paxos
 * group beside it, and all servers apply the same operations in the same order: that of the
 * instances (Schneider, Implementing Fault-Tolerant Services Using the State Machine Approach,
 * 1990).
 *
 * <p>Clients call the first three methods through {@link Env#call}, each in a task of its own; they
 * may wait. A server whose peer can't reach a majority never answers DONE, for others may know
 * better.
 *
 * <p><b>Linearizability:</b> it looks as if each operation took effect at one moment between its
 * call and its answer, for all clients alike (Herlihy and Wing, Linearizability, 1990). <b>At most
 * once:</b> an operation that is asked again, at this server or another, because an answer was lost
 * or late, takes effect once. <b>Memory:</b> the store's own values, one answer for each client,
 * and what the peer can't forget yet; no more.
 */
public interface KvService {
  /**
   * Reads a key. It must not be answered from what this server happens to know: others may have
   * gone on without it.
   *
   * @param args the key, and whose operation it is
   * @return DONE and the value, or RETRY
   */
  GetReply get(GetArgs args);

  /**
   * Replaces the value of a key.
   *
   * @param args the key and the value, and whose operation it is
   * @return DONE once it has taken effect, or RETRY
   */
  PutReply put(PutArgs args);

  /**
   * Adds to the end of the value of a key.
   *
   * @param args the key and what is added, and whose operation it is
   * @return DONE once it has taken effect, or RETRY
   */
  AppendReply append(AppendArgs args);

  /** This server stops for good, its peer too; there need be nothing to do here. */
  void kill();
}
