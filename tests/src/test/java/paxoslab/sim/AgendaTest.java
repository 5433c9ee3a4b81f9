package paxoslab.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import paxoslab.api.PrepareArgs;

/** What happens first. */
class AgendaTest {
  private final Agenda agenda = new Agenda(null);

  private void timer(long time, int number) {
    agenda.add(time, 0, new Agenda.TimerRings(0, number, 0));
  }

  private Rpc expiry(long time, int number) {
    Rpc rpc = new Rpc(number, 0, 1, number, new PrepareArgs(0, 1), 0);
    agenda.addExpiry(time, rpc);
    return rpc;
  }

  private List<String> rest() {
    List<String> order = new ArrayList<>();
    for (Agenda.Due due = agenda.peek(0); due != null; due = agenda.peek(0)) {
      agenda.take(due);
      order.add(
          due.item() instanceof Agenda.TimerRings t
              ? "timer " + t.timer()
              : "call " + ((Agenda.CallExpires) due.item()).rpc().id);
    }
    return order;
  }

  @Test
  void earlierTimesComeFirst() {
    timer(30, 3);
    timer(10, 1);
    timer(20, 2);
    assertThat(rest()).containsExactly("timer 1", "timer 2", "timer 3");
  }

  @Test
  void oneTimeKeepsTheOrderOfEntry() {
    for (int i = 0; i < 20; i++) {
      timer(5, i);
    }
    assertThat(rest()).hasSize(20).startsWith("timer 0", "timer 1", "timer 2").endsWith("timer 19");
  }

  @Test
  void expiriesAreMergedByTimeThenOrderOfEntry() {
    timer(10, 1);
    expiry(10, 2);
    timer(10, 3);
    expiry(20, 4);
    timer(15, 5);
    assertThat(rest()).containsExactly("timer 1", "call 2", "timer 3", "timer 5", "call 4");
  }

  @Test
  void callThatIsOverDoesNotExpire() {
    Rpc first = expiry(10, 1);
    expiry(20, 2);
    first.open = false;
    assertThat(rest()).containsExactly("call 2");
  }

  @Test
  void emptyAgendaShowsNothing() {
    assertThat(agenda.peek(0)).isNull();
  }
}
