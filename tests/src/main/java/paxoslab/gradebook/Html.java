package paxoslab.gradebook;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A page that needs nothing but itself: no script, nothing loaded; a policy in it forbids both, so
 * that a text that got past {@link #text} could still do nothing.
 */
final class Html {
  private static final String STYLE = "pages.css";

  private Html() {}

  /** A whole page. */
  static String page(String title, String body) {
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" \
        content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>@TITLE@</title>
        <style>
        @STYLE@</style>
        </head>
        <body>
        @BODY@</body>
        </html>
        """
        .replace("@TITLE@", text(title))
        .replace("@STYLE@", style())
        .replace("@BODY@", body);
  }

  private static String style() {
    try (InputStream in = Html.class.getResourceAsStream(STYLE)) {
      return new String(Objects.requireNonNull(in, STYLE).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the lab lacks " + STYLE, e);
    }
  }

  /** A remark; nothing if it is empty. */
  static String note(String sentence) {
    return sentence.isEmpty() ? "" : "<p class=\"note\">" + text(sentence) + "</p>\n";
  }

  /** Text for an element or a quoted attribute. */
  static String text(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(shown(c));
              }
            });
    return safe.toString();
  }

  /** Control characters, and those that turn the direction of a text round, are shown as such. */
  private static int shown(int c) {
    boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
    boolean turns = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return control || turns || half ? 0xfffd : c;
  }

  /** A file's name as part of a link. */
  static String link(String fileName) {
    return URLEncoder.encode(fileName, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
