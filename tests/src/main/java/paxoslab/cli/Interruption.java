package paxoslab.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Does something when the process is told to end, as by Ctrl-C, until it is closed. */
final class Interruption implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 5;

  private final Thread hook;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Runnable stop;

  Interruption(Runnable stop) {
    this.stop = stop;
    hook = new Thread(this::stopAndWait, "lab-interrupted");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** The process ends when its hooks have: so the command gets time to say where it stopped. */
  private void stopAndWait() {
    stop.run();
    try {
      if (!closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        Runtime.getRuntime().halt(Main.INTERRUPTED);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending: the hook runs already, and waits for nothing more.
      closed.countDown();
    }
  }
}
