package paxoslab.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paxoslab.api.AcceptArgs;

class TraceWriterTest {
  @TempDir private Path dir;

  @Test
  void writesTheLinesOfTheContract() throws IOException {
    Path file = dir.resolve("a/b/t.jsonl");
    TraceWriter.write(file, Samples.everything());

    assertThat(Files.readString(file, StandardCharsets.UTF_8))
        .startsWith(
            "{\"format\":\"paxoslab-trace\",\"version\":1,\"scenario\":\"A12\",\"title\":\"A"
                + " minority\",\"seed\":42,\"params\":{\"zeal\":\"1\",\"peers\":\"3\"},"
                + "\"nodes\":[{\"name\":\"p0\",\"role\":\"peer\"},")
        .contains(
            "\n{\"id\":3,\"t\":5,\"kind\":\"send\",\"rpc\":7,\"from\":0,\"to\":1,\"msg\":\"AcceptArgs\",\"seq\":1,\"n\":5,\"v\":\"x\",\"cause\":0,\"at\":\"PaxosPeer.java:88\"}\n")
        .endsWith("\"evidence\":[0]}\n")
        .doesNotContain("\r");
  }

  @Test
  void leavesNothingBehindUnlessFinished() throws IOException {
    try (TraceWriter writer = TraceWriter.open(dir.resolve("t.jsonl"))) {
      writer.header(Samples.header());
    }

    assertThat(dir).isEmptyDirectory();
  }

  @Test
  void replacesAnEarlierFileAndLeavesNoOther() throws IOException {
    Files.writeString(dir.resolve("t.jsonl"), "old");
    TraceWriter.write(dir.resolve("t.jsonl"), Samples.everything());

    assertThat(dir.toFile().list()).containsExactly("t.jsonl");
    assertThat(TraceReader.read(dir.resolve("t.jsonl")).trace()).isEqualTo(Samples.everything());
  }

  @Test
  void namesTheFileThatItCannotWrite() throws IOException {
    Path blocked = Files.writeString(dir.resolve("file"), "").resolve("t.jsonl");

    assertThatIOException()
        .isThrownBy(() -> TraceWriter.write(blocked, Samples.everything()))
        .withMessageStartingWith("cannot write trace " + blocked + ": ");
  }

  @Test
  void refusesLinesOutOfOrder() throws IOException {
    try (TraceWriter writer = TraceWriter.open(dir.resolve("t.jsonl"))) {
      assertThatIllegalStateException().isThrownBy(writer::finish);
      assertThatIllegalStateException().isThrownBy(() -> writer.event(Samples.events().get(0)));
      writer.header(Samples.header());
      assertThatIllegalStateException().isThrownBy(() -> writer.header(Samples.header()));
      writer.event(Samples.events().get(0));
      assertThatIllegalStateException().isThrownBy(() -> writer.choice(new Choice("k", 1)));
      writer.finding(Samples.findings().get(0));
      assertThatIllegalStateException().isThrownBy(() -> writer.event(Samples.events().get(1)));
    }
  }

  @Test
  void refusesAMessageThatIsNotNeutral() {
    AcceptArgs foreign = new AcceptArgs(0, 1, new Object());
    List<TraceEvent> events = List.of(new TraceEvent.Send(0, 0, 0, 0, 1, foreign, -1, null));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Samples.text(Samples.trace(events)))
        .withMessage("v holds a java.lang.Object; a trace takes neutral values");
  }

  @Test
  void theLocaleChangesNothing() {
    String usual = Samples.text(Samples.everything());
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(new Locale("tr", "TR"));
      assertThat(Samples.text(Samples.everything())).isEqualTo(usual);
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(Samples.text(Samples.everything())).isEqualTo(usual);
    } finally {
      Locale.setDefault(before);
    }
  }
}
