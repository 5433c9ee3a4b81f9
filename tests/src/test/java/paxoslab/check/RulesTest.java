package paxoslab.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import paxoslab.trace.Header;

class RulesTest {
  private static final Path PAGE =
      Path.of(System.getProperty("lab.root", ".."), "docs", "checks.md");

  private static List<String[]> rows() throws IOException {
    try (var lines = Files.lines(PAGE)) {
      return lines
          .filter(l -> l.startsWith("| `"))
          .map(l -> l.substring(1, l.lastIndexOf('|')).split("\\|"))
          .toList();
    }
  }

  @Test
  void everyRuleHasItsRowInTheDocsAndEachRowItsRuleInTheSameOrder() throws IOException {
    assertThat(rows())
        .extracting(row -> row[0].strip().replace("`", ""))
        .containsExactlyElementsOf(Rules.ALL.stream().map(Rule::id).toList());
  }

  @Test
  void docsTellSeveritySentenceAndSourceOfEachRule() throws IOException {
    List<String[]> rows = rows();
    for (int i = 0; i < rows.size(); i++) {
      Rule rule = Rules.ALL.get(i);
      assertThat(rows.get(i))
          .extracting(String::strip)
          .containsExactly(
              "`" + rule.id() + "`",
              rule.severity().name().toLowerCase(Locale.ROOT),
              rule.sentence(),
              rule.source(),
              rule.handout());
    }
  }

  @Test
  void idsAreUnique() {
    assertThat(Rules.ALL).extracting(Rule::id).doesNotHaveDuplicates();
  }

  @Test
  void lessonsOwnAssertionBelongsToTheLessonRule() {
    assertThat(Rules.find("lesson-A12")).contains(Rules.LESSON);
    assertThat(Rules.find("promise-kept")).contains(Rules.PROMISE_KEPT);
    assertThat(Rules.find("no-such-rule")).isEmpty();
  }

  @Test
  void checksStandInTheOrderOfTheCatalogue() {
    Header header = TraceBuilder.peers(3).trace().header();
    List<Rule> checked = Checks.all(header, f -> {}).stream().map(Check::rule).toList();
    assertThat(checked).doesNotHaveDuplicates().isSubsetOf(Rules.ALL);
    assertThat(checked.stream().map(Rules.ALL::indexOf).toList()).isSorted();
  }
}
