package paxoslab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import paxoslab.api.Fate;
import paxoslab.api.PrepareArgs;
import paxoslab.api.PrepareReply;
import paxoslab.trace.TraceDiff.Difference;
import paxoslab.trace.TraceDiff.Part;

class TraceHashTest {
  private static final TraceEvent CALL = new TraceEvent.Call(0, 0, 0, "start", 1, Samples.X);

  @Test
  void aHashIsTheSameOnEveryMachine() {
    assertThat(TraceHash.of(Samples.everything()))
        .isEqualTo("0dbcd7e1460c0078747128487df68a4562c56608c0ff9348dac1e455117874ed");
  }

  @Test
  void solutionFindingsAndTheStudentsLinesDoNotCount() {
    Trace trace = Samples.trace(exchange("PaxosPeer.java:1"));
    Header h = trace.header();
    Header other =
        new Header(h.scenario(), h.title(), h.seed(), h.params(), h.nodes(), null, "else", 500_000);
    Trace same = new Trace(other, List.of(), exchange(null), Samples.findings());

    assertThat(TraceHash.of(same)).isEqualTo(TraceHash.of(trace));
    assertThat(TraceDiff.first(trace, same)).isEmpty();
  }

  @Test
  void logEventsDoNotCountThoughTheyTakeIds() {
    List<TraceEvent> logged =
        List.of(
            new TraceEvent.Log(0, 0, 0, "hello", -1, null),
            new TraceEvent.Call(1, 0, 0, "start", 1, Samples.X),
            new TraceEvent.Log(2, 0, 0, "hello", 1, null),
            new TraceEvent.Log(3, 0, 0, "hello", 1, null),
            new TraceEvent.Send(4, 0, 7, 0, 1, new PrepareArgs(1, 5), 1, null),
            new TraceEvent.Deliver(5, 1, 7, 0, 1, 4),
            new TraceEvent.Log(6, 1, 1, "hello", 5, null),
            new TraceEvent.Reply(7, 1, 7, 1, 0, new PrepareReply(true, 5, -1, null), 5, null));
    Trace trace = Samples.trace(exchange("PaxosPeer.java:1"));

    assertThat(TraceHash.of(Samples.trace(logged))).isEqualTo(TraceHash.of(trace));
    assertThat(TraceDiff.first(Samples.trace(logged), trace)).isEmpty();
  }

  @Test
  void anythingElseCounts() {
    List<Trace> all = new ArrayList<>();
    all.add(Samples.trace(List.of()));
    headers().forEach(h -> all.add(new Trace(h, List.of(), List.of(), List.of())));
    events().forEach(e -> all.add(Samples.trace(List.of(CALL, e))));
    all.add(new Trace(Samples.header(), List.of(new Choice("k", 1)), List.of(), List.of()));
    all.add(new Trace(Samples.header(), List.of(new Choice("k", 2)), List.of(), List.of()));
    all.add(new Trace(Samples.header(), List.of(new Choice("l", 1)), List.of(), List.of()));

    Set<String> hashes = new HashSet<>();
    for (Trace trace : all) {
      assertThat(hashes.add(TraceHash.of(trace))).as(Samples.text(trace)).isTrue();
      for (Trace other : all) {
        assertThat(TraceDiff.first(trace, other).isEmpty()).isEqualTo(trace == other);
      }
    }
  }

  @Test
  void aHashMayBeAskedAlongTheWay() {
    TraceHash hash = new TraceHash();
    hash.header(Samples.header());
    assertThat(hash.hex()).isEqualTo(TraceHash.of(Samples.trace(List.of())));
    hash.event(CALL);
    hash.choice(new Choice("k", 1));

    assertThat(hash.hex())
        .isEqualTo(hash.hex())
        .isEqualTo(
            TraceHash.of(
                new Trace(
                    Samples.header(), List.of(new Choice("k", 1)), List.of(CALL), List.of())));
  }

  @Test
  void theFirstDifferenceIsAnEventWithItsIdsAndLines() {
    List<TraceEvent> left = List.of(CALL, new TraceEvent.Heal(1, 5), new TraceEvent.Heal(2, 6));
    List<TraceEvent> right =
        List.of(
            CALL,
            new TraceEvent.Log(1, 0, 0, "hello", -1, null),
            new TraceEvent.Heal(2, 5),
            new TraceEvent.Heal(3, 7));
    Trace a = new Trace(Samples.header(), List.of(new Choice("k", 1)), left, List.of());

    assertThat(TraceDiff.first(a, Samples.trace(right)))
        .contains(
            new Difference(
                Part.EVENT,
                2,
                2,
                3,
                "{\"id\":2,\"t\":6,\"kind\":\"heal\"}",
                "{\"id\":2,\"t\":7,\"kind\":\"heal\"}"));
  }

