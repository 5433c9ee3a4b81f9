package paxoslab.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads as much YAML as workflows need: mappings, sequences, plain and quoted scalars, lists in one
 * line, and blocks of text. Whatever else a file holds is an error with its line, so a file that
 * passes is YAML.
 */
final class Yaml {
  private static final Pattern KEY = Pattern.compile("([A-Za-z_][\\w-]*):(?: +(.*))?");

  /** What YAML reads as something else than text. */
  private static final Pattern SPECIAL =
      Pattern.compile("[&*!|>%@`{\"'\\[\\]},#?:-].*|.*(: | #).*");

  private record Line(int number, int indent, String text) {}

  private final String file;
  private final List<Line> lines = new ArrayList<>();
  private int at;

  private Yaml(String file, String text) {
    this.file = file;
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      if (line.contains("\t")) {
        throw new AssertionError(file + ":" + number + ": a tab");
      } else if (!line.isBlank() && !line.strip().startsWith("#")) {
        int indent = line.length() - line.stripLeading().length();
        lines.add(new Line(number, indent, line.strip()));
      }
    }
  }

  /** The mapping that a file holds: values are maps, lists and strings. */
  static Map<String, Object> read(String file, String text) {
    Yaml yaml = new Yaml(file, text);
    Map<String, Object> all = yaml.mapping(0);
    if (yaml.at < yaml.lines.size()) {
      throw yaml.wrong("indented otherwise than what stands above");
    }
    return all;
  }

  private AssertionError wrong(String what) {
    Line line = lines.get(Math.min(at, lines.size() - 1));
    return new AssertionError(file + ":" + line.number() + ": " + what + ": " + line.text());
  }

  private boolean goesOn(int indent) {
    return at < lines.size() && lines.get(at).indent() == indent;
  }

  private Map<String, Object> mapping(int indent) {
    Map<String, Object> mapping = new LinkedHashMap<>();
    while (goesOn(indent) && !isItem()) {
      Matcher key = KEY.matcher(lines.get(at).text());
      if (!key.matches()) {
        throw wrong("no key");
      } else if (mapping.containsKey(key.group(1))) {
        throw wrong("a key twice");
      }
      mapping.put(key.group(1), value(key.group(2), indent));
    }
    return mapping;
  }

  private boolean isItem() {
    return lines.get(at).text().startsWith("- ");
  }

  private Object value(String inline, int indent) {
    if (inline != null && !inline.isEmpty()) {
      Object value = scalar(inline);
      at++;
      return value;
    }
    at++;
    if (at >= lines.size() || lines.get(at).indent() <= indent) {
      return "";
    }
    int deeper = lines.get(at).indent();
    return isItem() ? sequence(deeper) : mapping(deeper);
  }

  private List<Object> sequence(int indent) {
    List<Object> sequence = new ArrayList<>();
    while (goesOn(indent) && isItem()) {
      Line line = lines.get(at);
      String item = line.text().substring(2);
      if (KEY.matcher(item).matches()) {
        // A mapping that begins behind the dash: its other keys stand below this one.
        lines.set(at, new Line(line.number(), indent + 2, item));
        sequence.add(mapping(indent + 2));
      } else {
        sequence.add(scalar(item));
        at++;
      }
    }
    return sequence;
  }

  private Object scalar(String text) {
    if (text.matches("\\[[^\\[\\]{}\"']*\\]")) {
      return Stream.of(text.substring(1, text.length() - 1).split(",")).map(String::strip).toList();
    } else if (text.matches("\"[^\"\\\\]*\"|'[^']*'")) {
      return text.substring(1, text.length() - 1);
    } else if (SPECIAL.matcher(text).matches()) {
      throw wrong("a scalar that needs quotes, or YAML that this reader doesn't know");
    }
    return text;
  }
}
