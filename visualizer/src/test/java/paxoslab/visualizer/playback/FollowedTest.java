package paxoslab.visualizer.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import paxoslab.trace.TraceEvent;
import paxoslab.visualizer.playback.Followed.By;
import paxoslab.visualizer.sample.Samples;

class FollowedTest {
  private final Timeline run = new Timeline(Samples.brokenPromise());
  private final Captions captions = new Captions(run);

  private int first(Class<? extends TraceEvent> type) {
    return IntStream.range(0, run.size())
        .filter(i -> type.isInstance(run.event(i)))
        .findFirst()
        .orElseThrow();
  }

  private List<String> said(Followed thread) {
    return thread.events().stream().mapToObj(captions::at).toList();
  }

  @Test
  void aBallotIsFollowedFromItsPrepareToItsAnswers() {
    Followed ballot = Followed.from(run, first(TraceEvent.Send.class), By.BALLOT).orElseThrow();
    assertThat(ballot.words()).isEqualTo("ballot 3 of instance 0");
    assertThat(said(ballot))
        .anyMatch(text -> text.contains("promise ballot 3"))
        .anyMatch(text -> text.contains("hears from"))
        .noneMatch(text -> text.contains("ballot 5"));
  }

  @Test
  void aValueIsFollowedFromItsStart() {
    Followed value = Followed.from(run, first(TraceEvent.Call.class), By.VALUE).orElseThrow();
    assertThat(value.words()).isEqualTo("value \"a\"");
    assertThat(said(value))
        .anyMatch(text -> text.contains("to start instance 0"))
        .anyMatch(text -> text.contains("accept \"a\" at ballot 3"))
        .noneMatch(text -> text.contains("\"b\""));
  }

  @Test
  void anInstanceIsAllThatSpeaksOfIt() {
    Followed instance = Followed.from(run, first(TraceEvent.Send.class), By.INSTANCE).orElseThrow();
    assertThat(instance.words()).isEqualTo("instance 0");
    assertThat(instance.events().cardinality()).isGreaterThan(20);
    assertThat(instance.events().get(first(TraceEvent.Note.class))).isFalse();
  }

  @Test
  void whatIsAboutNoBallotFollowsNone() {
    assertThat(Followed.from(run, first(TraceEvent.Note.class), By.BALLOT)).isEmpty();
    assertThat(Followed.from(run, first(TraceEvent.Note.class), By.VALUE)).isEmpty();
    assertThat(Followed.from(run, first(TraceEvent.Note.class), By.INSTANCE)).isEmpty();
  }
}
