package paxoslab.visualizer.view;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/** The toolkit, which starts once for all tests of a process. */
final class ScreenInMemory {
  private ScreenInMemory() {}

  static void start() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    try {
      Platform.startup(started::countDown);
    } catch (IllegalStateException e) {
      // Another test has started it.
      Platform.runLater(started::countDown);
    }
    if (!started.await(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the toolkit did not start");
    }
    Platform.setImplicitExit(false);
  }
}
