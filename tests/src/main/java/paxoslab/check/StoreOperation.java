package paxoslab.check;

import org.jspecify.annotations.Nullable;
import paxoslab.history.Operation;
import paxoslab.trace.TraceEvent.Call;
import paxoslab.trace.TraceEvent.Result;
import paxoslab.wire.Value;

/**
 * An operation of a client: its call and, once it is complete, its result.
 *
 * @param result null if it isn't complete
 */
record StoreOperation(Call call, @Nullable Result result) {
  boolean isRead() {
    return call.op().equals("get");
  }

  boolean isAppend() {
    return call.op().equals("append");
  }

  String key() {
    return String.valueOf(call.key());
  }

  /** What is written; "" for a get. */
  String written() {
    return text(call.value());
  }

  /** What was read; "" if nothing was. */
  String read() {
    return result == null ? "" : text(result.value());
  }

  private static String text(@Nullable Value value) {
    return value instanceof Value.Text t ? t.text() : "";
  }

  /**
   * The same for the checker of histories.
   *
   * @param firstClient the index of the first client among the nodes
   */
  Operation operation(int firstClient) {
    long completed = result == null ? Operation.PENDING : result.t();
    Operation.Kind kind =
        isRead() ? Operation.Kind.GET : isAppend() ? Operation.Kind.APPEND : Operation.Kind.PUT;
    String value = isRead() ? read() : written();
    return new Operation(call.peer() - firstClient, kind, key(), value, call.t(), completed);
  }
}
