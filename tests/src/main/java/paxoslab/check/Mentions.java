package paxoslab.check;

import java.util.HashSet;
import java.util.Set;
import paxoslab.api.AppendArgs;
import paxoslab.api.GetArgs;
import paxoslab.api.PutArgs;
import paxoslab.api.Request;
import paxoslab.wire.Value;

/**
 * Whether what servers agreed on is a write that a client asked for. Servers agree on values of
 * types of their own; a write is known where one record holds all of its client, its number, its
 * key and its text.
 */
final class Mentions {
  private final Set<Value> texts;
  private final long number;

  private Mentions(long number, String... texts) {
    this.number = number;
    this.texts = new HashSet<>();
    for (String text : texts) {
      this.texts.add(new Value.Text(text));
    }
  }

  /** The number that a client gave to what it asks for. */
  static long number(Request<?> request) {
    if (request instanceof AppendArgs a) {
      return a.opId();
    } else if (request instanceof PutArgs p) {
      return p.opId();
    }
    return ((GetArgs) request).opId();
  }

  /** True if a value has a record that is this append. */
  static boolean of(AppendArgs append, Value value) {
    return new Mentions(append.opId(), append.clientId(), append.key(), append.value()).in(value);
  }

  private boolean in(Value value) {
    if (value instanceof Value.Struct struct) {
      return isHere(struct) || struct.fields().stream().anyMatch(field -> in(field.value()));
    }
    return value instanceof Value.Sequence list && list.items().stream().anyMatch(this::in);
  }

  private boolean isHere(Value.Struct struct) {
    Set<Value> fields = new HashSet<>();
    struct.fields().forEach(field -> fields.add(field.value()));
    return fields.containsAll(texts) && fields.stream().anyMatch(this::isNumber);
  }

  private boolean isNumber(Value value) {
    return value instanceof Value.Scalar scalar
        && scalar.boxed() instanceof Number n
        && n.longValue() == number;
  }
}
