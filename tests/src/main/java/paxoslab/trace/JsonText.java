package paxoslab.trace;

/**
 * JSON strings. Every Java string survives writing and reading: half a surrogate pair has no UTF-8
 * form, so it is escaped. So is what some tools take for the end of a line.
 */
final class JsonText {
  private static final String HEX = "0123456789abcdef";

  private JsonText() {}

  /** Appends a string in quotes. */
  static void append(StringBuilder out, String text) {
    out.append('"');
    int plain = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c < 0x7f && c != '"' && c != '\\') {
        continue;
      }
      if (isPair(text, i)) {
        i++;
        continue;
      }
      if (c >= 0x7f && !mustEscape(c)) {
        continue;
      }
      out.append(text, plain, i);
      escape(out, c);
      plain = i + 1;
    }
    out.append(text, plain, text.length()).append('"');
  }

  private static boolean isPair(String text, int i) {
    return i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
  }

  private static boolean mustEscape(char c) {
    return c <= 0x9f || c == 0x2028 || c == 0x2029 || Character.isSurrogate(c);
  }

  private static void escape(StringBuilder out, char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          out.append(HEX.charAt((c >> shift) & 0xf));
        }
      }
    }
  }
}
