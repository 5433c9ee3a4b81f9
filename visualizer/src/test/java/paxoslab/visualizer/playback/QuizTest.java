package paxoslab.visualizer.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import paxoslab.trace.TraceEvent;
import paxoslab.visualizer.sample.Samples;

class QuizTest {
  private final Timeline run = new Timeline(Samples.healthy());
  private final Quiz quiz = new Quiz(run);

  @Test
  void beforeAnAnswerItAsksForIt() {
    for (int i = 0; i + 1 < run.size(); i++) {
      if (run.event(i + 1) instanceof TraceEvent.Reply reply) {
        assertThat(quiz.at(i)).isEqualTo("What will p" + reply.from() + " answer?");
      }
    }
  }

  @Test
  void itAsksOnceWhatAPeerWillSend() {
    long asked =
        IntStream.range(0, run.size())
            .filter(i -> quiz.at(i).equals("What will p0 do now?"))
            .count();
    assertThat(asked).as("prepare, accept and choose").isEqualTo(3);
  }

  @Test
  void atTheEndThereIsNothingToAsk() {
    assertThat(quiz.at(run.size() - 1)).isEmpty();
  }
}
