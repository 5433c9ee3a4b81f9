package paxoslab.visualizer.view;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.application.Platform;
import paxoslab.solution.SolutionException;
import paxoslab.visualizer.branch.NoWhatIfException;

/**
 * Plays runs on a thread of its own, one at a time, while the window stays usable. All methods are
 * for the window's thread.
 */
final class Playing {
  private final Consumer<List<String>> say;
  private final Executor background;
  private CompletableFuture<Void> work = CompletableFuture.completedFuture(null);
  private int session;

  /** What is played. */
  @FunctionalInterface
  interface Job<T> {
    /**
     * Plays it.
     *
     * @throws NoWhatIfException if it can't be played
     */
    T play() throws NoWhatIfException;
  }

  /**
   * Plays nothing yet.
   *
   * @param name what a debugger calls the thread
   * @param say shows lines in the window
   */
  Playing(String name, Consumer<List<String>> say) {
    this.say = say;
    this.background =
        Executors.newSingleThreadExecutor(
            job -> {
              Thread thread = new Thread(job, name);
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Ends when what is being played was shown, or said to have failed. */
  CompletableFuture<Void> work() {
    return work;
  }

  /** Nobody wants what is being played any more. */
  void forget() {
    session++;
  }

  /**
   * Plays something, unless something is being played.
   *
   * @param saying what is said meanwhile; nothing if it is empty
   * @param then gets what came of it
   */
  <T> void play(String saying, Job<T> job, Consumer<T> then) {
    if (!work.isDone()) {
      say.accept(List.of("Still playing; one branch at a time."));
      return;
    }
    int begun = session;
    if (!saying.isEmpty()) {
      say.accept(List.of(saying));
    }
    work =
        CompletableFuture.supplyAsync(() -> result(job), background)
            .thenAcceptAsync(
                result -> {
                  if (begun == session) {
                    then.accept(result);
                  }
                },
                Platform::runLater)
            .exceptionallyAsync(
                failure -> {
                  if (begun == session) {
                    say.accept(List.of(reason(failure)));
                  }
                  return null;
                },
                Platform::runLater);
  }

  private static <T> T result(Job<T> job) {
    try {
      return job.play();
    } catch (NoWhatIfException e) {
      throw new CompletionException(e);
    }
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof NoWhatIfException || cause instanceof SolutionException
        ? String.valueOf(cause.getMessage())
        : "The branch can't be played: " + cause;
  }
}
