package paxoslab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import paxoslab.api.PrepareArgs;
import paxoslab.api.PrepareReply;

class ShivizLogTest {

  @Test
  void clocksFollowTheMessages() throws IOException {
    List<TraceEvent> events =
        List.of(
            new TraceEvent.Call(0, 0, 0, "start", 1, Samples.X),
            new TraceEvent.Kill(1, 0, 2),
            new TraceEvent.Send(2, 0, 7, 0, 1, new PrepareArgs(1, 5), 0, null),
            new TraceEvent.Deliver(3, 9, 7, 0, 1, 2),
            new TraceEvent.Reply(4, 9, 7, 1, 0, new PrepareReply(true, 5, -1, null), 3, null),
            new TraceEvent.Drop(5, 9, 4, TraceEvent.Why.LOSS),
            new TraceEvent.Note(6, 10, "over\nnow"));

    assertThat(write(Samples.trace(events)).lines())
        .containsExactly(
            ShivizLog.PATTERN,
            "",
            "p0 {\"p0\":1}",
            "0 0 start(1, \"x\")",
            "p2 {\"p2\":1}",
            "1 0 kill",
            "p0 {\"p0\":2}",
            "2 0 send to p1: PrepareArgs[seq=1, n=5]",
            "p1 {\"p0\":2,\"p1\":1}",
            "3 9 deliver from p0",
            "p1 {\"p0\":2,\"p1\":2}",
            "4 9 reply to p0: PrepareReply[ok=true, n=5, na=-1, va=null]",
            "network {\"p0\":2,\"p1\":2,\"network\":1}",
            "5 9 drop of 4: loss",
            "network {\"p0\":2,\"p1\":2,\"network\":2}",
            "6 10 note: over now");
  }

  @Test
  void everyEventIsFoundByThePatternAndEachHostCountsFromOne() throws IOException {
    String log = write(Samples.everything());
    Matcher matcher = Pattern.compile(ShivizLog.PATTERN).matcher(log);
    List<Integer> ids = new ArrayList<>();
    Map<String, Integer> counts = new HashMap<>();
    matcher.region(ShivizLog.PATTERN.length() + 2, log.length());
    while (matcher.find()) {
      ids.add(Integer.parseInt(matcher.group("id")));
      JsonObject clock = JsonParser.parseString(matcher.group("clock")).getAsJsonObject();
      String host = matcher.group("host");
      assertThat(clock.get(host).getAsInt()).isEqualTo(counts.merge(host, 1, Integer::sum));
    }

    assertThat(ids).isEqualTo(Samples.events().stream().map(TraceEvent::id).toList());
  }

  private static String write(Trace trace) throws IOException {
    StringBuilder out = new StringBuilder();
    ShivizLog.write(trace, out);
    return out.toString();
  }
}
