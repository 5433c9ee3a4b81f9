package paxoslab.child;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import paxoslab.api.AcceptArgs;
import paxoslab.api.ChooseArgs;
import paxoslab.api.PrepareReply;
import paxoslab.api.Request;
import paxoslab.wire.Value;

/** Replaces the strings in values and messages; what holds none stays the same object. */
final class ValueNames {
  private final UnaryOperator<String> names;

  ValueNames(UnaryOperator<String> names) {
    this.names = names;
  }

  Value of(Value value) {
    if (value instanceof Value.Text text) {
      String other = names.apply(text.text());
      return other.equals(text.text()) ? value : new Value.Text(other);
    } else if (value instanceof Value.Sequence sequence) {
      List<Value> items = new ArrayList<>(sequence.items());
      items.replaceAll(this::of);
      return items.equals(sequence.items()) ? value : new Value.Sequence(items);
    } else if (value instanceof Value.Struct struct) {
      List<Value.Field> fields = new ArrayList<>(struct.fields());
      fields.replaceAll(field -> new Value.Field(field.name(), of(field.value())));
      return fields.equals(struct.fields()) ? value : new Value.Struct(struct.type(), fields);
    }
    return value;
  }

  @Nullable Value ofOptional(@Nullable Value value) {
    return value == null ? null : of(value);
  }

  Request<?> of(Request<?> request) {
    if (request instanceof AcceptArgs a) {
      return new AcceptArgs(a.seq(), a.n(), of((Value) a.v()));
    } else if (request instanceof ChooseArgs c) {
      return new ChooseArgs(c.seq(), of((Value) c.v()));
    }
    return request;
  }

  Record ofReply(Record reply) {
    return reply instanceof PrepareReply p
        ? new PrepareReply(p.ok(), p.n(), p.na(), ofOptional((Value) p.va()))
        : reply;
  }
}
