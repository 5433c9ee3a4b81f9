package paxoslab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceStreamingTest {
  private static final int EVENTS = 1_000_000;

  @Test
  void aMillionEventsAreReadInConstantMemory() throws IOException {
    Watcher watcher = new Watcher();

    assertThat(TraceReader.read("made", stream(), watcher)).isEmpty();

    assertThat(watcher.count).isEqualTo(EVENTS);
    assertThat(watcher.samples).hasSize(10);
    assertThat(watcher.keptAtTheEnd).isZero();
    assertThat(watcher.distinctLines).isEqualTo(1);
  }

  /** Makes its lines as they are asked for: the trace as a whole is nowhere. */
  private static InputStream stream() {
    return new SequenceInputStream(new Blocks());
  }

  /** Keeps some events weakly, and looks at the last one which of them something still holds. */
  private static final class Watcher implements TraceSink {
    private final List<WeakReference<TraceEvent>> samples = new ArrayList<>();
    private int count;
    private long keptAtTheEnd;
    private String line;
    private int distinctLines;

    @Override
    public void event(TraceEvent event) {
      if (event instanceof TraceEvent.Send send && send.at() != line) {
        line = send.at();
        distinctLines++;
      }
      if (count++ % (EVENTS / 10) == 0) {
        samples.add(new WeakReference<>(event));
      }
      if (count == EVENTS) {
        System.gc();
        keptAtTheEnd = samples.stream().filter(sample -> sample.get() != null).count();
      }
    }
  }

  @SuppressWarnings("JdkObsolete") // SequenceInputStream takes nothing newer
  private static final class Blocks implements Enumeration<InputStream> {
    private static final int ROUNDS = 1000;

    private int next = -1;

    @Override
    public boolean hasMoreElements() {
      return next < EVENTS;
    }

    @Override
    public InputStream nextElement() {
      StringBuilder text = new StringBuilder();
      if (next < 0) {
        text.append(LineEncoder.full().header(Samples.header())).append('\n');
        next = 0;
      }
      for (int i = 0; i < ROUNDS && next < EVENTS; i++, next += 4) {
        round(text, next);
      }
      return new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static void round(StringBuilder text, int id) {
      String call = "\"rpc\":" + id / 4 + ",\"from\":0,\"to\":1,";
      String back = "\"rpc\":" + id / 4 + ",\"from\":1,\"to\":0,";
      begin(text, id, "send").append(call);
      text.append("\"msg\":\"AcceptArgs\",\"seq\":").append(id / 16);
      text.append(",\"n\":5,\"v\":\"x\",\"at\":\"PaxosPeer.java:88\"}\n");
      begin(text, id + 1, "deliver").append(call).append("\"send\":").append(id).append("}\n");
      begin(text, id + 2, "reply").append(back);
      text.append("\"msg\":\"AcceptReply\",\"ok\":true,\"n\":5,\"cause\":").append(id + 1);
      text.append(",\"at\":\"PaxosPeer.java:121\"}\n");
      begin(text, id + 3, "deliver-reply").append(back);
      text.append("\"send\":").append(id + 2).append("}\n");
    }

    private static StringBuilder begin(StringBuilder text, int id, String kind) {
      text.append("{\"id\":").append(id).append(",\"t\":").append(id).append(",\"kind\":\"");
      return text.append(kind).append("\",");
    }
  }
}
