package paxoslab.intake;

import java.util.Locale;

/** Text from a submission that is to be shown to a grader, on a terminal too. */
final class Printable {
  private static final int LONGEST = 160;

  private Printable() {}

  /**
   * The text on one line: what steers a terminal or turns the direction of writing is shown by its
   * number, and the middle of what is very long is left out.
   */
  static String of(String text) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain =
          switch (Character.getType(c)) {
            case Character.CONTROL,
                Character.FORMAT,
                Character.LINE_SEPARATOR,
                Character.PARAGRAPH_SEPARATOR,
                Character.UNASSIGNED,
                Character.PRIVATE_USE ->
                false;
            default -> true;
          };
      shown.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c));
    }
    if (shown.length() <= LONGEST) {
      return shown.toString();
    }
    int kept = LONGEST / 2;
    return shown.substring(0, kept) + "..." + shown.substring(shown.length() - kept);
  }

  /** True if the text can be shown as it is. */
  static boolean is(String text) {
    return of(text).equals(text);
  }
}
