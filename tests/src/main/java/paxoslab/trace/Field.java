package paxoslab.trace;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A key of a line below the header. The schema is {@code docs/trace-format.md}. */
enum Field {
  ID,
  T,
  KIND,
  KEY,
  RPC,
  FROM,
  TO,
  PEER,
  OP,
  MSG,
  SENDER,
  SEQ,
  OK,
  N,
  NA,
  VA,
  V,
  FATE,
  VALUE,
  NUMBER,
  SEND,
  WHY,
  GROUPS,
  DEAF,
  RULE,
  SEVERITY,
  TEXT,
  EVIDENCE,
  WHERE,
  CAUSE,
  AT,
  CLIENT_ID("clientId"),
  OP_ID("opId"),
  RESULT;

  private static final Map<String, Field> BY_KEY =
      Stream.of(values()).collect(Collectors.toUnmodifiableMap(Field::key, Function.identity()));

  private final String key;

  Field() {
    key = name().toLowerCase(Locale.ROOT);
  }

  Field(String key) {
    this.key = key;
  }

  /** The key as it stands in a file. */
  String key() {
    return key;
  }

  /** The field with this key, or null: a reader skips what it does not know. */
  static @Nullable Field byKey(String key) {
    return BY_KEY.get(key);
  }
}
