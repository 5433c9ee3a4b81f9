package paxoslab.trace;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paxoslab.api.AcceptArgs;
import paxoslab.api.AcceptReply;
import paxoslab.api.AppendArgs;
import paxoslab.api.AppendReply;
import paxoslab.api.ChooseArgs;
import paxoslab.api.ChooseReply;
import paxoslab.api.GetArgs;
import paxoslab.api.GetReply;
import paxoslab.api.KvResult;
import paxoslab.api.PrepareArgs;
import paxoslab.api.PrepareReply;
import paxoslab.api.PutArgs;
import paxoslab.api.PutReply;
import paxoslab.api.Request;
import paxoslab.api.SeqArgs;
import paxoslab.api.SeqReply;

/**
 * How one message of the lab stands in a line: its components, flattened into the event in order of
 * declaration. A message that the lab gains is a row of this table; no event costs reflection.
 */
record MessageType<M extends Record>(
    Class<M> type, List<Component<M>> components, Decoder<M> decoder) {

  private static final List<MessageType<?>> ALL =
      List.of(
          new MessageType<>(
              PrepareArgs.class,
              List.of(component(Field.SEQ, PrepareArgs::seq), component(Field.N, PrepareArgs::n)),
              f -> new PrepareArgs(f.integer(Field.SEQ), f.integer(Field.N))),
          new MessageType<>(
              PrepareReply.class,
              List.of(
                  component(Field.OK, PrepareReply::ok),
                  component(Field.N, PrepareReply::n),
                  component(Field.NA, PrepareReply::na),
                  component(Field.VA, PrepareReply::va)),
              f ->
                  new PrepareReply(
                      f.flag(Field.OK),
                      f.integer(Field.N),
                      f.integer(Field.NA),
                      f.valueOrNull(Field.VA))),
          new MessageType<>(
              AcceptArgs.class,
              List.of(
                  component(Field.SEQ, AcceptArgs::seq),
                  component(Field.N, AcceptArgs::n),
                  component(Field.V, AcceptArgs::v)),
              f -> new AcceptArgs(f.integer(Field.SEQ), f.integer(Field.N), f.value(Field.V))),
          new MessageType<>(
              AcceptReply.class,
              List.of(component(Field.OK, AcceptReply::ok), component(Field.N, AcceptReply::n)),
              f -> new AcceptReply(f.flag(Field.OK), f.integer(Field.N))),
          new MessageType<>(
              ChooseArgs.class,
              List.of(component(Field.SEQ, ChooseArgs::seq), component(Field.V, ChooseArgs::v)),
              f -> new ChooseArgs(f.integer(Field.SEQ), f.value(Field.V))),
          new MessageType<>(
              ChooseReply.class,
              List.of(component(Field.OK, ChooseReply::ok)),
              f -> new ChooseReply(f.flag(Field.OK))),
          new MessageType<>(
              SeqArgs.class,
              List.of(component(Field.SENDER, SeqArgs::sender), component(Field.SEQ, SeqArgs::seq)),
              f -> new SeqArgs(f.integer(Field.SENDER), f.integer(Field.SEQ))),
          new MessageType<>(
              SeqReply.class,
              List.of(component(Field.OK, SeqReply::ok)),
              f -> new SeqReply(f.flag(Field.OK))),
          new MessageType<>(
              GetArgs.class,
              List.of(
                  component(Field.KEY, GetArgs::key),
                  component(Field.CLIENT_ID, GetArgs::clientId),
                  component(Field.OP_ID, GetArgs::opId)),
              f -> new GetArgs(f.text(Field.KEY), f.text(Field.CLIENT_ID), f.whole(Field.OP_ID))),
          new MessageType<>(
              GetReply.class,
              List.of(
                  component(Field.RESULT, GetReply::result),
                  component(Field.VALUE, GetReply::value)),
              f ->
                  new GetReply(
                      f.constant(Field.RESULT, KvResult.values()), f.textOrNull(Field.VALUE))),
          new MessageType<>(
              PutArgs.class,
              List.of(
                  component(Field.KEY, PutArgs::key),
                  component(Field.VALUE, PutArgs::value),
                  component(Field.CLIENT_ID, PutArgs::clientId),
                  component(Field.OP_ID, PutArgs::opId)),
              f ->
                  new PutArgs(
                      f.text(Field.KEY),
                      f.text(Field.VALUE),
                      f.text(Field.CLIENT_ID),
                      f.whole(Field.OP_ID))),
          new MessageType<>(
              PutReply.class,
              List.of(component(Field.RESULT, PutReply::result)),
              f -> new PutReply(f.constant(Field.RESULT, KvResult.values()))),
          new MessageType<>(
              AppendArgs.class,
              List.of(
                  component(Field.KEY, AppendArgs::key),
                  component(Field.VALUE, AppendArgs::value),
                  component(Field.CLIENT_ID, AppendArgs::clientId),
                  component(Field.OP_ID, AppendArgs::opId)),
              f ->
                  new AppendArgs(
                      f.text(Field.KEY),
                      f.text(Field.VALUE),
                      f.text(Field.CLIENT_ID),
                      f.whole(Field.OP_ID))),
          new MessageType<>(
              AppendReply.class,
              List.of(component(Field.RESULT, AppendReply::result)),
              f -> new AppendReply(f.constant(Field.RESULT, KvResult.values()))));

  private static final Map<Class<?>, MessageType<?>> BY_CLASS =
      ALL.stream().collect(Collectors.toUnmodifiableMap(MessageType::type, Function.identity()));

  private static final Map<String, MessageType<?>> BY_NAME =
      ALL.stream().collect(Collectors.toUnmodifiableMap(MessageType::name, Function.identity()));

  /**
   * One component of a message.
   *
   * @param field its key
   * @param get reads a number, a Boolean, a String, a constant, a Value, or null
   */
  record Component<M>(Field field, Function<M, Object> get) {}

  /** Makes a message from the fields of a line. */
  interface Decoder<M> {
    M decode(LineFields fields) throws LineException;
  }

  /** Its name in traces, such as {@code PrepareArgs}. */
  String name() {
    return type.getSimpleName();
  }

  boolean isRequest() {
    return Request.class.isAssignableFrom(type);
  }

  /** The message type with this name, or null. */
  static @Nullable MessageType<?> byName(String name) {
    return BY_NAME.get(name);
  }

  static MessageType<?> of(Object message) {
    MessageType<?> type = BY_CLASS.get(message.getClass());
    if (type == null) {
      throw new IllegalArgumentException(
          message.getClass().getName() + " is not a message of the lab; traces know " + names());
    }
    return type;
  }

  /** All message types, in order. */
  static List<MessageType<?>> all() {
    return ALL;
  }

  private static String names() {
    return names(ALL.stream());
  }

  /** The names of the requests, or of the replies, for an error message. */
  static String names(boolean requests) {
    return names(ALL.stream().filter(t -> t.isRequest() == requests));
  }

  private static String names(Stream<MessageType<?>> types) {
    return types.map(MessageType::name).collect(Collectors.joining(", "));
  }

  private static <M> Component<M> component(Field field, Function<M, Object> get) {
    return new Component<>(field, get);
  }
}
