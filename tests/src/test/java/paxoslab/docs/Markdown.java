package paxoslab.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A page, taken apart.
 *
 * @param file its name
 * @param blocks its fenced code
 * @param prose its lines; those of code are empty, so that line numbers hold
 */
record Markdown(String file, List<Block> blocks, List<String> prose) {
  private static final Pattern SPAN = Pattern.compile("`([^`]+)`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)");

  /**
   * A fenced block of code.
   *
   * @param place file and line of its fence, for messages
   * @param language what the fence says, or nothing
   * @param text its lines, each ended by a line feed
   */
  record Block(String place, String language, String text) {}

  static Markdown read(Path file) {
    try {
      return of(file.getFileName().toString(), Files.readAllLines(file));
    } catch (IOException e) {
      throw new AssertionError("no page " + file, e);
    }
  }

  static Markdown of(String file, List<String> lines) {
    List<Block> blocks = new ArrayList<>();
    List<String> prose = new ArrayList<>();
    StringBuilder code = null;
    int opened = 0;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      boolean fence = line.startsWith("```");
      if (fence && code == null) {
        code = new StringBuilder();
        opened = i;
      } else if (fence) {
        String language = lines.get(opened).substring(3).strip();
        blocks.add(new Block(file + ":" + (opened + 1), language, code.toString()));
        code = null;
      } else if (code != null) {
        code.append(line).append('\n');
      }
      prose.add(fence || code != null ? "" : line);
    }
    if (code != null) {
      throw new AssertionError(file + ":" + (opened + 1) + ": the code has no end");
    }
    return new Markdown(file, List.copyOf(blocks), List.copyOf(prose));
  }

  List<Block> blocks(String language) {
    return blocks.stream().filter(b -> b.language().equals(language)).toList();
  }

  /** The one block of the language that contains a text. */
  Block block(String language, String text) {
    List<Block> found = blocks(language).stream().filter(b -> b.text().contains(text)).toList();
    if (found.size() != 1) {
      throw new AssertionError(
          "%s: %d blocks of %s contain \"%s\", not 1"
              .formatted(file, found.size(), language, text));
    }
    return found.get(0);
  }

  /** What stands between single back-quotes in prose. */
  List<String> spans() {
    return prose.stream().flatMap(l -> SPAN.matcher(l).results()).map(m -> m.group(1)).toList();
  }

  /** Files that the page links to, as it names them. */
  List<String> links() {
    return prose.stream()
        .flatMap(l -> LINK.matcher(l).results())
        .map(MatchResult::group)
        .map(link -> link.replaceAll("^\\]\\(|[#)].*$", ""))
        .filter(link -> !link.contains("://"))
        .toList();
  }

  /** The text of headings, without their marks. */
  List<String> headings() {
    return prose.stream()
        .filter(l -> l.matches("#+ .*"))
        .map(l -> l.replaceFirst("#+ ", ""))
        .toList();
  }
}
