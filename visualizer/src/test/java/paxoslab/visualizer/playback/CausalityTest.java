package paxoslab.visualizer.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import paxoslab.trace.TraceEvent;
import paxoslab.visualizer.sample.Samples;

class CausalityTest {
  private final Timeline run = new Timeline(Samples.brokenPromise());
  private final Causality causality = new Causality(run);

  private int first(Class<? extends TraceEvent> type) {
    return IntStream.range(0, run.size())
        .filter(i -> type.isInstance(run.event(i)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aMessagesSendIsInItsArrivalsPast() {
    int arrival = first(TraceEvent.Deliver.class);
    int sent = run.indexOf(((TraceEvent.Deliver) run.event(arrival)).send());
    assertThat(causality.around(arrival).get(sent)).isTrue();
    assertThat(causality.around(sent).get(arrival)).isTrue();
  }

  @Test
  void allOfOnePeersEventsAreOrdered() {
    int arrival = first(TraceEvent.Deliver.class);
    BitSet around = causality.around(arrival);
    assertThat(IntStream.range(0, run.size()).filter(i -> run.lane(i) == run.lane(arrival)))
        .filteredOn(i -> !(run.event(i) instanceof TraceEvent.Drop))
        .allMatch(around::get);
  }

  @Test
  void whatOtherPeersDidMeanwhileIsDimmed() {
    int start = first(TraceEvent.Call.class);
    int rival =
        IntStream.range(0, run.size())
            .filter(i -> run.event(i) instanceof TraceEvent.Call && run.lane(i) != run.lane(start))
            .findFirst()
            .orElseThrow();
    assertThat(causality.around(start).get(rival)).isFalse();
  }

  @Test
  void whatBecameOfAMessageIsNotKnownToItsSender() {
    Timeline busy = new Timeline(Samples.busy());
    Causality lost = new Causality(busy);
    int drop =
        IntStream.range(0, busy.size())
            .filter(i -> busy.event(i) instanceof TraceEvent.Drop)
            .findFirst()
            .orElseThrow();
    BitSet around = lost.around(drop);
    assertThat(around.length()).as("nothing follows from a loss").isEqualTo(drop + 1);
  }
}
