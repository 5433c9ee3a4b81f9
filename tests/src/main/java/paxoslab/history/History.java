package paxoslab.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The operations of all clients of a store.
 *
 * <p>An operation comes <em>before</em> another if it was completed before the other was invoked,
 * that is at an earlier microsecond, or, where both are of one client, in the same one. All others
 * are concurrent. A client does one thing at a time, but may go on where no answer came.
 *
 * @param operations those of each client in the order in which it invoked them
 */
public record History(List<Operation> operations) {
  /**
   * Checks the order of each client's operations.
   *
   * @throws IllegalArgumentException if a client's operations overlap or are out of order
   */
  public History {
    operations = List.copyOf(operations);
    Clients clients = new Clients();
    for (Operation operation : operations) {
      clients.add(operation);
    }
  }

  /** What each client did last. */
  static final class Clients {
    private final Map<Integer, Operation> last = new HashMap<>();

    /**
     * The next operation of its client.
     *
     * @throws IllegalArgumentException if the one before isn't over
     */
    void add(Operation next) {
      Operation before = last.put(next.client(), next);
      if (before == null) {
        return;
      }
      long free = before.isPending() ? before.invoked() : before.completed();
      if (next.invoked() < free) {
        throw new IllegalArgumentException(
            "client %d invokes %s at %d, but its %s before lasts until %d; a client does one thing at a time"
                .formatted(
                    next.client(), Words.call(next), next.invoked(), Words.call(before), free));
      }
    }
  }
}
