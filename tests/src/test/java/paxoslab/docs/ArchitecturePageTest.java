package paxoslab.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on the architecture shows the arrows that the build holds. */
class ArchitecturePageTest {
  private static final Path TEST =
      PagesTest.ROOT.resolve("tests/src/test/java/paxoslab/architecture/ArchitectureTest.java");
  private static final Pattern RULE =
      Pattern.compile("MAY_IMPORT\\.put\\(\\s*\"(\\w+)\",\\s*Set\\.of\\(([^)]*)\\)\\)");
  private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| .* \\| ([^|]+) \\|");

  private final Markdown page = Markdown.read(PagesTest.ROOT.resolve("docs/architecture.md"));

  @Test
  void tableRepeatsWhatEachPackageMayImport() throws IOException {
    Map<String, Set<String>> shown = new LinkedHashMap<>();
    int first = page.prose().indexOf("| package | what it is | may import |");
    for (String line : page.prose().subList(first, page.prose().size())) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        shown.put(row.group(1), words(row.group(2).replace("–", "")));
      }
    }
    assertThat(shown).isEqualTo(held());
  }

  @Test
  void diagramShowsEachPackageAndNoArrowThatIsForbidden() throws IOException {
    Map<String, Set<String>> held = held();
    Map<String, Set<String>> drawn = drawn();

    assertThat(held.keySet()).isEqualTo(reachable("cli", drawn));
    drawn.forEach((from, to) -> assertThat(held.get(from)).as(from).containsAll(to));
  }

  /** What the build holds, as the source of its test says. */
  private static Map<String, Set<String>> held() throws IOException {
    Map<String, Set<String>> held = new LinkedHashMap<>();
    Matcher rule = RULE.matcher(Files.readString(TEST));
    while (rule.find()) {
      held.put(rule.group(1), words(rule.group(2)));
    }
    assertThat(held).hasSizeGreaterThan(10);
    return held;
  }

  private Map<String, Set<String>> drawn() {
    Map<String, Set<String>> drawn = new LinkedHashMap<>();
    for (String line : page.blocks("mermaid").get(0).text().lines().toList()) {
      List<String> ends = List.of(line.split("-->"));
      if (ends.size() == 2) {
        drawn
            .computeIfAbsent(ends.get(0).strip(), from -> new LinkedHashSet<>())
            .addAll(words(ends.get(1)));
      }
    }
    return drawn;
  }

  private static Set<String> reachable(String from, Map<String, Set<String>> arrows) {
    Set<String> reached = new LinkedHashSet<>(Set.of(from));
    ArrayDeque<String> next = new ArrayDeque<>(reached);
    while (!next.isEmpty()) {
      for (String to : arrows.getOrDefault(next.poll(), Set.of())) {
        if (reached.add(to)) {
          next.add(to);
        }
      }
    }
    return reached;
  }

  private static Set<String> words(String text) {
    Set<String> words = new LinkedHashSet<>();
    Stream.of(text.split("\\W+")).filter(word -> !word.isEmpty()).forEach(words::add);
    return words;
  }
}
