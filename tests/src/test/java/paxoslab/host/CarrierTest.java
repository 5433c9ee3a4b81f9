package paxoslab.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

class CarrierTest {
  private static final int HANDS = 200_000;

  /** The main thread looks now and then whether a task is stuck, and may be handed it meanwhile. */
  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
  void batonHandedJustAsTheWaiterGivesUpIsNotLost() throws InterruptedException {
    Carrier waiter = new Carrier(Thread.currentThread());
    AtomicInteger received = new AtomicInteger();
    Thread hander =
        new Thread(
            () -> {
              for (int i = 0; i < HANDS && !Thread.currentThread().isInterrupted(); i++) {
                waiter.hand(i);
                while (received.get() == i && !Thread.currentThread().isInterrupted()) {
                  Thread.onSpinWait();
                }
              }
            });
    hander.start();
    try {
      while (received.get() < HANDS && !Thread.currentThread().isInterrupted()) {
        if (waiter.receive(1) != null) {
          received.incrementAndGet();
        }
      }
    } finally {
      hander.interrupt();
      hander.join();
    }
    assertThat(received).hasValue(HANDS);
  }
}
