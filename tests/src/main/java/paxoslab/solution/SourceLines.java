package paxoslab.solution;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Finds where a field is declared: class files give lines to code, not to declarations.
 *
 * @param texts sources by file name; none if only classes are at hand
 */
record SourceLines(Map<String, String> texts) {
  /** The first line that looks like a field's declaration; empty if there is none. */
  OptionalInt lineOf(String file, String field) {
    List<String> lines = texts.getOrDefault(file, "").lines().toList();
    String name = "[\\w>\\]]\\s+" + Pattern.quote(field) + "\\s*(?:[=;,\\[].*)?$";
    // A local variable can have the same name, but it isn't static.
    OptionalInt inStatic = first(lines, Pattern.compile("^[^/*]*\\bstatic\\b[^/*]*" + name));
    return inStatic.isPresent() ? inStatic : first(lines, Pattern.compile("^[^/*]*" + name));
  }

  private static OptionalInt first(List<String> lines, Pattern declaration) {
    for (int i = 0; i < lines.size(); i++) {
      if (declaration.matcher(lines.get(i)).matches()) {
        return OptionalInt.of(i + 1);
      }
    }
    return OptionalInt.empty();
  }
}
