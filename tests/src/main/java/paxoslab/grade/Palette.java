package paxoslab.grade;

/**
 * How a report stresses words. Colours never carry what the words don't say.
 *
 * @param coloured false where the text goes to a file or to another program
 */
public record Palette(boolean coloured) {
  /** Plain text. */
  public static final Palette PLAIN = new Palette(false);

  /** What is well. */
  public String good(String text) {
    return styled("32", text);
  }

  /** What is wrong. */
  public String bad(String text) {
    return styled("31", text);
  }

  /** What to read first. */
  public String strong(String text) {
    return styled("1", text);
  }

  /** What may be passed over. */
  public String faint(String text) {
    return styled("2", text);
  }

  private String styled(String code, String text) {
    return coloured && !text.isEmpty() ? "\033[" + code + "m" + text + "\033[0m" : text;
  }
}
