package paxoslab.history;

import java.math.BigDecimal;
import java.util.Locale;

/** Operations, values and times as a person reads them. */
public final class Words {
  private static final int LONGEST = 60;
  private static final int SHOWN_FIRST = 16;
  private static final int SHOWN_LAST = 32;
  private static final int MICROS_DIGITS = 6;

  private Words() {}

  /** A time, such as {@code 4.2 s}. */
  public static String time(long micros) {
    BigDecimal seconds = BigDecimal.valueOf(micros, MICROS_DIGITS).stripTrailingZeros();
    return (seconds.signum() == 0 ? "0" : seconds.toPlainString()) + " s";
  }

  /** A value in quotes; of a long one the beginning and the end. */
  public static String value(String value) {
    if (value.length() <= LONGEST) {
      return '\'' + escaped(value) + '\'';
    }
    return String.format(
        Locale.ROOT,
        "'%s … %s' (%,d characters)",
        escaped(value.substring(0, SHOWN_FIRST)),
        escaped(value.substring(value.length() - SHOWN_LAST)),
        value.length());
  }

  /** True if {@link #value} shows all of it. */
  static boolean isWhole(String value) {
    return value.length() <= LONGEST;
  }

  /** A call, such as {@code put(x, 'a')} or {@code get(x)}. */
  public static String call(Operation operation) {
    String key = escaped(operation.key());
    return switch (operation.kind()) {
      case GET -> "get(" + key + ")";
      case PUT -> "put(" + key + ", " + value(operation.value()) + ")";
      case APPEND -> "append(" + key + ", " + value(operation.value()) + ")";
    };
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\\' -> out.append("\\\\");
        default -> out.append(Character.isISOControl(c) ? "\\u%04x".formatted((int) c) : c);
      }
    }
    return out.toString();
  }
}
