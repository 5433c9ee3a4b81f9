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
  /**
   * The first line of a class that looks like a field's declaration; empty if there is none.
   *
   * @param owner the internal name of the class
   * @param isStatic true to prefer a line that says so: a local variable can have the same name
   */
  OptionalInt lineOf(String file, String owner, String field, boolean isStatic) {
    List<String> lines = texts.getOrDefault(file, "").lines().toList();
    int from = beginOf(owner, lines);
    String name = "[\\w>\\]]\\s+" + Pattern.quote(field) + "\\s*(?:[=;,\\[].*)?$";
    Pattern inStatic = Pattern.compile("^[^/*]*\\bstatic\\b[^/*]*" + name);
    OptionalInt found = isStatic ? first(lines, from, lines.size(), inStatic) : OptionalInt.empty();
    return found.isPresent()
        ? found
        : first(lines, from, lines.size(), Pattern.compile("^[^/*]*" + name));
  }

  /** The place of the line in which a class begins: an inner one is looked for in its outer one. */
  private static int beginOf(String owner, List<String> lines) {
    int at = 0;
    for (String part : owner.substring(owner.lastIndexOf('/') + 1).split("\\$", -1)) {
      // A local class has a number before its name, and an anonymous one nothing behind it.
      String name = part.replaceFirst("^\\d+", "");
      if (!name.isEmpty()) {
        String declaration = "\\b(?:class|enum|record|interface)\\s+" + Pattern.quote(name) + "\\b";
        Pattern begin = Pattern.compile("^.*" + declaration + ".*$");
        at = first(lines, at, lines.size(), begin).orElse(at + 1) - 1;
      }
    }
    return at;
  }

  /** Lines are counted from 1, their places from 0. */
  private static OptionalInt first(List<String> lines, int from, int to, Pattern wanted) {
    for (int i = from; i < Math.min(to, lines.size()); i++) {
      if (wanted.matcher(lines.get(i)).matches()) {
        return OptionalInt.of(i + 1);
      }
    }
    return OptionalInt.empty();
  }
}
