package paxoslab.host;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import paxoslab.api.AcceptArgs;
import paxoslab.api.ChooseArgs;
import paxoslab.api.PrepareReply;
import paxoslab.api.Request;
import paxoslab.wire.Encoder;
import paxoslab.wire.Value;

/**
 * Copies messages out of and into a peer's class loader. Reflection is needed: records and enums
 * are the student's own types.
 */
final class Marshal {
  private final ClassLoader loader;

  Marshal(ClassLoader loader) {
    this.loader = loader;
  }

  /** The request with its value in neutral form. */
  Request<?> encode(Request<?> request) {
    if (request instanceof AcceptArgs a) {
      return new AcceptArgs(a.seq(), a.n(), Encoder.proposal(a.v()));
    } else if (request instanceof ChooseArgs c) {
      return new ChooseArgs(c.seq(), Encoder.proposal(c.v()));
    }
    return StoreMessages.copy(request);
  }

  /** The request with its value as the peer's own object. */
  Request<?> decode(Request<?> request) {
    if (request instanceof AcceptArgs a) {
      return new AcceptArgs(a.seq(), a.n(), toObject((Value) a.v()));
    } else if (request instanceof ChooseArgs c) {
      return new ChooseArgs(c.seq(), toObject((Value) c.v()));
    }
    return StoreMessages.copy(request);
  }

  Record encodeReply(Record reply) {
    if (reply instanceof PrepareReply p && p.va() != null) {
      return new PrepareReply(p.ok(), p.n(), p.na(), Encoder.encode(p.va()));
    }
    return StoreMessages.copy(reply);
  }

  Record decodeReply(Record reply) {
    if (reply instanceof PrepareReply p && p.va() != null) {
      return new PrepareReply(p.ok(), p.n(), p.na(), toObject((Value) p.va()));
    }
    return StoreMessages.copy(reply);
  }

  /** The tree as an object of this peer; a fresh object, equal to no identity of another peer. */
  @Nullable Object toObject(@Nullable Value value) {
    if (value instanceof Value.Text t) {
      return new String(t.text());
    } else if (value instanceof Value.Scalar s) {
      return s.boxed();
    } else if (value instanceof Value.Constant c) {
      return constant(c);
    } else if (value instanceof Value.Struct s) {
      return record(s);
    } else if (value instanceof Value.Sequence s) {
      List<Object> items = new ArrayList<>(s.items().size());
      s.items().forEach(item -> items.add(toObject(item)));
      return java.util.Collections.unmodifiableList(items);
    }
    return null;
  }

  private Object constant(Value.Constant constant) {
    for (Object candidate : load(constant.type()).getEnumConstants()) {
      if (((Enum<?>) candidate).name().equals(constant.constant())) {
        return candidate;
      }
    }
    throw new IllegalStateException(constant.type() + " has no constant " + constant.constant());
  }

  private Object record(Value.Struct struct) {
    Class<?> type = load(struct.type());
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] arguments = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      arguments[i] = toObject(struct.fields().get(i).value());
    }
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a " + struct.type() + " can't be rebuilt from " + struct, e);
    }
  }

  private Class<?> load(String name) {
    try {
      return Class.forName(name, true, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(name + " is not a class that peers can see", e);
    }
  }
}
