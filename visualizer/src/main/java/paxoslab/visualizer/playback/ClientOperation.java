package paxoslab.visualizer.playback;

/**
 * What a client of a store was asked for once. Events are given by index.
 *
 * @param client the client's lane
 * @param number which of this client's operations, from 0
 * @param op {@code get}, {@code put} or {@code append}
 * @param key which key
 * @param written what is put or appended; "" for a get
 * @param read what a get returned; "" for others, and while it is pending
 * @param call the event at which it was asked for
 * @param result the event at which it was complete, or -1 if the run ended first
 */
public record ClientOperation(
    int client,
    int number,
    String op,
    String key,
    String written,
    String read,
    int call,
    int result) {
  /** True if the run ended before it was complete. */
  public boolean isPending() {
    return result < 0;
  }

  /** True if it changes nothing. */
  public boolean isRead() {
    return op.equals("get");
  }

  /** Such as {@code append(k, "a")}; texts are cut after {@code limit} characters. */
  public String text(int limit) {
    return Wording.operation(op, key, isRead() ? null : written, limit);
  }
}
