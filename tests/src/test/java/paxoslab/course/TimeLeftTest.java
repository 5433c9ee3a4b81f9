package paxoslab.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeLeftTest {
  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  @Test
  void nothingIsSaidWhileNothingIsKnown() {
    assertThat(TimeLeft.of(List.of(), List.of(), 10, 2)).isEmpty();
    assertThat(TimeLeft.of(List.of(), List.of(new TimeLeft.Running(seconds(1), 0)), 10, 2))
        .isEmpty();
  }

  @Test
  void whatWaitsIsSharedByTheWorkers() {
    assertThat(TimeLeft.of(List.of(seconds(10), seconds(20)), List.of(), 8, 2))
        .contains(seconds(60));
  }

  @Test
  void whatIsInWorkCountsByTheShareThatIsDone() {
    List<TimeLeft.Running> running = List.of(new TimeLeft.Running(seconds(5), 0.5));

    assertThat(TimeLeft.of(List.of(), running, 0, 1)).contains(seconds(5));
    assertThat(TimeLeft.of(List.of(), running, 3, 1)).contains(seconds(35));
  }

  @Test
  void itEndsNoEarlierThanTheLastInWork() {
    List<TimeLeft.Running> running = List.of(new TimeLeft.Running(seconds(0), 0));

    assertThat(TimeLeft.of(List.of(seconds(10)), running, 0, 8)).contains(seconds(10));
  }
}
