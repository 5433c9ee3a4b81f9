package paxoslab.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import paxoslab.api.AcceptArgs;
import paxoslab.api.Fate;
import paxoslab.api.PrepareReply;
import paxoslab.wire.Value;

class EventColumnsTest {
  private static final Value X = new Value.Text("x");

  /** One of each kind, with components left out and not. */
  private static final List<TraceEvent> ALL =
      List.of(
          new TraceEvent.Call(0, 0, 1, "start", 7, X),
          new TraceEvent.Call(1, 0, 2, "done", 3, null),
          new TraceEvent.Result(2, 5, 0, "status", 7, Fate.CHOSEN, X, -1, 1),
          new TraceEvent.Result(3, 5, 0, "min", -1, null, null, 4, -1),
          new TraceEvent.Send(4, 6, 9, 0, 32_767, new AcceptArgs(7, 3, X), 0, "P.java:8"),
          new TraceEvent.Deliver(5, 7, 9, 0, 1, 4),
          new TraceEvent.Reply(6, 7, 9, 1, 0, new PrepareReply(true, 3, -1, null), 5, null),
          new TraceEvent.DeliverReply(7, 1L << 40, 9, 1, 0, 6),
          new TraceEvent.Drop(8, 1L << 41, 6, TraceEvent.Why.LATE),
          new TraceEvent.Duplicate(9, 1L << 41, 4),
          new TraceEvent.Timeout(10, 1L << 41, 9, 0, 4),
          new TraceEvent.Timer(11, 1L << 41, 2, 3),
          new TraceEvent.Partition(12, 1L << 41, "0 | 1 2"),
          new TraceEvent.Heal(13, 1L << 41),
          new TraceEvent.Deaf(14, 1L << 41, 1, true),
          new TraceEvent.Deaf(15, 1L << 41, 1, false),
          new TraceEvent.Kill(16, 1L << 41, 1),
          new TraceEvent.Log(17, 1L << 41, 1, "hello", 3, "P.java:9"),
          new TraceEvent.Log(18, 1L << 41, 1, "hello", -1, null),
          new TraceEvent.Note(19, 1L << 41, "look"));

  @Test
  void everyKindComesBackAsItWas() {
    assertThat(EventColumns.of(ALL)).isEqualTo(ALL);
    Map<Class<?>, Long> kinds =
        ALL.stream().collect(Collectors.groupingBy(Object::getClass, Collectors.counting()));
    assertThat(kinds).containsOnlyKeys(TraceEvent.class.getPermittedSubclasses());
  }

  @Test
  void columnsTellTheSameAsTheEvents() {
    EventColumns columns = EventColumns.of(ALL);
    for (int i = 0; i < ALL.size(); i++) {
      TraceEvent event = ALL.get(i);
      assertThat(columns.type(i)).isEqualTo(event.getClass());
      assertThat(columns.isAlike(i, EventColumns.of(ALL), i)).as(event.toString()).isTrue();
    }
    assertThat(columns.message(4)).isEqualTo(new AcceptArgs(7, 3, X));
    assertThat(columns.message(6)).isEqualTo(new PrepareReply(true, 3, -1, null));
    assertThat(columns.message(0)).as("a call is no message").isNull();
    assertThat(columns.reference(6)).isEqualTo(5);
    assertThat(columns.reference(10)).isEqualTo(4);
    assertThat(columns.reference(19)).isEqualTo(TraceEvent.NONE);
  }

  @Test
  void eventsThatSayAnotherThingAreNotAlike() {
    EventColumns columns = EventColumns.of(ALL);
    for (int i = 0; i < ALL.size(); i++) {
      for (int j = 0; j < ALL.size(); j++) {
        // The two log lines differ in what they don't compare.
        if (i != j && !(ALL.get(i) instanceof TraceEvent.Log)) {
          assertThat(columns.isAlike(i, columns, j)).as(ALL.get(i) + " " + ALL.get(j)).isFalse();
        }
      }
    }
    EventColumns later =
        EventColumns.of(
            List.of(new TraceEvent.Send(0, 99, 5, 0, 32_767, new AcceptArgs(7, 3, X), -1, null)));
    assertThat(columns.isAlike(4, later, 0)).isTrue();
  }

  @Test
  void idsMayHaveGaps() {
    List<TraceEvent> gaps =
        Stream.of(3, 4, 9, 40).map(id -> (TraceEvent) new TraceEvent.Heal(id, 10L * id)).toList();
    EventColumns columns = EventColumns.of(gaps);
    assertThat(columns).isEqualTo(gaps);
    assertThat(columns.indexOf(9)).isEqualTo(2);
    assertThat(columns.indexOf(5)).isNegative();
    assertThat(columns.id(3)).isEqualTo(40);
    assertThat(columns.time(3)).isEqualTo(400);
  }

  @Test
  void idsWithoutGapsAreFoundFromTheFirstOn() {
    EventColumns columns = EventColumns.of(ALL.subList(5, 9));
    assertThat(columns.indexOf(5)).isZero();
    assertThat(columns.indexOf(8)).isEqualTo(3);
    assertThat(columns.indexOf(9)).isNegative();
    assertThat(columns.indexOf(4)).isNegative();
    assertThat(columns.indexOf(-1)).isNegative();
    assertThat(EventColumns.of(List.of()).indexOf(0)).isNegative();
  }

  @Test
  void equalMessagesAndValuesAreKeptOnce() {
    EventColumns.Builder builder = new EventColumns.Builder();
    for (int id = 0; id < 5_000; id++) {
      AcceptArgs message = new AcceptArgs(0, 3, new Value.Text("v"));
      builder.add(new TraceEvent.Send(id, 0, id, 0, 1, message, -1, "P.java:8"));
    }
    EventColumns columns = builder.build();
    TraceEvent.Send first = (TraceEvent.Send) columns.get(0);
    assertThat(columns)
        .allSatisfy(event -> assertThat(((TraceEvent.Send) event).msg()).isSameAs(first.msg()));
  }

  @Test
  void whatWasBuiltStaysAsMoreIsAdded() {
    EventColumns.Builder builder = new EventColumns.Builder();
    ALL.subList(0, 7).forEach(builder::add);
    EventColumns beginning = builder.build();
    ALL.subList(7, ALL.size()).forEach(builder::add);
    assertThat(beginning).isEqualTo(ALL.subList(0, 7));
    assertThat(builder.build()).isEqualTo(ALL);
  }

  @Test
  void traceKeepsColumnsAsTheyAre() {
    Header header = new Header("T", "t", 1, Map.of(), List.of(), null, null, 1);
    EventColumns columns = EventColumns.of(ALL);
    assertThat(new Trace(header, List.of(), columns, List.of()).events()).isSameAs(columns);
    assertThat(EventColumns.of(columns)).isSameAs(columns);
  }

  @Test
  void idsThatFallAndPeersBeyondAllBoundsAreRefused() {
    assertThatThrownBy(() -> EventColumns.of(List.of(ALL.get(3), ALL.get(2))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 follows 3");
    assertThatThrownBy(() -> EventColumns.of(List.of(new TraceEvent.Kill(0, 0, 40_000))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("40000");
  }
}
