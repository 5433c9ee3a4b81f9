package paxoslab.visualizer.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import paxoslab.trace.TraceEvent;
import paxoslab.visualizer.sample.Samples;

class EventQueryTest {
  private final Timeline run = new Timeline(Samples.brokenPromise());

  private List<Integer> find(String text) {
    return EventQuery.parse(text, run).matches();
  }

  private List<String> captions(String text) {
    Captions captions = new Captions(run);
    return find(text).stream().map(captions::at).toList();
  }

  @Test
  void kindsAreThoseOfTracesAndOfMessages() {
    assertThat(find("kind:send"))
        .isNotEmpty()
        .allMatch(i -> run.event(i) instanceof TraceEvent.Send);
    assertThat(find("kind:deliver-reply"))
        .isNotEmpty()
        .allMatch(i -> run.event(i) instanceof TraceEvent.DeliverReply);
    assertThat(captions("kind:promise kind:reply"))
        .isNotEmpty()
        .allMatch(caption -> caption.contains("promises ballot"));
    assertThat(captions("kind:accept kind:deliver"))
        .isNotEmpty()
        .allMatch(caption -> caption.contains("receives accept"));
  }

  @Test
  void aPeersEventsAreThoseThereAndThoseThatComeFromThere() {
    assertThat(find("peer:p1"))
        .isNotEmpty()
        .allMatch(
            i ->
                run.lane(i) == 1
                    || (run.event(i) instanceof TraceEvent.Deliver d && d.from() == 1)
                    || (run.event(i) instanceof TraceEvent.DeliverReply r && r.from() == 1));
  }

  @Test
  void numbersAreCompared() {
    assertThat(find("n=5")).isNotEmpty().doesNotContainAnyElementsOf(find("n=3"));
    assertThat(find("n>=4")).isEqualTo(find("n>3"));
    assertThat(find("n<=3").size() + find("n>3").size()).isEqualTo(find("n>=0").size());
    assertThat(find("t<0.0001")).contains(0);
    assertThat(find("seq=0")).isNotEmpty();
    assertThat(find("seq!=0")).isEmpty();
  }

  @Test
  void allTermsMustHold() {
    assertThat(find("peer:p1 kind:accept n=3"))
        .isNotEmpty()
        .isSubsetOf(find("peer:p1"))
        .isSubsetOf(find("kind:accept"))
        .isSubsetOf(find("n=3"));
  }

  @Test
  void wordsAreLookedForInTheSentence() {
    assertThat(captions("PROMISES nothing")).isNotEmpty().allMatch(c -> c.contains("nothing yet"));
    assertThat(find("nobodysaysthis")).isEmpty();
  }

  @Test
  void findingsAndLossesAreFound() {
    assertThat(find("finding")).containsExactly(run.indexOf(run.trace().findings().get(0)));
    Timeline busy = new Timeline(Samples.busy());
    assertThat(EventQuery.parse("dropped", busy).matches())
        .isNotEmpty()
        .allMatch(i -> busy.event(i) instanceof TraceEvent.Drop);
  }

  @Test
  void theSearchGoesRound() {
    EventQuery query = EventQuery.parse("kind:call", run);
    int first = query.matches().get(0);
    int last = query.matches().get(query.matches().size() - 1);
    assertThat(query.next(last)).isEqualTo(first);
    assertThat(query.previous(first)).isEqualTo(last);
    assertThat(query.next(first - 1)).isEqualTo(first);
    assertThat(EventQuery.parse("", run).next(3)).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"peer:p9", "kind:nonsense", "n>>3", "t<"})
  void aTermThatSaysNothingIsNamed(String term) {
    assertThatThrownBy(() -> find(term))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(term + ": ");
  }

  @Test
  void theLastWordIsCompleted() {
    Timeline run = new Timeline(Samples.brokenPromise());
    assertThat(EventQuery.completions("kind:pr", run))
        .containsExactly("kind:prepare", "kind:promise");
    assertThat(EventQuery.completions("dropped peer:", run))
        .containsExactly("peer:p0", "peer:p1", "peer:p2");
    assertThat(EventQuery.completions("", run)).isEmpty();
    assertThat(EventQuery.completions("dropped", run)).isEmpty();
  }
}
