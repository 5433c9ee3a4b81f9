package paxoslab.trace;

import java.util.List;
import java.util.Locale;
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

  private static final int SLOTS = 256;

  /** By the key's hash; a slot that is taken pushes a field on to the next. */
  private static final Field[] BY_HASH = byHash();

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
    int slot = slot(key);
    for (Field field = BY_HASH[slot]; field != null; field = BY_HASH[slot]) {
      // A reader's strings are mostly these very ones.
      if (field.key.equals(key)) {
        return field;
      }
      slot = (slot + 1) % SLOTS;
    }
    return null;
  }

  /** All keys. */
  static List<String> keys() {
    return Stream.of(values()).map(Field::key).toList();
  }

  private static int slot(String key) {
    int hash = key.hashCode();
    return (hash ^ hash >>> 8 ^ hash >>> 16) & (SLOTS - 1);
  }

  private static Field[] byHash() {
    Field[] fields = new Field[SLOTS];
    for (Field field : values()) {
      int slot = slot(field.key);
      while (fields[slot] != null) {
        slot = (slot + 1) % SLOTS;
      }
      fields[slot] = field;
    }
    return fields;
  }
}