  @Test
  void aTraceThatEndsEarlierDiffersThere() {
    Trace shorter = Samples.trace(List.of(CALL));
    Trace longer = Samples.trace(List.of(CALL, new TraceEvent.Heal(1, 5)));

    assertThat(TraceDiff.first(shorter, longer))
        .contains(
            new Difference(
                Part.EVENT, 1, -1, 1, TraceDiff.NOTHING, "{\"id\":1,\"t\":5,\"kind\":\"heal\"}"));
  }

  @Test
  void choicesAndHeadersAreCompared() {
    Trace a = new Trace(Samples.header(), List.of(new Choice("k", 1)), List.of(), List.of());
    Trace b = new Trace(headers().get(0), List.of(), List.of(), List.of());

    assertThat(TraceDiff.first(a, Samples.trace(List.of())).map(Difference::part))
        .contains(Part.CHOICE);
    assertThat(TraceDiff.first(b, Samples.trace(List.of())).map(Difference::part))
        .contains(Part.HEADER);
  }

  private static List<TraceEvent> exchange(String at) {
    return List.of(
        CALL,
        new TraceEvent.Send(1, 0, 7, 0, 1, new PrepareArgs(1, 5), 0, at),
        new TraceEvent.Deliver(2, 1, 7, 0, 1, 1),
        new TraceEvent.Reply(3, 1, 7, 1, 0, new PrepareReply(true, 5, -1, null), 2, at));
  }

  private static List<Header> headers() {
    Header h = Samples.header();
    List<Header.Node> nodes = List.of(new Header.Node("p0", "peer"));
    return List.of(
        new Header("B", h.title(), 42, h.params(), h.nodes(), null, null, 500_000),
        new Header(h.scenario(), "B", 42, h.params(), h.nodes(), null, null, 500_000),
        new Header(h.scenario(), h.title(), 43, h.params(), h.nodes(), null, null, 500_000),
        new Header(h.scenario(), h.title(), 42, Map.of("a", "b"), h.nodes(), null, null, 500_000),
        new Header(h.scenario(), h.title(), 42, h.params(), nodes, null, null, 500_000),
        new Header(h.scenario(), h.title(), 42, h.params(), h.nodes(), null, null, 500_001));
  }

  /** Events that differ from one another in one component each. */
  private static List<TraceEvent> events() {
    PrepareArgs msg = new PrepareArgs(1, 5);
    PrepareReply reply = new PrepareReply(true, 5, -1, null);
    return List.of(
        new TraceEvent.Send(1, 0, 7, 0, 1, msg, 0, null),
        new TraceEvent.Send(2, 0, 7, 0, 1, msg, 0, null),
        new TraceEvent.Send(1, 1, 7, 0, 1, msg, 0, null),
        new TraceEvent.Send(1, 0, 8, 0, 1, msg, 0, null),
        new TraceEvent.Send(1, 0, 7, 2, 1, msg, 0, null),
        new TraceEvent.Send(1, 0, 7, 0, 2, msg, 0, null),
        new TraceEvent.Send(1, 0, 7, 0, 1, new PrepareArgs(1, 6), 0, null),
        new TraceEvent.Send(1, 0, 7, 0, 1, new PrepareArgs(2, 5), 0, null),
        new TraceEvent.Send(1, 0, 7, 0, 1, msg, -1, null),
        new TraceEvent.Deliver(1, 0, 7, 0, 1, 0),
        new TraceEvent.DeliverReply(1, 0, 7, 0, 1, 0),
        new TraceEvent.Reply(1, 0, 7, 0, 1, reply, 0, null),
        new TraceEvent.Reply(1, 0, 7, 0, 1, new PrepareReply(true, 5, -1, Samples.X), 0, null),
        new TraceEvent.Drop(1, 0, 0, TraceEvent.Why.LOSS),
        new TraceEvent.Drop(1, 0, 0, TraceEvent.Why.LATE),
        new TraceEvent.Duplicate(1, 0, 0),
        new TraceEvent.Timeout(1, 0, 7, 0, 0),
        new TraceEvent.Timer(1, 0, 0, 0),
        TraceEvent.Result.number(1, 0, 0, "min", 0, 0),
        TraceEvent.Result.number(1, 0, 0, "max", 0, 0),
        TraceEvent.Result.status(1, 0, 0, 1, Fate.PENDING, null, 0),
        TraceEvent.Result.status(1, 0, 0, 1, Fate.FORGOTTEN, null, 0),
        new TraceEvent.Partition(1, 0, "0 | 1"),
        new TraceEvent.Heal(1, 0),
        new TraceEvent.Deaf(1, 0, 0, true),
        new TraceEvent.Deaf(1, 0, 0, false),
        new TraceEvent.Kill(1, 0, 0),
        new TraceEvent.Note(1, 0, "a"));
  }
}
