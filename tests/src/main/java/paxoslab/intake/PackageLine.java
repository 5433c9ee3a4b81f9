package paxoslab.intake;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the package line of a Java source without compiling it: which sources are compiled is
 * decided by it. What the compiler makes of them is looked at again.
 */
final class PackageLine {
  // Possessive, so that a hostile file can't make it try all ways to split a comment.
  private static final String GAP = "(?:\\s++|//[^\\n\\r]*+|/\\*(?:[^*]|\\*(?!/))*+\\*/)";
  private static final String WORD = "\\p{javaJavaIdentifierPart}++";
  private static final Pattern BLANK = Pattern.compile("(?:" + GAP + "|\\uFEFF)*+");
  private static final Pattern NAME =
      Pattern.compile(
          "package" + GAP + "++(" + WORD + "(?:" + GAP + "*+\\." + GAP + "*+" + WORD + ")*+)" + GAP
              + "*+;");

  private PackageLine() {}

  /** The package that a source declares, or an empty string if it declares none. */
  static String of(String text) {
    String source = UnicodeEscapes.replace(text);
    Matcher blank = BLANK.matcher(source);
    int begin = blank.lookingAt() ? blank.end() : 0;
    Matcher name = NAME.matcher(source).region(begin, source.length());
    return name.lookingAt() ? name.group(1).replaceAll(GAP, "") : "";
  }
}
