package paxoslab.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paxoslab.grade.FaultFile.Edit;
import paxoslab.trace.Finding.Severity;

class FaultFileTest {
  private static final String FAULT =
      """
      # why it is here
      title: Accepts in spite of its promise
      rule: promise-kept
      severity: hard
      file: Acceptor.java

      --- find
      if (n < promised)
      --- replace
      if (false)
      --- end
      """;

  @TempDir Path directory;

  @Test
  void readsHeadersAndEdits() throws IOException {
    FaultFile fault =
        fault("b", FAULT + "file: Votes.java\n--- find\nyes++;\n--- replace\n--- end");

    assertThat(fault.name()).isEqualTo("b");
    assertThat(fault.title()).isEqualTo("Accepts in spite of its promise");
    assertThat(fault.rule()).isEqualTo("promise-kept");
    assertThat(fault.severity()).isEqualTo(Severity.HARD);
    assertThat(fault.edits())
        .containsExactly(
            new Edit("Acceptor.java", "if (n < promised)", "if (false)"),
            new Edit("Votes.java", "yes++;", ""));
  }

  @Test
  void readsTheFaultsOfADirectorySortedByName() throws IOException {
    fault("b", FAULT);
    fault("a", FAULT);
    Files.writeString(directory.resolve("README.md"), "no fault");

    assertThat(FaultFile.all(directory)).extracting(FaultFile::name).containsExactly("a", "b");
  }

  @Test
  void appliesWhateverTheWhiteSpace() throws IOException {
    Map<String, String> sources =
        Map.of("Acceptor.java", "x;\n  if (n\n      < promised) { $1\\ }", "Votes.java", "v");

    assertThat(fault("a", FAULT).apply(sources))
        .containsOnly(
            Map.entry("Acceptor.java", "x;\n  if (false) { $1\\ }"), Map.entry("Votes.java", "v"));
  }

  @Test
  void putsTheReplacementInAsItStands() throws IOException {
    FaultFile fault = fault("a", FAULT.replace("if (false)", "$0 \\1"));

    assertThat(fault.apply(Map.of("Acceptor.java", "if (n < promised)")))
        .containsEntry("Acceptor.java", "$0 \\1");
  }

  @Test
  void refusesTextThatIsAbsent() throws IOException {
    FaultFile fault = fault("a", FAULT);

    assertThatThrownBy(() -> fault.apply(Map.of("Acceptor.java", "if (n <= promised)")))
        .isInstanceOf(FaultFileException.class)
        .hasMessage(
            "a.fault: \"if (n < promised)\" occurs 0 times in Acceptor.java, not once;"
                + " make it match the source");
  }

  @Test
  void refusesTextThatOccursTwice() throws IOException {
    FaultFile fault = fault("a", FAULT);

    assertThatThrownBy(
            () -> fault.apply(Map.of("Acceptor.java", "if (n < promised) if (n < promised)")))
        .hasMessageContaining("a.fault")
        .hasMessageContaining("occurs 2 times")
        .hasMessageContaining("make it longer");
  }

  @Test
  void refusesAnUnknownSourceFile() throws IOException {
    FaultFile fault = fault("a", FAULT);

    assertThatThrownBy(() -> fault.apply(Map.of("Learner.java", "")))
        .hasMessage("a.fault: no source file Acceptor.java; there are Learner.java");
  }

  @Test
  void namesFileAndLineOfWhatIsWrong() {
    assertRefused(FAULT.replace("rule:", "rules:"), ":3: \"rules: promise-kept\" is no header");
    assertRefused(FAULT.replace("title: ", "#"), "has no \"title:\" line");
    assertRefused(FAULT.replace("hard", "severe"), "there are hard, bound, advice");
    assertRefused(FAULT.replace("--- end", ""), "ends before \"--- end\"");
    assertRefused(FAULT.replace("if (n < promised)", ""), ":9: the text to find is empty");
    assertRefused(FAULT.replace("file: Acceptor.java", ""), "has no \"file:\" line");
    assertRefused("title: x", "has no edit");
  }

  @Test
  void namesADirectoryThatIsNotThere() {
    assertThatThrownBy(() -> FaultFile.all(directory.resolve("none")))
        .isInstanceOf(FaultFileException.class)
        .hasMessageContaining("none: not a directory");
  }

  private void assertRefused(String text, String message) {
    assertThatThrownBy(() -> fault("a", text))
        .isInstanceOf(FaultFileException.class)
        .hasMessageContaining("a.fault")
        .hasMessageContaining(message)
        .message()
        .doesNotContain("\n");
  }

  private FaultFile fault(String name, String text) throws IOException {
    Path file = directory.resolve(name + ".fault");
    Files.writeString(file, text);
    return FaultFile.read(file);
  }
}
