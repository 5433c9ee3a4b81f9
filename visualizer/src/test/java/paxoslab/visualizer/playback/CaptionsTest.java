package paxoslab.visualizer.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import paxoslab.trace.Trace;
import paxoslab.visualizer.sample.Samples;
import paxoslab.visualizer.sample.TraceBuilder;

class CaptionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "0 | two proposers compete",
        "1 | The application asks p0 to start instance 0 with \"a\".",
        "2 | p0 reports instance 0 as pending.",
        "3 | p0 asks p1 to promise ballot 3 for instance 0.",
        "5 | Prepare 3 from p0 to p2 is lost by the network.",
        "6 | p1 receives prepare 3 for instance 0 from p0.",
        "7 | p1 promises ballot 3; it has accepted nothing yet.",
        "8 | p0 hears from p1: promise 3.",
        "9 | p0 asks p1 to accept \"a\" at ballot 3 for instance 0.",
        "20 | p1 accepts \"a\" at ballot 3 for instance 0.",
        "21 | The reply \"accepted\" from p1 to p0 comes too late: the caller no longer waits.",
        "23 | p0 stops for good."
      })
  void everyEventHasASentence(int index, String sentence) {
    assertThat(new Captions(new Timeline(Samples.brokenPromise())).at(index)).isEqualTo(sentence);
  }

  @Test
  void noCaptionIsEmpty() {
    for (Trace trace : new Trace[] {Samples.healthy(), Samples.brokenPromise(), Samples.busy()}) {
      Timeline timeline = new Timeline(trace);
      Captions captions = new Captions(timeline);
      assertThat(IntStream.range(0, timeline.size()).mapToObj(captions::at))
          .allMatch(c -> !c.isBlank());
    }
  }

  @Test
  void anEmptyRunSaysSo() {
    Timeline empty = new Timeline(new TraceBuilder("T", "test", 3).build());
    assertThat(new Captions(empty).at(0)).isEqualTo("This trace holds no events.");
  }
}
