package paxoslab.guard;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import paxoslab.api.RpcFuture;

/** A future whose waiting takes virtual time. */
public class TaskFuture<T> extends RpcFuture<T> {
  private final GuardRuntime runtime;
  private final boolean rpc;

  public TaskFuture(GuardRuntime runtime, boolean rpc) {
    this.runtime = runtime;
    this.rpc = rpc;
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
    super.whenComplete((v, e) -> action.run());
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
    runtime.await(this);
    return super.join();
  }
}
