package paxoslab.visualizer.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paxoslab.trace.Header;
import paxoslab.trace.TraceWriter;
import paxoslab.visualizer.sample.Samples;

class TraceFileTest {
  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void writeTrace() throws IOException {
    file = directory.resolve("run.jsonl");
    TraceWriter.write(file, Samples.brokenPromise());
  }

  @Test
  void aWholeFileHasNoProblems() throws IOException {
    TraceFile whole = TraceFile.open(file);
    assertThat(whole.problems()).isEmpty();
    assertThat(whole.trace().events()).isEqualTo(Samples.brokenPromise().events());
  }

  @Test
  void aFileThatIsBrokenFurtherDownIsReadUpToThere() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(6, "{\"id\":5,\"t\":\"soon\",\"kind\":\"drop\"}");
    Files.write(file, lines);

    TraceFile broken = TraceFile.open(file);
    assertThat(broken.trace().events()).hasSize(5);
    assertThat(broken.problems()).singleElement().asString().contains("run.jsonl", "line 7");
  }

  @Test
  void headerIsReadAloneWhateverComesAfter() throws IOException {
    Header header = Samples.brokenPromise().header();
    assertThat(TraceFile.header(file)).isEqualTo(header);
    List<String> lines = new ArrayList<>(Files.readAllLines(file).subList(0, 1));
    Files.write(file, lines);
    assertThat(TraceFile.header(file)).isEqualTo(header);
    lines.add("no event");
    Files.write(file, lines);
    assertThat(TraceFile.header(file)).isEqualTo(header);
    assertThatThrownBy(() -> TraceFile.header(file.resolveSibling("none.jsonl")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("none.jsonl");
  }

  @Test
  void aFileWithoutAHeaderIsRefused() throws IOException {
    Files.writeString(file, "no trace\n");
    assertThatThrownBy(() -> TraceFile.open(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("run.jsonl, line 1");
  }
}
