package paxoslab.visualizer.view;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/** The toolkit, which starts once, whichever test comes first. */
final class Toolkit {
  private static boolean running;

  private Toolkit() {}

  /** What happens on the window's thread. */
  interface Steps {
    void run() throws Exception;
  }

  static synchronized void start() throws Exception {
    if (!running) {
      CompletableFuture<Void> started = new CompletableFuture<>();
      Platform.startup(() -> started.complete(null));
      started.get(60, TimeUnit.SECONDS);
      Platform.setImplicitExit(false);
      running = true;
    }
  }

  /** Does something on the window's thread, and waits for it. */
  static void onScreen(Steps steps) throws Exception {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            steps.run();
            done.complete(null);
          } catch (Throwable e) {
            done.completeExceptionally(e);
          }
        });
    done.get(60, TimeUnit.SECONDS);
  }
}
