package paxoslab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import paxoslab.api.AcceptArgs;
import paxoslab.api.AcceptReply;
import paxoslab.wire.Value;

class WrittenLinesTest {
  private static final int CHANGES = 3_000;

  /** What stands in no place of a message, and what may. */
  private static final String CHARACTERS = "0123456789-.e,:\"{}[]\\ \tnulltruefalse\u0001é";

  /** With other line ends the strict form doesn't fit; meaning and columns are the same. */
  private static String inAnotherForm(String text) {
    return text.replace("\n", "\r\n");
  }

  /** All that a reader tells, its errors and warnings too. */
  private static List<Object> told(String text) throws IOException {
    List<Object> told = new ArrayList<>();
    TraceSink sink =
        new TraceSink() {
          @Override
          public void event(TraceEvent event) {
            told.add(event);
          }

          @Override
          public void finding(Finding finding) {
            told.add(finding);
          }
        };
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      told.add(TraceReader.read("t", new ByteArrayInputStream(bytes), sink));
    } catch (TraceFormatException e) {
      told.add(e.getMessage());
    }
    return told;
  }

  /** Messages that repeat, so that they are known when they come again. */
  private static String sample() {
    List<TraceEvent> events = new ArrayList<>(Samples.events());
    events.remove(events.size() - 1);
    for (Value value : Samples.values()) {
      AcceptArgs asked = new AcceptArgs(1, 5, value);
      for (int i = 0; i < 2 && !value.toString().contains("yyy"); i++) {
        events.add(new TraceEvent.Send(events.size(), 20, 9, 0, 1, asked, 3, Samples.AT));
        events.add(new TraceEvent.Deliver(events.size(), 20, 9, 0, 1, events.size() - 1));
        events.add(
            new TraceEvent.Reply(events.size(), 20, 9, 1, 0, new AcceptReply(true, 5), 9, null));
      }
    }
    return Samples.text(
        new Trace(Samples.header(), List.of(), events, List.of(Samples.findings().get(0))));
  }

  @Test
  void aLineIsReadAlikeInTheWritersFormAndInAnother() throws IOException {
    assertThat(told(sample())).isEqualTo(told(inAnotherForm(sample())));
  }

  @Test
  void aChangedCharacterIsReadAndToldAlikeInBothForms() throws IOException {
    String text = sample();
    int body = text.indexOf('\n') + 1;
    Random random = new Random(1);
    for (int i = 0; i < CHANGES; i++) {
      int place = body + random.nextInt(text.length() - body - 1);
      if (text.charAt(place) == '\n') {
        continue;
      }
      int begin = text.lastIndexOf('\n', place) + 1;
      int end = text.indexOf('\n', place);
      char other = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
      String line = text.substring(begin, place) + other + text.substring(place + 1, end);
      // The lines before are those that the changed one can lean on: 30 of them are enough.
      int from = begin;
      for (int back = 0; back < 30 && from > body; back++) {
        from = text.lastIndexOf('\n', from - 2) + 1;
      }
      String changed = text.substring(0, body) + text.substring(from, begin) + line + "\n";

      assertThat(told(changed)).as(line).isEqualTo(told(inAnotherForm(changed)));
    }
  }

  @Test
  void aFieldThatAMessageDoesNotHaveIsReadAlikeInBothForms() throws IOException {
    String header = LineEncoder.full().header(Samples.header()) + "\n";
    String send = "{\"id\":1,\"t\":5,\"kind\":\"send\",\"rpc\":1,\"from\":0,\"to\":1,";
    for (String rest :
        List.of(
            "\"msg\":\"PrepareArgs\",\"seq\":1,\"n\":2,\"from\":2,\"cause\":0}",
            "\"msg\":\"PrepareArgs\",\"seq\":1,\"n\":2,\"t\":7}",
            "\"msg\":\"PrepareArgs\",\"seq\":1,\"n\":2,\"id\":9,\"at\":\"a\"}",
            "\"msg\":\"PrepareArgs\",\"n\":2,\"seq\":1}",
            "\"msg\":\"PrepareArgs\",\"seq\":1,\"n\":2,\"new\":{\"a\":1,\"cause\":2}}",
            "\"msg\":\"AcceptArgs\",\"seq\":1,\"n\":2,\"v\":\"a\",\"v\":\"b\",\"cause\":0}",
            "\"msg\":\"AcceptReply\",\"ok\":true,\"n\":2,\"cause\":0}",
            "\"seq\":1}",
            "}")) {
      String text = header + "{\"id\":0,\"t\":0,\"kind\":\"heal\"}\n" + send + rest + "\n";

      assertThat(told(text)).as(rest).isEqualTo(told(inAnotherForm(text)));
    }
  }

  @Test
  void linesAsTheWriterWritesThemAreReadInTheFastWay() {
    byte[] bytes = Samples.text(Samples.trace(Samples.events())).getBytes(StandardCharsets.UTF_8);
    String lines = new String(bytes, StandardCharsets.ISO_8859_1);
    WrittenLines written =
        new WrittenLines(
            3,
            new WrittenLines.Decoder() {
              @Override
              public Record message(String text) {
                return text.contains("Reply") ? new AcceptReply(true, 1) : new AcceptArgs(1, 1, "");
              }

              @Override
              public String text(String characters) {
                return characters;
              }
            });
    int fast = 0;
    int from = lines.indexOf('\n') + 1;
    while (from < bytes.length) {
      int end = lines.indexOf('\n', from) + 1;
      TraceEvent event = written.read(bytes, from, bytes.length, -1, 0);
      if (event != null) {
        assertThat(written.end()).isEqualTo(end);
        fast++;
      }
      from = end;
    }
    // All messages but one with a character beyond ASCII, all arrivals, all losses.
    int messages = Samples.requests().size() + 1 + Samples.replies().size();
    assertThat(fast).isEqualTo(messages - 1 + 2 + TraceEvent.Why.values().length);
  }
}
