package paxoslab.trace;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a line below the header is: its {@code kind}. */
enum Kind {
  CALL(TraceEvent.Call.class),
  RESULT(TraceEvent.Result.class),
  SEND(TraceEvent.Send.class),
  REPLY(TraceEvent.Reply.class),
  DELIVER(TraceEvent.Deliver.class),
  DELIVER_REPLY(TraceEvent.DeliverReply.class),
  DROP(TraceEvent.Drop.class),
  DUPLICATE(TraceEvent.Duplicate.class),
  TIMEOUT(TraceEvent.Timeout.class),
  TIMER(TraceEvent.Timer.class),
  PARTITION(TraceEvent.Partition.class),
  HEAL(TraceEvent.Heal.class),
  DEAF(TraceEvent.Deaf.class),
  KILL(TraceEvent.Kill.class),
  LOG(TraceEvent.Log.class),
  NOTE(TraceEvent.Note.class),
  CHOICE(Choice.class),
  FINDING(Finding.class);

  private static final Map<String, Kind> BY_KEY =
      Stream.of(values()).collect(Collectors.toUnmodifiableMap(Kind::key, Function.identity()));

  private static final Map<Class<?>, Kind> BY_RECORD =
      Stream.of(values())
          .collect(Collectors.toUnmodifiableMap(kind -> kind.record, Function.identity()));

  private final Class<? extends Record> record;
  private final String key = name().toLowerCase(Locale.ROOT).replace('_', '-');

  Kind(Class<? extends Record> record) {
    this.record = record;
  }

  /** The kind of an event. */
  static Kind of(TraceEvent event) {
    return Objects.requireNonNull(BY_RECORD.get(event.getClass()));
  }

  /** What lines of this kind become. */
  Class<? extends Record> record() {
    return record;
  }

  /** The kind as it stands in a file. */
  String key() {
    return key;
  }

  /** The kind with this key, or null. */
  static @Nullable Kind byKey(String key) {
    return BY_KEY.get(key);
  }

  /** All kinds, for an error message. */
  static String all() {
    return Stream.of(values()).map(Kind::key).collect(Collectors.joining(", "));
  }
}
