package paxoslab.solution;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the package line of a Java source without compiling it. */
final class PackageLine {
  // Possessive, so that a hostile file can't make it try all ways to split a comment.
  private static final Pattern BLANK =
      Pattern.compile("\\G(?:\\s++|//[^\\n]*+|/\\*(?:[^*]|\\*(?!/))*+\\*/|\\uFEFF)");
  private static final Pattern PACKAGE =
      Pattern.compile("\\Gpackage\\s++([\\w$]++(?:\\s*+\\.\\s*+[\\w$]++)*+)\\s*+;");

  private PackageLine() {}

  /** The package that a source declares, or an empty string if it declares none. */
  static String of(String source) {
    Matcher blank = BLANK.matcher(source);
    int at = 0;
    while (blank.find(at) && blank.start() == at && blank.end() > at) {
      at = blank.end();
    }
    Matcher line = PACKAGE.matcher(source);
    return line.find(at) && line.start() == at ? line.group(1).replaceAll("\\s", "") : "";
  }
}
