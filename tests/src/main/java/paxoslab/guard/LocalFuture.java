package paxoslab.guard;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A future that a student makes: {@code new CompletableFuture<>()} and CompletableFuture's static
 * methods become this.
 *
 * <p>A template: each peer's class loader defines its own copy, because it asks that peer's {@link
 * Guard} for the host. The static methods mean what CompletableFuture's of the same names mean.
 */
public class LocalFuture<T> extends TaskFuture<T> {
  /** A future that is not done. */
  public LocalFuture() {
    super(Guard.runtime(), false);
  }

  /** A future that is done. */
  public static <U> CompletableFuture<U> completedFuture(@Nullable U value) {
    LocalFuture<U> future = new LocalFuture<>();
    future.complete(value);
    return future;
  }

  /** A future that has failed. */
  public static <U> CompletableFuture<U> failedFuture(Throwable cause) {
    LocalFuture<U> future = new LocalFuture<>();
    future.completeExceptionally(cause);
    return future;
  }

  /** A stage that is done. */
  public static <U> CompletionStage<U> completedStage(U value) {
    return completedFuture(value);
  }

  /** A stage that has failed. */
  public static <U> CompletionStage<U> failedStage(Throwable cause) {
    return failedFuture(cause);
  }

  /** A future that is done when all are. */
  public static CompletableFuture<Void> allOf(CompletableFuture<?>... futures) {
    return follow(CompletableFuture.allOf(futures));
  }

  /** A future that is done when one of them is. */
  public static CompletableFuture<Object> anyOf(CompletableFuture<?>... futures) {
    return follow(CompletableFuture.anyOf(futures));
  }

  /** A future that a new task of this peer completes. */
  public static <U> CompletableFuture<U> supplyAsync(Supplier<U> supplier) {
    return new LocalFuture<U>().completeAsync(supplier);
  }

  /** A future that an executor's task completes. */
  public static <U> CompletableFuture<U> supplyAsync(Supplier<U> supplier, Executor executor) {
    return new LocalFuture<U>().completeAsync(supplier, executor);
  }

  /** A future that is done when a new task of this peer has run. */
  public static CompletableFuture<Void> runAsync(Runnable action) {
    return completedFuture((Void) null).thenRunAsync(action);
  }

  /** A future that is done when an executor's task has run. */
  public static CompletableFuture<Void> runAsync(Runnable action, Executor executor) {
    return completedFuture((Void) null).thenRunAsync(action, executor);
  }

  /** Starts each command as a new task of this peer after some virtual time. */
  public static Executor delayedExecutor(long delay, TimeUnit unit) {
    return delayedExecutor(delay, unit, Guard.runtime().tasks());
  }

  /** Hands each command to an executor after some virtual time. */
  public static Executor delayedExecutor(long delay, TimeUnit unit, Executor executor) {
    GuardRuntime runtime = Guard.runtime();
    long micros = Waiting.micros(delay, unit);
    return command -> runtime.later(micros, () -> executor.execute(command));
  }

  private static <U> CompletableFuture<U> follow(CompletableFuture<U> source) {
    LocalFuture<U> future = new LocalFuture<>();
    source.whenComplete(
        (value, failure) -> {
          if (failure == null) {
            future.complete(value);
          } else {
            future.completeExceptionally(failure);
          }
        });
    return future;
  }
}
