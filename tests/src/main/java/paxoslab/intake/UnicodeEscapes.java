package paxoslab.intake;

import java.util.HexFormat;

/**
 * Unicode escapes, which a Java compiler replaces before it looks at anything else (Java Language
 * Specification, 3.3): by them a line end or the word {@code package} can be written that a reader
 * doesn't see.
 */
final class UnicodeEscapes {
  private static final int DIGITS = 4;

  private UnicodeEscapes() {}

  /** The text with its escapes replaced; one that isn't complete stays, for javac to refuse. */
  static String replace(String text) {
    if (!text.contains("\\u")) {
      return text;
    }
    StringBuilder replaced = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != '\\' || at + 1 == text.length()) {
        replaced.append(c);
        at++;
      } else if (text.charAt(at + 1) != 'u') {
        // A backslash takes the character behind it along, so that two of them begin no escape.
        replaced.append(c).append(text.charAt(at + 1));
        at += 2;
      } else {
        at = replaceOne(text, at, replaced);
      }
    }
    return replaced.toString();
  }

  private static int replaceOne(String text, int backslash, StringBuilder replaced) {
    int digits = backslash + 1;
    while (digits < text.length() && text.charAt(digits) == 'u') {
      digits++;
    }
    int end = digits + DIGITS;
    if (end > text.length()
        || !text.substring(digits, end).chars().allMatch(HexFormat::isHexDigit)) {
      replaced.append('\\');
      return backslash + 1;
    }
    replaced.append((char) HexFormat.fromHexDigits(text, digits, end));
    return end;
  }
}
