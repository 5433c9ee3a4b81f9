package paxoslab.check;

import org.jspecify.annotations.Nullable;
import paxoslab.wire.Value;

/** Values in a sentence: readable, and short though the value is long. */
public final class Brief {
  private static final int LONGEST = 24;

  private Brief() {}

  /**
   * The value as a sentence shows it, on one line, at most some 24 characters; "nothing" for null.
   */
  public static String of(@Nullable Value value) {
    if (value == null) {
      return "nothing";
    }
    if (value instanceof Value.Text t && t.text().length() > LONGEST) {
      return '"' + oneLine(t.text().substring(0, LONGEST - 1)) + "…\"";
    }
    String all = oneLine(value.toString());
    if (value instanceof Value.Struct struct && all.length() > LONGEST + 2) {
      return components(struct);
    }
    return all.length() <= LONGEST + 2 ? all : all.substring(0, LONGEST) + "…";
  }

  /** A record without the names of its components: as many of these as there is room for. */
  private static String components(Value.Struct struct) {
    StringBuilder text = new StringBuilder(Value.shortType(struct.type())).append('[');
    String separator = "";
    for (Value.Field field : struct.fields()) {
      String next = separator + oneLine(field.value().toString());
      if (text.length() + next.length() > LONGEST + 2) {
        return text.append(separator).append("…]").toString();
      }
      text.append(next);
      separator = ", ";
    }
    return text.append(']').toString();
  }

  /** The text without line feeds and other control characters: each is one space. */
  public static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }
}
