package paxoslab.reference;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The store itself, as all servers come to hold it: each applies the same operations in the same
 * order.
 *
 * <p>It remembers each client's last operation and what it answered. A client does one thing at a
 * time, so an operation with the same number is that one, asked for again, and one with a lower
 * number is a late copy that nobody waits for.
 */
final class StateMachine {
  private record Answer(long opId, String value) {}

  private final Map<String, String> values = new HashMap<>();

  /** By client. Part of the state: an operation may come again at any server. */
  private final Map<String, Answer> answers = new HashMap<>();

  /** Lets an operation take effect, unless it has. */
  void apply(Op op) {
    if (!isNew(op)) {
      return;
    }
    String before = values.getOrDefault(op.key(), "");
    switch (op.kind()) {
      case GET -> {}
      case PUT -> values.put(op.key(), op.value());
      case APPEND -> values.put(op.key(), before + op.value());
    }
    answers.put(op.clientId(), new Answer(op.opId(), op.kind() == Op.Kind.GET ? before : ""));
  }

  /** True if neither this operation nor a later one of its client has taken effect. */
  boolean isNew(Op op) {
    Answer last = answers.get(op.clientId());
    return last == null || last.opId() < op.opId();
  }

  /** What was answered to an operation, if it was its client's last. */
  Optional<String> answer(Op op) {
    Answer last = answers.get(op.clientId());
    return last != null && last.opId() == op.opId() ? Optional.of(last.value()) : Optional.empty();
  }
}
