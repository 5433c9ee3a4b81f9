package paxoslab.visualizer.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotesTest {
  @TempDir private Path directory;

  private Path trace() {
    return directory.resolve("run.jsonl");
  }

  @Test
  void whatWasWrittenIsThereWhenTheTraceIsOpenedAgain() throws IOException {
    Notes notes = Notes.of(trace());
    notes.put(12, "ask: who promised \"5\"?");
    notes.put(3, "");
    Notes again = Notes.of(trace());
    assertThat(again.events()).containsExactly(3, 12);
    assertThat(again.at(12)).isEqualTo("ask: who promised \"5\"?");
    assertThat(again.at(3)).isEmpty();
    assertThat(again.at(4)).isNull();
    assertThat(again.file()).hasFileName("run.jsonl.notes.json");
  }

  @Test
  void jumpsGoFromNoteToNote() throws IOException {
    Notes notes = Notes.of(trace());
    notes.put(3, "");
    notes.put(12, "");
    assertThat(notes.next(3, true)).hasValue(12);
    assertThat(notes.next(12, false)).hasValue(3);
    assertThat(notes.next(12, true)).isEqualTo(OptionalInt.empty());
  }

  @Test
  void whereTheLastNoteGoesItsFileGoes() throws IOException {
    Notes notes = Notes.of(trace());
    notes.put(3, "x");
    assertThat(notes.file()).exists();
    notes.put(3, null);
    assertThat(notes.file()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{\"notes\":[]}",
        "{\"format\":\"paxoslab-notes\",\"notes\":[{\"event\":\"x\"}]}",
        "{\"format\":\"paxoslab-notes\",\"notes\":{}}"
      })
  void aBrokenFileIsNamedAndNotOverwritten(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("run.jsonl.notes.json"), text);
    assertThatThrownBy(() -> Notes.of(trace()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("run.jsonl.notes.json holds no notes")
        .hasMessageContaining("move it away");
    assertThat(file).hasContent(text);
  }
}
