package paxoslab.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruncatedTraceTest {
  @TempDir private Path dir;

  @Test
  void aTraceCutAnywhereAfterItsHeaderOpensAsFarAsItGoes() throws IOException {
    Trace trace = Samples.everything();
    byte[] whole = Samples.bytes(trace);
    int header = Samples.text(trace).indexOf('\n');
    for (int length = header; length < whole.length; length++) {
      List<TraceEvent> events = new ArrayList<>();

      List<String> warnings = read(whole, length, events);

      assertThat(events.equals(trace.events().subList(0, events.size()))).isTrue();
      boolean atLineEnd = whole[length] == '\n' || whole[length - 1] == '\n';
      assertThat(warnings).as("cut at " + length).hasSize(atLineEnd ? 0 : 1);
    }
  }

  private static List<String> read(byte[] whole, int length, List<TraceEvent> events)
      throws IOException {
    TraceSink sink =
        new TraceSink() {
          @Override
          public void event(TraceEvent event) {
            events.add(event);
          }
        };
    return TraceReader.read("t.jsonl", new ByteArrayInputStream(whole, 0, length), sink);
  }

  @Test
  void theWarningSaysWhereTheFileEnds() throws IOException {
    String text = Samples.text(Samples.trace(Samples.events().subList(0, 5)));
    Path file = dir.resolve("t.jsonl");
    Files.writeString(file, text.substring(0, text.length() - 9) + "\n");

    assertThat(TraceReader.read(file).warnings())
        .containsExactly(
            file + " is cut short: it ends in the middle of line 6; read as far as event 3");
  }

  @Test
  void aFileCutWithinItsHeaderIsAnError() throws IOException {
    Path file = Files.writeString(dir.resolve("t.jsonl"), "{\"format\":\"paxoslab-tr");

    assertThatExceptionOfType(TraceFormatException.class)
        .isThrownBy(() -> TraceReader.read(file))
        .withMessageContaining("line 1, column 23: expected the end of the string, but the line");
  }

  @Test
  void compressedDataCutShortOpensAsFarAsItGoes() throws IOException {
    Trace trace = Samples.trace(manyNotes());
    Path file = dir.resolve("t.jsonl.gz");
    TraceWriter.write(file, trace);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));

    TraceReader.Result result = TraceReader.read(file);

    int read = result.trace().events().size();
    assertThat(read).isBetween(1, trace.events().size() - 1);
    assertThat(result.trace().events()).isEqualTo(trace.events().subList(0, read));
    assertThat(result.warnings())
        .singleElement()
        .asString()
        .startsWith(file + " is cut short")
        .endsWith("read as far as event " + (read - 1));
  }

  @Test
  void compressedDataWithoutItsEndMarkIsCutShort() throws IOException {
    Path file = dir.resolve("t.jsonl.gz");
    TraceWriter.write(file, Samples.everything());
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 3));

    assertThat(TraceReader.read(file).trace()).isEqualTo(Samples.everything());
    assertThat(TraceReader.read(file).warnings()).hasSize(1);
  }

  @Test
  void compressedDataCutWithinItsOwnHeaderIsEmpty() throws IOException {
    Path file = dir.resolve("t.jsonl.gz");
    Files.write(file, new byte[] {0x1f, (byte) 0x8b, 8, 0, 0});

    assertThatExceptionOfType(TraceFormatException.class)
        .isThrownBy(() -> TraceReader.read(file))
        .withMessageEndingWith("the file is empty and cut short");
  }

  @Test
  void damagedCompressionIsAnError() throws IOException {
    Path file = dir.resolve("t.jsonl.gz");
    TraceWriter.write(file, Samples.trace(manyNotes()));
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 6] ^= 1;
    Files.write(file, bytes);

    assertThatExceptionOfType(TraceFormatException.class)
        .isThrownBy(() -> TraceReader.read(file))
        .withMessageContaining("the compressed data is damaged here");
  }

  @Test
  void compressionIsToldByContentNotByName() throws IOException {
    Trace trace = Samples.everything();
    Path plain = Files.write(dir.resolve("plain.gz"), Samples.bytes(trace));
    TraceWriter.write(dir.resolve("t.jsonl.gz"), trace);
    Path packed = Files.move(dir.resolve("t.jsonl.gz"), dir.resolve("packed.jsonl"));

    assertThat(TraceReader.read(plain).trace()).isEqualTo(trace);
    assertThat(TraceReader.read(packed).trace()).isEqualTo(trace);
    assertThat(Files.readString(plain, StandardCharsets.UTF_8)).startsWith("{");
  }

  private static List<TraceEvent> manyNotes() {
    List<TraceEvent> notes = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      notes.add(new TraceEvent.Note(i, i, "note " + i * 7919 % 10007));
    }
    return notes;
  }
}
