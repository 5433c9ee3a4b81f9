package paxoslab.visualizer.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import paxoslab.api.PrepareArgs;
import paxoslab.api.PrepareReply;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;
import paxoslab.visualizer.playback.Arrow.Kind;
import paxoslab.visualizer.playback.Arrow.Outcome;
import paxoslab.visualizer.sample.LongSample;
import paxoslab.visualizer.sample.Samples;
import paxoslab.visualizer.sample.TraceBuilder;

class TimelineTest {
  private final TraceBuilder builder = new TraceBuilder("T", "test", 3);

  @Test
  void arrowsJoinDeparturesToArrivals() {
    int start = builder.start(0, 0, "x");
    int send = builder.send(0, 1, new PrepareArgs(0, 3), start);
    int deliver = builder.after(5).deliver(send);
    int reply = builder.reply(deliver, new PrepareReply(false, 7, -1, null));
    int heard = builder.after(5).deliverReply(reply);

    assertThat(new Timeline(builder.build()).arrows())
        .containsExactly(
            new Arrow(
                Kind.REQUEST, Phase.PREPARE, false, 0, 1, send, deliver, Outcome.DELIVERED, false),
            new Arrow(
                Kind.REPLY, Phase.PREPARE, true, 1, 0, reply, heard, Outcome.DELIVERED, false));
  }

  @Test
  void aCopyIsAnArrowOfItsOwn() {
    int send = builder.send(0, 1, new PrepareArgs(0, 3), TraceEvent.NONE);
    builder.duplicate(send);
    int first = builder.after(5).deliver(send);
    int second = builder.after(5).deliver(send);

    List<Arrow> arrows = new Timeline(builder.build()).arrows();
    assertThat(arrows).extracting(Arrow::end).containsExactly(first, second);
    assertThat(arrows).extracting(Arrow::copy).containsExactly(false, true);
  }

  @Test
  void dropsTellWhetherTheMessageGotThere() {
    int lost = builder.send(0, 1, new PrepareArgs(0, 3), TraceEvent.NONE);
    int unheard = builder.send(0, 2, new PrepareArgs(0, 3), TraceEvent.NONE);
    builder.send(0, 0, new PrepareArgs(0, 3), TraceEvent.NONE);
    builder.drop(lost, TraceEvent.Why.PARTITION);
    builder.drop(unheard, TraceEvent.Why.DEAD);

    assertThat(new Timeline(builder.build()).arrows())
        .extracting(Arrow::outcome)
        .containsExactly(Outcome.LOST, Outcome.UNHEARD, Outcome.IN_FLIGHT);
  }

  @Test
  void oneColumnHoldsAStimulusAndWhatThePeerDidAtOnce() {
    int start = builder.start(0, 0, "x");
    int send = builder.send(0, 1, new PrepareArgs(0, 3), start);
    int lost = builder.send(0, 2, new PrepareArgs(0, 3), start);
    int drop = builder.drop(lost, TraceEvent.Why.LOSS);
    int deliver = builder.deliver(send);

    Timeline timeline = new Timeline(builder.build());
    assertThat(timeline.column(send)).isEqualTo(timeline.column(start));
    assertThat(timeline.column(lost)).isEqualTo(timeline.column(start));
    assertThat(timeline.column(drop)).isEqualTo(timeline.column(start));
    assertThat(timeline.column(deliver)).isEqualTo(timeline.column(start) + 1);
    assertThat(timeline.columnCount()).isEqualTo(2);
  }

  @Test
  void aCutEndsWhereTheNetworkIsHealedOrCutAnew() {
    int first = builder.partition("0 | 1 2");
    int second = builder.partition("0 > 1");
    int heal = builder.heal();
    int last = builder.partition("0 1 | 2");

    Timeline timeline = new Timeline(builder.build());
    assertThat(timeline.cuts())
        .containsExactly(
            new Cut(first, second, "0 | 1 2"),
            new Cut(second, heal, "0 > 1"),
            new Cut(last, timeline.size(), "0 1 | 2"));
    assertThat(timeline.cuts().get(0).groups()).containsExactly(List.of(0), List.of(1, 2));
    assertThat(timeline.cuts().get(1).groups()).isEmpty();
  }

  @Test
  void anEventThatNamesAnUnknownMessageIsHarmless() {
    Trace broken = builder.build();
    Trace trace =
        new Trace(
            broken.header(),
            List.of(),
            List.of(
                new TraceEvent.Deliver(4, 0, 9, 0, 1, 77),
                new TraceEvent.Reply(6, 0, 9, 1, 0, new PrepareReply(true, 3, -1, null), 77, null),
                new TraceEvent.Drop(9, 0, 78, TraceEvent.Why.LOSS)),
            List.of());

    Timeline timeline = new Timeline(trace);
    assertThat(timeline.arrows()).hasSize(1);
    assertThat(timeline.lane(2)).isEqualTo(TraceEvent.NONE);
    assertThat(new Acceptors(timeline).at(2, 0, 1)).isEqualTo(AcceptorState.UNKNOWN);
  }

  @Test
  void idsNeedNotBeIndexes() {
    Trace sample = Samples.healthy();
    Trace tail = new Trace(sample.header(), List.of(), sample.events().subList(10, 20), List.of());

    Timeline timeline = new Timeline(tail);
    assertThat(timeline.indexOf(12)).isEqualTo(2);
    assertThat(timeline.indexOf(2)).isEqualTo(-1);
    assertThat(timeline.indexAtOrBefore(500)).isEqualTo(9);
    assertThat(timeline.indexAtOrBefore(2)).isZero();
  }

  @Test
  void columnsOfALongRunAreCountedWithoutGaps() {
    Timeline timeline = new Timeline(LongSample.of(3_000));
    assertThat(timeline.column(0)).isZero();
    for (int i = 1; i < timeline.size(); i++) {
      boolean same =
          timeline.lane(i) == timeline.lane(i - 1) && timeline.time(i) == timeline.time(i - 1);
      int step = timeline.column(i) - timeline.column(i - 1);
      assertThat(step).as("from event %d", i - 1).isBetween(same ? 0 : 1, 1);
    }
    assertThat(timeline.columnCount()).isEqualTo(timeline.column(timeline.size() - 1) + 1);
    assertThat(timeline.columnCount()).isBetween(1_000, 2_900);
  }
}
