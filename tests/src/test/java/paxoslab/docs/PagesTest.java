package paxoslab.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import paxoslab.junit.ProjectRoot;

/** What the pages show can be done. */
class PagesTest {
  static final Path ROOT = ProjectRoot.ofProcess();

  private static final String COMMAND = "(\\./lab|mvn)( .*)?";
  private static final Commands COMMANDS = new Commands(ROOT);

  /** All pages at the top and in docs. */
  static Stream<String> pages() throws IOException {
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(top, docs)
          .map(file -> ROOT.relativize(file).toString().replace('\\', '/'))
          .filter(name -> name.endsWith(".md"))
          .sorted()
          .toList()
          .stream();
    }
  }

  /** The pages that are read from the beginning. */
  static Stream<String> guides() {
    return Stream.of("README.md", "handout.md", "CONTRIBUTING.md", "docs/architecture.md");
  }

  private static Markdown page(String name) {
    return Markdown.read(ROOT.resolve(name));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyCommandExists(String name) {
    Markdown page = page(name);
    for (Markdown.Block block : page.blocks()) {
      commands(block)
          .forEach(l -> assertThat(COMMANDS.problem(l)).as(block.place() + ": " + l).isEmpty());
    }
    for (String span : page.spans()) {
      if (span.matches(COMMAND)) {
        assertThat(COMMANDS.problemOfMention(span)).as(name + ": " + span).isEmpty();
      }
    }
  }

  /**
   * All lines of a shell's block. Of one that says no language those that begin as commands do, up
   * to the words that explain them.
   */
  private static Stream<String> commands(Markdown.Block block) {
    return switch (block.language()) {
      case "sh" -> block.text().lines();
      case "" ->
          block
              .text()
              .lines()
              .map(line -> line.replaceFirst("^\\$ ", "").replaceFirst("  .*", ""))
              .filter(line -> line.matches(COMMAND));
      default -> Stream.of();
    };
  }

  @ParameterizedTest
  @MethodSource("pages")
  void allJavaCompiles(String name) {
    for (Markdown.Block block : page(name).blocks("java")) {
      assertThat(Snippets.problem(block.text())).as(block.place()).isEmpty();
    }
  }

  /** What is in a language that no test knows is read by none. */
  @ParameterizedTest
  @MethodSource("guides")
  void everyBlockIsInAKnownLanguage(String name) {
    Set<String> languages = Set.of("", "java", "sh", "json", "xml", "text", "mermaid");
    for (Markdown.Block block : page(name).blocks()) {
      assertThat(languages).as(block.place()).contains(block.language());
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkLeadsSomewhere(String name) {
    // The student's first page lies elsewhere in the bundle: at the top.
    Path folder = name.startsWith("docs/student/") ? ROOT : ROOT.resolve(name).getParent();
    for (String link : page(name).links()) {
      assertThat(folder.resolve(link)).as(name).exists();
    }
  }

  @Test
  void settingsInTheHandoutAreJson() {
    for (Markdown.Block block : page("handout.md").blocks("json")) {
      assertDoesNotThrow(() -> JsonParser.parseString(block.text()), block.place());
    }
  }

  @Test
  void commandThatDoesNotExistIsNoticed() {
    List<String> wrong =
        List.of(
            "./lab tset",
            "./lab test --onyl A01",
            "./lab test --seeds many",
            "./lab replay",
            "./lab view x.jsonl --to y.png",
            "./lab export x.jsonl",
            "LAB_NO=1 ./lab test",
            "./lab tset > x",
            "mvn tets",
            "mvn test -Dlab.seds=3",
            "mvn test -Pstudents",
            "mvn test -pl test",
            "make");
    assertThat(wrong).allSatisfy(line -> assertThat(COMMANDS.problem(line)).isPresent());
  }

  @Test
  void commandThatExistsPasses() {
    List<String> right =
        List.of(
            "",
            "# a comment",
            "./lab test --only A01,B --seeds 100   # and why",
            "LAB_JAVA_ARGS=\"-ea -Dx=y\" ./lab replay target/lab/B03-4.jsonl",
            "./lab view target/lab/B03-4.jsonl --at 11 --present",
            "LAB_SECRET_SEED=\"$(cat secret.txt)\" ./lab grade \"in/$N\" --out r > \"log$N\"",
            "./lab export x.jsonl --to y.png",
            "mvn -o -q test -Dlab.trace=target/lab/B03-4.jsonl",
            "mvn test -pl tests -am -Pstaff -Dtest=PagesTest");
    assertThat(right).allSatisfy(line -> assertThat(COMMANDS.problem(line)).isEmpty());
  }

  @Test
  void javaThatDoesNotCompileIsNoticed() {
    assertThat(Snippets.problem("env.await(peers)")).isPresent();
    assertThat(Snippets.problem("env.slep(Duration.ZERO);")).isPresent();
    assertThat(Snippets.problem("env.sleep(Duration.ZERO);")).isEmpty();
    assertThat(Snippets.problem("int half() { return peers.size() / 2; }")).isEmpty();
  }
}
