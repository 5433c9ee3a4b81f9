package paxoslab.child;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When a child that owes an answer has had its time: told in made-up times. */
class DeadlineTest {
  private static final long SECOND = 1_000_000_000L;

  private final Deadline deadline = new Deadline(new ChildLimits(1, 1, 10, 20, 100, 1));

  @Test
  void childThatComputesTooLongMustDie() {
    assertThat(deadline.look(1, 0, 0)).isEmpty();
    assertThat(deadline.look(1, 30 * SECOND, 10 * SECOND)).isEmpty();
    assertThat(deadline.look(1, 31 * SECOND, 10 * SECOND + 1))
        .contains("computed for more than 10 s and did not answer");
  }

  @Test
  void slowMachineFailsNobody() {
    for (int second = 0; second <= 99; second++) {
      assertThat(deadline.look(1, second * SECOND, second * SECOND / 50)).isEmpty();
    }
  }

  @Test
  void childThatDoesNothingMustDie() {
    for (int second = 0; second <= 20; second++) {
      assertThat(deadline.look(1, second * SECOND, 7)).isEmpty();
    }
    assertThat(deadline.look(1, 21 * SECOND, 7))
        .contains("did nothing for more than 20 s of real time and did not answer");
  }

  @Test
  void timeBetweenAnswersDoesNotCount() {
    for (int exchange = 1; exchange < 100; exchange++) {
      assertThat(deadline.look(exchange, exchange * 50 * SECOND, exchange * 9 * SECOND)).isEmpty();
    }
  }

  @Test
  void childThatDawdlesMustDieAtLast() {
    for (int second = 0; second <= 100; second++) {
      assertThat(deadline.look(1, second * SECOND, second * SECOND / 50)).isEmpty();
    }
    assertThat(deadline.look(1, 101 * SECOND, 2 * SECOND))
        .contains("did not answer within 100 s of real time");
  }
}
