package paxoslab.guard;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A future whose waiting takes virtual time.
 *
 * <p>It behaves as CompletableFuture does, but for three things. Whoever waits for it waits in the
 * host's event loop; its timeouts are in virtual time; and the {@code Async} methods run their
 * callback as a new task of the peer. What a callback throws is also reported to the host.
 *
 * <p>Only the host completes an RPC's future: a student's attempt is refused. Hence {@link
 * #orTimeout} and {@link #completeOnTimeout} of an RPC's future don't return {@code this}, as
 * CompletableFuture's do, but a new future that ends with the reply or at the timeout; the call
 * itself goes on.
 */
public class TaskFuture<T> extends GuardedStage<T> {
  private final GuardRuntime runtime;
  private final boolean rpc;

  /**
   * A future that is not done.
   *
   * @param runtime the host of the peer that it belongs to
   * @param rpc true if it is a reply on its way, which only the host may complete
   */
  public TaskFuture(GuardRuntime runtime, boolean rpc) {
    super(runtime);
    this.runtime = runtime;
    this.rpc = rpc;
  }

  /** True if this is a reply on its way, which comes or fails by itself. */
  public final boolean isRpc() {
    return rpc;
  }

  /** Completes an RPC's future; only the host can. */
  public final boolean deliver(T value) {
    return super.complete(value);
  }

  /** Fails an RPC's future; only the host can. */
  public final boolean fail(Throwable cause) {
    return super.completeExceptionally(cause);
  }

  /** Runs an action when this is done, unguarded: for the host's own use. */
  public final void onDone(Runnable action) {
    unguarded(action);
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new TaskFuture<>(runtime, false);
  }

  @Override
  public Executor defaultExecutor() {
    return runtime.tasks();
  }

  @Override
  public T join() {
    waitUntilDone();
    return super.join();
  }

  @Override
  public T get() throws InterruptedException, ExecutionException {
    waitUntilDone();
    return super.get();
  }

  @Override
  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    long micros = Waiting.micros(timeout, unit);
    if (!isDone() && (micros <= 0 || !runtime.await(this, micros))) {
      throw new TimeoutException("not done after " + micros + " virtual microseconds");
    }
    return super.get();
  }

  @Override
  public CompletableFuture<T> orTimeout(long timeout, TimeUnit unit) {
    TaskFuture<T> future = timed();
    if (!future.isDone()) {
      runtime.later(
          Waiting.micros(timeout, unit),
          () -> future.completeExceptionally(new TimeoutException()));
    }
    return future;
  }

  @Override
  public CompletableFuture<T> completeOnTimeout(T value, long timeout, TimeUnit unit) {
    TaskFuture<T> future = timed();
    if (!future.isDone()) {
      runtime.later(Waiting.micros(timeout, unit), () -> future.complete(value));
    }
    return future;
  }

  @Override
  public boolean complete(@Nullable T value) {
    onlyOwn("complete");
    return super.complete(value);
  }

  @Override
  public boolean completeExceptionally(Throwable cause) {
    onlyOwn("completeExceptionally");
    return super.completeExceptionally(cause);
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    onlyOwn("cancel");
    return super.cancel(mayInterruptIfRunning);
  }

  @Override
  public void obtrudeValue(T value) {
    onlyOwn("obtrudeValue");
    super.obtrudeValue(value);
  }

  @Override
  public void obtrudeException(Throwable cause) {
    onlyOwn("obtrudeException");
    super.obtrudeException(cause);
  }

  @Override
  public CompletableFuture<T> completeAsync(Supplier<? extends T> supplier) {
    return completeAsync(supplier, defaultExecutor());
  }

  @Override
  public CompletableFuture<T> completeAsync(Supplier<? extends T> supplier, Executor executor) {
    onlyOwn("completeAsync");
    return super.completeAsync(new Callbacks(runtime).supplier(supplier), executor);
  }

  /** A copy; unlike CompletableFuture's it is an ordinary future. */
  @Override
  public CompletionStage<T> minimalCompletionStage() {
    return copy();
  }

  private TaskFuture<T> timed() {
    if (!rpc) {
      return this;
    }
    TaskFuture<T> future = new TaskFuture<>(runtime, false);
    onDone(() -> future.follow(this));
    return future;
  }

  private void follow(TaskFuture<T> done) {
    try {
      complete(done.getNow(null));
    } catch (Throwable failure) {
      completeExceptionally(failure);
    }
  }

  private void waitUntilDone() {
    if (!isDone()) {
      runtime.await(this);
    }
  }

  private void onlyOwn(String method) {
    if (rpc) {
      throw runtime.refuse(
          method
              + " of an RPC's future is refused; only the reply completes it: make a new"
              + " CompletableFuture");
    }
  }
}
