package paxoslab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import paxoslab.api.Request;
import paxoslab.wire.Value;

class TraceRoundTripTest {
  @TempDir private Path dir;

  @ParameterizedTest
  @ValueSource(strings = {"trace.jsonl", "trace.jsonl.gz"})
  void everyKindOfLineSurvivesWritingAndReading(String name) throws IOException {
    Trace trace = Samples.everything();
    TraceWriter.write(dir.resolve(name), trace);

    TraceReader.Result result = TraceReader.read(dir.resolve(name));

    assertThat(result.trace()).isEqualTo(trace);
    assertThat(result.warnings()).isEmpty();
    assertThat(result.trace().header().params().keySet()).containsExactly("zeal", "peers");
    TraceWriter.write(dir.resolve("again-" + name), result.trace());
    assertThat(dir.resolve("again-" + name)).hasSameBinaryContentAs(dir.resolve(name));
  }

  @Test
  void everyKindOfValueSurvivesWritingAndReading() throws IOException {
    List<TraceEvent> events = new ArrayList<>();
    for (Value value : Samples.values()) {
      events.add(new TraceEvent.Call(events.size(), 0, 0, "start", 0, value));
    }
    Trace trace = Samples.trace(events);
    TraceWriter.write(dir.resolve("a.jsonl"), trace);

    Trace again = TraceReader.read(dir.resolve("a.jsonl")).trace();

    assertThat(again.events()).isEqualTo(trace.events());
    TraceWriter.write(dir.resolve("b.jsonl"), again);
    assertThat(dir.resolve("b.jsonl")).hasSameBinaryContentAs(dir.resolve("a.jsonl"));
  }

  @Test
  void samplesHoldEveryKindOfEvent() {
    Set<Class<?>> seen =
        Samples.events().stream().map(Object::getClass).collect(Collectors.toSet());

    assertThat(seen).containsExactlyInAnyOrder(TraceEvent.class.getPermittedSubclasses());
  }

  @Test
  void everyMessageOfTheLabHasARowWithItsComponents() {
    List<Class<?>> replies =
        Samples.replies().stream().map(Object::getClass).distinct().collect(Collectors.toList());
    Class<?>[] expected =
        Stream.concat(Arrays.stream(Request.class.getPermittedSubclasses()), replies.stream())
            .toArray(Class<?>[]::new);

    assertThat(MessageType.all()).extracting("type").containsExactlyInAnyOrder((Object[]) expected);
    for (MessageType<?> type : MessageType.all()) {
      assertThat(type.components().stream().map(c -> c.field().key()))
          .containsExactlyElementsOf(
              Arrays.stream(type.type().getRecordComponents()).map(c -> c.getName()).toList());
    }
  }

  @Test
  void aValueThatIsAbsentIsLeftOutNotNull() {
    assertThat(Samples.text(Samples.everything()))
        .contains("\"na\":-1,\"cause\":0")
        .doesNotContain("null");
  }

  @Test
  void typesAreWrittenWithoutTheirPackage() {
    Value op = new Value.Struct("paxoslab.student.PaxosPeer$Op", List.of());
    List<TraceEvent> events = List.of(new TraceEvent.Call(0, 0, 0, "start", 0, op));

    assertThat(Samples.text(Samples.trace(events)))
        .contains("\"value\":{\"type\":\"PaxosPeer$Op\",\"fields\":{}}");
  }

  @Test
  @SuppressWarnings("FloatingPointLiteralPrecision") // 2e23: no double is just that
  void decimalsHaveAsFewDigitsAsReadBackTheSame() {
    assertThat(Decimals.text(2e-3)).isEqualTo("0.002");
    assertThat(Decimals.text(2e23)).isEqualTo("2E+23");
    assertThat(Decimals.text(100.0)).isEqualTo("100");
    assertThat(Decimals.text(0.1f)).isEqualTo("0.1");
    assertThat(Decimals.text(0x1p-44)).isEqualTo("5.6843418860808015E-14");
    assertThat(Double.parseDouble(Decimals.text(Double.MIN_VALUE))).isEqualTo(Double.MIN_VALUE);
  }

  @Test
  void keysInAnotherOrderAndUnknownOnesAndNullsAreTaken() throws IOException {
    String header =
        "{\"new\":[{}],\"rpcTimeoutMicros\":5,"
            + "\"nodes\":[{\"role\":\"peer\",\"x\":1,\"name\":\"p0\"}],"
            + "\"params\":{},\"seed\":1,\"title\":\"t\",\"scenario\":\"s\",\"version\":1,"
            + "\"format\":\"paxoslab-trace\"}";
    String call =
        "{\"value\":{\"constant\":\"RED\",\"y\":[1.5e3,null,false],\"type\":\"Color\"},"
            + "\"seq\":1,"
            + "\"op\":\"start\",\"cause\":null,\"kind\":\"call\",\"t\":0,"
            + "\"z\":{\"a\":{}},\"peer\":0,"
            + "\"id\":3}";
    Files.writeString(dir.resolve("t.jsonl"), header + "\r\n\r\n" + call + "\r\n\n");

    Trace trace = TraceReader.read(dir.resolve("t.jsonl")).trace();

    assertThat(trace.header().solution()).isNull();
    assertThat(trace.events())
        .containsExactly(
            new TraceEvent.Call(3, 0, 0, "start", 1, new Value.Constant("Color", "RED")));
  }
}
